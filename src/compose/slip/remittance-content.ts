import type { InlineText } from '../../job/template.ts';
import type { RemittanceForm } from '../../job/template-payment.ts';
import type { PaymentProblem } from '../../payment/payment-problem.ts';
import { scanLine, type ScanField } from '../../payment/scan-line.ts';
import type { CompiledText } from '../compiled-text.ts';
import type { VariantBench } from '../variant-bench.ts';
import type { WholeNumber } from '../workbench.ts';

/** What a stub says in the document in hand, checked. */
interface Remittance {
  readonly account: string;
  readonly due: string;
  /** As the locale writes it, with its currency. */
  readonly amount: string;
  readonly payTo: string;
  readonly payer: string;
  readonly scan: string;
}

interface CompiledField extends Omit<ScanField, 'text'> {
  readonly text: CompiledText | WholeNumber;
}

/** Reads the values of a remittance stub from documents. */
export class RemittanceContent {
  readonly #form: RemittanceForm;
  readonly #at: string;
  readonly #texts: Readonly<Record<keyof RemittanceForm['texts'] | 'money', CompiledText>>;
  readonly #amount: WholeNumber;
  readonly #fields: readonly CompiledField[];
  readonly #bench: VariantBench;

  constructor(form: RemittanceForm, at: string, bench: VariantBench) {
    const scope = bench.desk.scopes.flow;
    const text = (typed: InlineText): CompiledText => bench.texts.text(typed, scope);
    const money: InlineText = {
      byLanguage: {},
      default: [{ kind: 'value', expression: `money(${form.amount})`, bold: false }],
      at,
    };
    this.#form = form;
    this.#at = at;
    this.#bench = bench;
    this.#texts = {
      account: text(form.texts.account),
      due: text(form.texts.due),
      payTo: text(form.texts.payTo),
      money: text(money),
    };
    this.#amount = bench.texts.wholeNumber(form.amount, scope);
    this.#fields = form.scan.fields.map(({ value, ...field }) => ({
      ...field,
      text: 'amount' in value ? bench.texts.wholeNumber(value.amount, scope) : text(value),
    }));
  }

  /** Undefined where it is refused: the trouble is reported. */
  read(): Remittance | undefined {
    const { values, address } = this.#bench.desk.document;
    const amount = this.#amount(values);
    if (amount === undefined || amount <= 0) {
      const reason = amount === undefined ? 'the document has none' : 'there is nothing to pay';
      return this.#refuse({ kind: 'amount', field: 'amount', reason });
    }
    const fields = this.#fields.map(({ text, ...field }) => ({
      ...field,
      text: typeof text === 'function' ? String(text(values) ?? '') : text.evaluate(values),
    }));
    const scan = scanLine(fields, this.#form.scan.check);
    if (typeof scan !== 'string') return this.#refuse(scan);
    return {
      account: this.#texts.account.evaluate(values),
      due: this.#texts.due.evaluate(values),
      amount: this.#texts.money.evaluate(values),
      payTo: this.#texts.payTo.evaluate(values),
      payer: address.lines.join('\n'),
      scan,
    };
  }

  #refuse({ kind, field, reason }: PaymentProblem): undefined {
    const { trouble } = this.#bench.desk;
    trouble.block = this.#at;
    trouble.report(`payment.${kind}`, '', '', { field, reason });
    return undefined;
  }
}
