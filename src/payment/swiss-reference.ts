import { checkDigitRecursive, isCreditorReference } from './check-digits.ts';
import type { PaymentProblem } from './payment-problem.ts';

/** Whether the bank's number in an IBAN (its places 5 to 9) is one of those for payments with a QR reference. */
export function isQrIban(iban: string): boolean {
  return /^(?:CH|LI)\d\d3[01]\d{3}/.test(iban);
}

/** The type of a reference without blanks that has been found right. */
export function swissReferenceType(reference: string): 'QRR' | 'SCOR' | 'NON' {
  if (reference === '') return 'NON';
  return reference.startsWith('RF') ? 'SCOR' : 'QRR';
}

/** What is wrong with a reference without blanks: Implementation Guidelines QR-bill 2.3, 4.2.2 `RmtInf`. */
export function swissReferenceProblem(reference: string, qrIban: boolean): PaymentProblem | undefined {
  const reason = qrIban ? qrReferenceReason(reference) : otherReason(reference);
  return reason === undefined ? undefined : { kind: 'reference', field: 'reference', reason };
}

function qrReferenceReason(reference: string): string | undefined {
  if (reference === '') return 'there is none, and the IBAN is a QR-IBAN';
  if (reference.startsWith('RF')) return 'it is a creditor reference, and the IBAN is a QR-IBAN';
  if (!/^\d*$/.test(reference)) return 'it holds more than digits, and the IBAN is a QR-IBAN';
  if (reference.length !== 27) return `it has ${reference.length} digits where 27 are needed`;
  if (/^0*$/.test(reference)) return 'it is zeros alone';
  return checkDigitRecursive(reference.slice(0, -1)) === Number(reference.at(-1))
    ? undefined
    : 'its check digit does not go with it';
}

function otherReason(reference: string): string | undefined {
  if (reference === '' || isCreditorReference(reference)) return undefined;
  return /^\d{27}$/.test(reference)
    ? 'it is a QR reference, and the IBAN is no QR-IBAN'
    : 'it is no creditor reference of ISO 11649';
}
