import { LinearRefusal, patternOf, type BarPattern } from './bar-pattern.ts';

/** In the order of their values; the last is start and stop. */
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*';
const CHECKED = 43;

/** ISO/IEC 16388, table 1: five bars and four spaces, wide ones as 3. */
const ELEMENTS = (
  '111331311 311311113 113311113 313311111 111331113 311331111 113331111 111311313 311311311 113311311 ' +
  '311113113 113113113 313113111 111133113 311133111 113133111 111113313 311113311 113113311 111133311 ' +
  '311111133 113111133 313111131 111131133 311131131 113131131 111111333 311111331 113111331 111131331 ' +
  '331111113 133111113 333111111 131131113 331131111 133131111 131111313 331111311 133111311 131313111 ' +
  '131311131 131113131 111313131 131131311'
).split(' ');

/**
 * Text as Code 39 (ISO/IEC 16388): capitals, digits, blank and `- . $ / + %`, wide bars of three narrow ones. `check` adds the
 * check character, modulo 43 (annex A). Throws `LinearRefusal`.
 */
export function encodeCode39(text: string, check: boolean): BarPattern {
  const values = Array.from(text, (character) => {
    const value = CHARACTERS.indexOf(character);
    if (value < 0 || value >= CHECKED)
      throw new LinearRefusal('a Code 39 holds capitals, digits, blanks and - . $ / + % alone');
    return value;
  });
  if (check) values.push(values.reduce((sum, value) => sum + value, 0) % CHECKED);
  const all = [CHECKED, ...values, CHECKED];
  // A narrow space stands between characters.
  return patternOf(all.map((value) => ELEMENTS[value]).join('1'));
}
