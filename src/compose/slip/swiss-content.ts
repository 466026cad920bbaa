import type { PartyTexts, SwissQrForm } from '../../job/template-payment.ts';
import type { PostalAddress } from '../../model/postal-address.ts';
import { electronicIban } from '../../payment/iban.ts';
import { swissPartyProblem, type SwissParty } from '../../payment/swiss-party.ts';
import { withPlainSigns } from '../../payment/swiss-characters.ts';
import { swissAccountProblem, swissPayload, type SwissPayment } from '../../payment/swiss-payload.ts';
import type { PaymentProblem } from '../../payment/payment-problem.ts';
import type { CompiledText } from '../compiled-text.ts';
import type { VariantBench } from '../variant-bench.ts';
import type { WholeNumber } from '../workbench.ts';
import { payerName } from './payer-name.ts';

type CompiledParty = Readonly<Record<keyof PartyTexts, CompiledText>>;
type Form = SwissQrForm;

/** What a Swiss QR-bill says in the document in hand, checked. */
export interface SwissBill {
  readonly payment: SwissPayment;
  /** The text of its code. */
  readonly payload: string;
}

/** Reads the values of a Swiss QR-bill from documents. */
export class SwissContent {
  readonly #form: Form;
  readonly #at: string;
  readonly #texts: Readonly<Record<keyof Form['texts'], CompiledText>>;
  readonly #creditor: CompiledParty;
  readonly #debtor: CompiledParty | undefined;
  readonly #schemes: readonly CompiledText[];
  readonly #amount: WholeNumber | undefined;
  readonly #bench: VariantBench;

  constructor(form: Form, at: string, bench: VariantBench) {
    const scope = bench.desk.scopes.flow;
    const { iban, reference, message, billInformation } = form.texts;
    this.#form = form;
    this.#at = at;
    this.#bench = bench;
    this.#texts = {
      iban: bench.texts.text(iban, scope),
      reference: bench.texts.text(reference, scope),
      message: bench.texts.text(message, scope),
      billInformation: bench.texts.text(billInformation, scope),
    };
    this.#creditor = compiledParty(form.creditor, bench);
    this.#debtor = typeof form.debtor === 'string' ? undefined : compiledParty(form.debtor, bench);
    this.#schemes = form.schemes.map((scheme) => bench.texts.text(scheme, scope));
    this.#amount = form.amount === undefined ? undefined : bench.texts.wholeNumber(form.amount, scope);
    this.#checkFixed();
  }

  /** Undefined where it is refused: the trouble is reported. */
  read(): SwissBill | undefined {
    const { document } = this.#bench.desk;
    const { values } = document;
    const amount = this.#amount?.(values);
    if (this.#amount !== undefined && amount === undefined) {
      return this.#refuse({ kind: 'amount', field: 'amount', reason: 'the document has none' });
    }
    const payment: SwissPayment = {
      iban: this.#texts.iban.evaluate(values),
      creditor: this.#party(this.#creditor),
      amount,
      currency: document.currency,
      debtor: this.#payer(),
      reference: this.#texts.reference.evaluate(values),
      message: withPlainSigns(this.#texts.message.evaluate(values)),
      billInformation: withPlainSigns(this.#texts.billInformation.evaluate(values)),
      schemes: this.#schemes
        .map((scheme) => withPlainSigns(scheme.evaluate(values)))
        .filter((scheme) => scheme !== ''),
    };
    const payload = swissPayload(payment);
    return typeof payload === 'string' ? { payment, payload } : this.#refuse(payload);
  }

  #payer(): SwissParty | undefined {
    if (this.#form.debtor === 'recipient') {
      const party = partyAt(this.#bench.desk.document.address);
      return party === undefined ? undefined : plainParty(party);
    }
    if (this.#debtor === undefined) return undefined;
    const debtor = this.#party(this.#debtor);
    return Object.values<string>({ ...debtor }).every((text) => text.trim() === '') ? undefined : debtor;
  }

  #party(texts: CompiledParty): SwissParty {
    const { values } = this.#bench.desk.document;
    return plainParty({
      name: texts.name.evaluate(values),
      street: texts.street.evaluate(values),
      houseNumber: texts.houseNumber.evaluate(values),
      postalCode: texts.postalCode.evaluate(values),
      city: texts.city.evaluate(values),
      country: texts.country.evaluate(values),
    });
  }

  /** What is the same in every document is wrong in every document. */
  #checkFixed(): void {
    const iban = this.#texts.iban.fixed;
    const account = iban === undefined ? undefined : swissAccountProblem(electronicIban(iban));
    if (account !== undefined) this.#refuse(account);
    if (Object.values(this.#creditor).some(({ fixed }) => fixed === undefined)) return;
    const creditor = swissPartyProblem(this.#party(this.#creditor), 'creditor');
    if (creditor !== undefined) this.#refuse(creditor);
  }

  #refuse({ kind, field, reason }: PaymentProblem): undefined {
    const { trouble } = this.#bench.desk;
    trouble.block = this.#at;
    trouble.report(`payment.${kind}`, '', '', { field, reason });
    return undefined;
  }
}

function compiledParty(texts: PartyTexts, bench: VariantBench): CompiledParty {
  const scope = bench.desk.scopes.flow;
  return {
    name: bench.texts.text(texts.name, scope),
    street: bench.texts.text(texts.street, scope),
    houseNumber: bench.texts.text(texts.houseNumber, scope),
    postalCode: bench.texts.text(texts.postalCode, scope),
    city: bench.texts.text(texts.city, scope),
    country: bench.texts.text(texts.country, scope),
  };
}

/**
 * Who is written to as a structured address, with a post box where there is no street. Without postal code or town an address has no place in the code: undefined.
 */
function partyAt(address: PostalAddress): SwissParty | undefined {
  const { street, houseNumber, postBox, postalCode, city, country } = address;
  if (postalCode === '' || city === '') return undefined;
  return {
    name: payerName(address),
    street: street === '' && houseNumber === '' ? postBox : street,
    houseNumber,
    postalCode: postalCode.startsWith(`${country}-`) ? postalCode.slice(country.length + 1) : postalCode,
    city,
    country,
  };
}

/** A party as the code may hold it. */
function plainParty(party: SwissParty): SwissParty {
  return {
    name: withPlainSigns(party.name),
    street: withPlainSigns(party.street),
    houseNumber: withPlainSigns(party.houseNumber),
    postalCode: party.postalCode,
    city: withPlainSigns(party.city),
    country: party.country,
  };
}
