import type { TransferForm } from '../../job/template-payment.ts';
import { epcPayload, type CreditTransfer } from '../../payment/epc-payload.ts';
import { electronicIban, ibanProblem } from '../../payment/iban.ts';
import type { PaymentProblem } from '../../payment/payment-problem.ts';
import type { CompiledText } from '../compiled-text.ts';
import type { VariantBench } from '../variant-bench.ts';
import type { WholeNumber } from '../workbench.ts';
import { payerName } from './payer-name.ts';

/** A credit transfer of the document in hand, checked. */
export interface Transfer {
  readonly transfer: CreditTransfer;
  /** The text of its code. */
  readonly payload: string;
  /** Name and town of the recipient; '' where whoever pays writes it in. */
  readonly payer: string;
}

/** Reads the values of a transfer form from documents. */
export class TransferContent {
  readonly #form: TransferForm;
  readonly #at: string;
  readonly #texts: Readonly<Record<keyof TransferForm['texts'], CompiledText>>;
  readonly #amount: WholeNumber | undefined;
  readonly #most: number;
  readonly #bench: VariantBench;

  /** `most`: characters that a field of the form has room for. */
  constructor(form: TransferForm, most: number, at: string, bench: VariantBench) {
    const scope = bench.desk.scopes.flow;
    const text = (key: keyof TransferForm['texts']): CompiledText => bench.texts.text(form.texts[key], scope);
    this.#form = form;
    this.#at = at;
    this.#most = most;
    this.#bench = bench;
    this.#texts = {
      name: text('name'),
      iban: text('iban'),
      bic: text('bic'),
      purpose: text('purpose'),
      reference: text('reference'),
      text: text('text'),
      information: text('information'),
    };
    this.#amount = form.amount === undefined ? undefined : bench.texts.wholeNumber(form.amount, scope);
    const iban = this.#texts.iban.fixed;
    const reason = iban === undefined ? undefined : ibanProblem(electronicIban(iban));
    if (reason !== undefined) this.#refuse({ kind: 'account', field: 'iban', reason });
  }

  /** Undefined where it is refused: the trouble is reported. */
  read(): Transfer | undefined {
    const { document } = this.#bench.desk;
    const { values } = document;
    const amount = this.#amount?.(values);
    if (this.#amount !== undefined && amount === undefined) {
      return this.#refuse({ kind: 'amount', field: 'amount', reason: 'the document has none' });
    }
    const transfer: CreditTransfer = {
      name: this.#texts.name.evaluate(values),
      iban: this.#texts.iban.evaluate(values),
      bic: this.#texts.bic.evaluate(values),
      amount,
      currency: document.currency,
      purpose: this.#texts.purpose.evaluate(values),
      reference: this.#texts.reference.evaluate(values),
      text: this.#texts.text.evaluate(values),
      information: this.#texts.information.evaluate(values),
    };
    const payload = epcPayload(transfer, this.#form.country === 'AT');
    if (typeof payload !== 'string') return this.#refuse(payload);
    for (const field of ['name', 'reference'] as const) {
      const { length } = transfer[field];
      if (length <= this.#most) continue;
      const reason = `it has ${length} characters where the form has room for ${this.#most}`;
      return this.#refuse({ kind: 'text', field, reason });
    }
    return { transfer, payload, payer: this.#form.payer === 'recipient' ? this.#payer() : '' };
  }

  /** What is too long for the field is written in by whoever pays. */
  #payer(): string {
    const { address } = this.#bench.desk.document;
    const name = payerName(address);
    return [`${name}, ${address.city}`, name].find((text) => text.length <= this.#most) ?? '';
  }

  #refuse({ kind, field, reason }: PaymentProblem): undefined {
    const { trouble } = this.#bench.desk;
    trouble.block = this.#at;
    trouble.report(`payment.${kind}`, '', '', { field, reason });
    return undefined;
  }
}
