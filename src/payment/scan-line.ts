import { checkDigitLuhn, checkDigitRecursive } from './check-digits.ts';
import type { PaymentProblem } from './payment-problem.ts';

/** How a check digit is found: modulo 10 with every other digit doubled (Luhn), or modulo 10 recursive. */
type CheckDigit = 'luhn' | 'recursive';

/** One field of a line that a machine reads. */
export interface ScanField {
  readonly text: string;
  /** So many characters, the check digit not counted: digits are filled up with zeros on their left; absent: as it is. */
  readonly width?: number;
  /** Stands behind the field. */
  readonly check?: CheckDigit;
}

/** What OCR-A and OCR-B machines read without being told more. */
const READABLE = /^[0-9A-Z <>+/#$-]*$/;

/** The fields with a blank between them and a check digit of all their digits behind them, or what is wrong. */
export function scanLine(
  fields: readonly ScanField[],
  ofAll: CheckDigit | undefined,
): string | PaymentProblem {
  const shown: string[] = [];
  for (const [index, field] of fields.entries()) {
    const text = shownField(field);
    if (typeof text !== 'string')
      return { kind: 'reference', field: `scanLine ${index + 1}`, reason: text.reason };
    shown.push(text);
  }
  const digits = shown.join('').replace(/\D/g, '');
  return ofAll === undefined ? shown.join(' ') : `${shown.join(' ')} ${checkDigit(digits, ofAll)}`;
}

function shownField({ text, width, check }: ScanField): string | { readonly reason: string } {
  if (text === '') return { reason: 'there is none' };
  if (!READABLE.test(text)) return { reason: 'it holds what the scanner does not read' };
  const isNumber = /^\d+$/.test(text);
  if (check !== undefined && !isNumber) return { reason: 'it holds more than digits, and has a check digit' };
  if (width !== undefined && text.length > width) {
    return { reason: `it has ${text.length} characters where ${width} are allowed` };
  }
  if (width !== undefined && text.length < width && !isNumber) {
    return { reason: `it has ${text.length} characters where ${width} are needed` };
  }
  const filled = text.padStart(width ?? 0, '0');
  return check === undefined ? filled : `${filled}${checkDigit(filled, check)}`;
}

function checkDigit(digits: string, check: CheckDigit): number {
  return check === 'luhn' ? checkDigitLuhn(digits) : checkDigitRecursive(digits);
}
