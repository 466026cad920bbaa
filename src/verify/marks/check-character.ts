import type { StatedCode } from './stated-marks.ts';

/** Code 39 in the order of its values (ISO/IEC 16388, table 1). */
const VALUES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';

/** What a reader makes of a code: decoders give the check characters of Code 39 and Interleaved 2 of 5 with the text. */
export function withCheck(text: string, { symbology, check }: StatedCode): string {
  if (!check) return text;
  if (symbology === 'code-39') {
    const sum = Array.from(text).reduce((total, character) => total + VALUES.indexOf(character), 0);
    return text + (VALUES[sum % VALUES.length] ?? '');
  }
  if (symbology !== 'interleaved-2-of-5') return text;
  // Weights 3 and 1 from the right: with it the weighted sum ends in 0.
  const sum = Array.from(text)
    .toReversed()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return text + String((1000 * Math.ceil(sum / 1000) + 1000 - sum) % 10);
}
