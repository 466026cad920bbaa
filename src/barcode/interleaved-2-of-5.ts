import { LinearRefusal, patternOf, type BarPattern } from './bar-pattern.ts';

/** ISO/IEC 16390, table 1: two of five are wide, as 3. */
const DIGITS = '11331 31113 13113 33111 11313 31311 13311 11133 31131 13131'.split(' ');

const START = '1111';
const STOP = '311';

/**
 * Digits as Interleaved 2 of 5 (ISO/IEC 16390), a pair a character, wide bars of three narrow ones. `check` adds the check digit,
 * modulo 10 with the weights 3 and 1 from the right (annex A). An odd number of digits, the check digit counted, is refused:
 * a zero put in front would be read as part of the number. Throws `LinearRefusal`.
 */
export function encodeInterleaved2of5(text: string, check: boolean): BarPattern {
  if (!/^[0-9]*$/.test(text)) throw new LinearRefusal('an Interleaved 2 of 5 holds digits alone');
  const digits = check ? text + modulo10(text) : text;
  if (digits.length % 2 === 1)
    throw new LinearRefusal(
      `an Interleaved 2 of 5 holds pairs of digits, and these are ${digits.length}${check ? ' with the check digit' : ''}`,
    );
  let elements = START;
  for (let i = 0; i < digits.length; i += 2) {
    const bars = DIGITS[Number(digits[i])] ?? '';
    const spaces = DIGITS[Number(digits[i + 1])] ?? '';
    for (let element = 0; element < 5; element++) elements += `${bars[element]}${spaces[element]}`;
  }
  return patternOf(elements + STOP);
}

function modulo10(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++)
    sum += Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 3 : 1);
  return String((10 - (sum % 10)) % 10);
}
