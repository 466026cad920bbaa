import { plainDecimal } from './plain-decimal.ts';

/** `CH44 3199 …`: accounts, and creditor references of ISO 11649. */
export function inFours(text: string): string {
  return withoutBlanks(text).replace(/(.{4})(?=.)/g, '$1 ');
}

/** `21 00000 00003 13947 14300 09017`: digits in fives from the right, as QR references are printed. */
export function inFives(digits: string): string {
  return withoutBlanks(digits).replace(/(?!^)(?=(?:.{5})+$)/g, ' ');
}

/** `1 949.75`: hundredths with blanks between thousands. */
export function printedAmount(hundredths: number): string {
  return plainDecimal(hundredths).replace(/(?!^)(?=(?:\d{3})+\.)/g, ' ');
}

function withoutBlanks(text: string): string {
  return text.replace(/[ \u00a0]+/g, '');
}
