import { Buffer } from 'node:buffer';
import { electronicIban, ibanProblem } from './iban.ts';
import type { PaymentProblem } from './payment-problem.ts';
import { plainDecimal } from './plain-decimal.ts';
import { swissPartyLines, swissPartyProblem, textProblem, type SwissParty } from './swiss-party.ts';
import { isQrIban, swissReferenceProblem, swissReferenceType } from './swiss-reference.ts';

/** What a Swiss QR-bill asks to be paid. Empty texts: not given. Blanks around texts do not count. */
export interface SwissPayment {
  /** Of Switzerland or Liechtenstein. */
  readonly iban: string;
  readonly creditor: SwissParty;
  /** Hundredths of the currency; undefined: whoever pays writes it in. */
  readonly amount: number | undefined;
  /** CHF or EUR. */
  readonly currency: string;
  /** Undefined: whoever pays writes it in. */
  readonly debtor: SwissParty | undefined;
  /** 27 digits with a QR-IBAN, a creditor reference (ISO 11649) or nothing with any other IBAN; blanks do not count. */
  readonly reference: string;
  readonly message: string;
  /** For the debtor's program: `//S1/10/1234/…`. */
  readonly billInformation: string;
  /** Alternative procedures, two at most: `eBill/B/…`. */
  readonly schemes: readonly string[];
}

/** 999,999,999.99. */
const LARGEST = 99_999_999_999;
/** What version 25 holds with correction level M: Implementation Guidelines QR-bill 2.3, 5.3. */
const MOST_BYTES = 997;
const MOST_INFORMATION = 140;
const MOST_SCHEMES = 2;
const MOST_SCHEME = 100;

/**
 * The text of a Swiss QR code (Implementation Guidelines QR-bill 2.3, version 0200, structured addresses), or what is
 * wrong. An amount of 0.00, which the guidelines keep for notices that are not to be paid, is refused: what this makes
 * is to be paid.
 */
export function swissPayload(payment: SwissPayment): string | PaymentProblem {
  const { amount, currency, message, billInformation, schemes, creditor, debtor } = tidied(payment);
  const iban = electronicIban(payment.iban);
  const reference = payment.reference.replace(/[ \u00a0]+/g, '');
  const problem =
    swissAccountProblem(iban) ??
    swissPartyProblem(creditor, 'creditor') ??
    amountProblem(amount, currency) ??
    (debtor === undefined ? undefined : swissPartyProblem(debtor, 'debtor')) ??
    swissReferenceProblem(reference, isQrIban(iban)) ??
    informationProblem(message, billInformation) ??
    schemesProblem(schemes);
  if (problem !== undefined) return problem;
  const lines = [
    ...['SPC', '0200', '1', iban],
    ...swissPartyLines(creditor),
    // An ultimate creditor is for later: seven empty lines.
    ...swissPartyLines(undefined),
    ...[amount === undefined ? '' : plainDecimal(amount), currency],
    ...swissPartyLines(debtor),
    ...[swissReferenceType(reference), reference, message, 'EPD', billInformation, ...schemes],
  ];
  // What follows the end of the payment's data is left out where nothing is given.
  while (lines.at(-1) === '') lines.pop();
  const payload = lines.join('\n');
  const bytes = Buffer.byteLength(payload);
  if (bytes <= MOST_BYTES) return payload;
  const reason = `all of it takes ${bytes} bytes where ${MOST_BYTES} are allowed`;
  return { kind: 'text', field: 'message', reason };
}

/** What is wrong with whose account it is, in its electronic form. */
export function swissAccountProblem(iban: string): PaymentProblem | undefined {
  const reason =
    ibanProblem(iban) ?? (/^(?:CH|LI)/.test(iban) ? undefined : 'it is not of Switzerland or Liechtenstein');
  return reason === undefined ? undefined : { kind: 'account', field: 'iban', reason };
}

function amountProblem(amount: number | undefined, currency: string): PaymentProblem | undefined {
  if (currency !== 'CHF' && currency !== 'EUR') {
    const reason = `it is ${currency}, and the code is for CHF and EUR alone`;
    return { kind: 'currency', field: 'currency', reason };
  }
  if (amount === undefined) return undefined;
  if (amount <= 0) return { kind: 'amount', field: 'amount', reason: 'there is nothing to pay' };
  return amount > LARGEST
    ? { kind: 'amount', field: 'amount', reason: 'it is above 999,999,999.99' }
    : undefined;
}

function informationProblem(message: string, billInformation: string): PaymentProblem | undefined {
  for (const [field, text] of [
    ['message', message],
    ['billInformation', billInformation],
  ] as const) {
    const reason = textProblem(text, MOST_INFORMATION);
    if (reason !== undefined) return { kind: 'text', field, reason };
  }
  if (billInformation !== '' && !/^\/\/[A-Z0-9]{2}(?:\/|$)/.test(billInformation)) {
    const reason = 'it does not begin with `//` and a code of two characters';
    return { kind: 'text', field: 'billInformation', reason };
  }
  const length = message.length + billInformation.length;
  if (length <= MOST_INFORMATION) return undefined;
  const reason = `with \`message\` it has ${length} characters where ${MOST_INFORMATION} are allowed`;
  return { kind: 'text', field: 'billInformation', reason };
}

function schemesProblem(schemes: readonly string[]): PaymentProblem | undefined {
  if (schemes.length > MOST_SCHEMES) {
    const reason = `there are ${schemes.length} where ${MOST_SCHEMES} are allowed`;
    return { kind: 'text', field: 'schemes', reason };
  }
  for (const scheme of schemes) {
    const reason = scheme === '' ? 'one is empty' : textProblem(scheme, MOST_SCHEME);
    if (reason !== undefined) return { kind: 'text', field: 'schemes', reason };
  }
  return undefined;
}

/** The payment with accents on their letters, as the code's characters have them, and no blanks around its texts. */
function tidied(payment: SwissPayment): SwissPayment {
  const party = (each: SwissParty): SwissParty => ({
    name: tidy(each.name),
    street: tidy(each.street),
    houseNumber: tidy(each.houseNumber),
    postalCode: tidy(each.postalCode),
    city: tidy(each.city),
    country: each.country,
  });
  return {
    ...payment,
    creditor: party(payment.creditor),
    debtor: payment.debtor === undefined ? undefined : party(payment.debtor),
    message: tidy(payment.message),
    billInformation: tidy(payment.billInformation),
    schemes: payment.schemes.map(tidy),
  };
}

function tidy(text: string): string {
  return text.normalize('NFC').trim();
}
