import { Buffer } from 'node:buffer';
import { isCreditorReference } from './check-digits.ts';
import { electronicIban, ibanProblem, isBic, isInSepa } from './iban.ts';
import type { PaymentProblem } from './payment-problem.ts';
import { plainDecimal } from './plain-decimal.ts';

/** A SEPA credit transfer that a bank's telephone program fills in. Empty texts: not given. */
export interface CreditTransfer {
  readonly name: string;
  readonly iban: string;
  readonly bic: string;
  /** Whole cents; undefined: whoever pays says how much. */
  readonly amount: number | undefined;
  readonly currency: string;
  /** Four letters of ISO 20022's purposes at most. */
  readonly purpose: string;
  /** Creditor reference (ISO 11649); it or `text`, not both. */
  readonly reference: string;
  readonly text: string;
  /** What the program shows to whoever pays. */
  readonly information: string;
}

/** 999,999,999.99 €. */
const LARGEST = 99_999_999_999;
/** EPC069-12, 3.1: with correction level M that is version 13. */
const MOST_BYTES = 331;

/** Characters that each text may have: EPC069-12, table 2. */
const LONGEST = [
  ['name', 70],
  ['text', 140],
  ['information', 70],
] as const;

/**
 * The text of a GiroCode (EPC069-12, version 002, UTF-8), or what is wrong. `anyReference`: as in Austria, where up to 35
 * characters of any kind may be a payment's reference.
 */
export function epcPayload(transfer: CreditTransfer, anyReference = false): string | PaymentProblem {
  const iban = electronicIban(transfer.iban);
  const bic = transfer.bic.replaceAll(' ', '');
  const reference = transfer.reference.replaceAll(' ', '');
  const problem =
    accountProblem(iban, bic) ??
    amountProblem(transfer) ??
    referenceProblem(reference, transfer, anyReference) ??
    textProblem(transfer);
  if (problem !== undefined) return problem;
  const lines = [
    ...['BCD', '002', '1', 'SCT', bic, transfer.name, iban],
    ...[transfer.amount === undefined ? '' : `EUR${plainDecimal(transfer.amount)}`, transfer.purpose],
    ...[reference, transfer.text, transfer.information],
  ];
  while (lines.at(-1) === '') lines.pop();
  const payload = lines.join('\n');
  const bytes = Buffer.byteLength(payload);
  if (bytes <= MOST_BYTES) return payload;
  return {
    kind: 'text',
    field: 'text',
    reason: `all of it takes ${bytes} bytes where ${MOST_BYTES} are allowed`,
  };
}

function accountProblem(iban: string, bic: string): PaymentProblem | undefined {
  const reason = ibanProblem(iban);
  if (reason !== undefined) return { kind: 'account', field: 'iban', reason };
  if (!isInSepa(iban)) return { kind: 'account', field: 'iban', reason: 'its country takes no part in SEPA' };
  if (bic !== '' && !isBic(bic))
    return { kind: 'account', field: 'bic', reason: 'it has not the form of a BIC' };
  return undefined;
}

function amountProblem({ amount, currency }: CreditTransfer): PaymentProblem | undefined {
  if (currency !== 'EUR') {
    return {
      kind: 'currency',
      field: 'currency',
      reason: `it is ${currency}, and the code is for EUR alone`,
    };
  }
  if (amount === undefined) return undefined;
  if (amount <= 0) return { kind: 'amount', field: 'amount', reason: 'there is nothing to pay' };
  return amount > LARGEST
    ? { kind: 'amount', field: 'amount', reason: 'it is above 999,999,999.99' }
    : undefined;
}

function referenceProblem(
  reference: string,
  { text, purpose }: CreditTransfer,
  anyReference: boolean,
): PaymentProblem | undefined {
  if (!/^[A-Z]{0,4}$/.test(purpose)) {
    return { kind: 'reference', field: 'purpose', reason: 'it is not up to four capitals' };
  }
  if (reference === '') return undefined;
  if (text !== '') return { kind: 'reference', field: 'reference', reason: 'a `text` is given beside it' };
  // What begins like a creditor reference is meant as one.
  if (anyReference && !reference.startsWith('RF')) return freeReferenceProblem(reference);
  return isCreditorReference(reference)
    ? undefined
    : { kind: 'reference', field: 'reference', reason: 'it is no creditor reference of ISO 11649' };
}

/** Most characters of a reference that is none of ISO 11649. */
const LONGEST_REFERENCE = 35;

function freeReferenceProblem(reference: string): PaymentProblem | undefined {
  const reason = !/^[A-Za-z0-9+?/:().,'-]*$/.test(reference)
    ? 'it holds more than the letters, digits and signs of SEPA'
    : reference.length > LONGEST_REFERENCE
      ? `it has ${reference.length} characters where ${LONGEST_REFERENCE} are allowed`
      : undefined;
  return reason === undefined ? undefined : { kind: 'reference', field: 'reference', reason };
}

function textProblem(transfer: CreditTransfer): PaymentProblem | undefined {
  if (transfer.name === '') return { kind: 'text', field: 'name', reason: 'there is none' };
  for (const [field, most] of LONGEST) {
    const text = transfer[field];
    const length = Array.from(text).length;
    if (length > most) {
      return { kind: 'text', field, reason: `it has ${length} characters where ${most} are allowed` };
    }
    // A line break would move all that follows into other fields.
    if (/\p{Cc}/u.test(text))
      return { kind: 'text', field, reason: 'it holds a line break or control character' };
  }
  return undefined;
}
