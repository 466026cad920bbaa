import type { WordDivider } from './hyphenation.ts';

/**
 * Words that stand alone between blanks, in quotes or brackets, before punctuation: what has digits, full stops, slashes,
 * hyphens or `@` inside is an amount, a date, a code or an address, and is not divided.
 */
const WORD =
  /(?<![^\s("'„“”‚‘’«»‹›[])(\p{L}+(?:['’]\p{L}+)*)(?=[)\]"'“”’»«›‹.,;:!?…]*(?:[\s\u00a0\u202f]|$))/gu;

/** The month of a date, the unit of a number. */
const AFTER_NUMBER = /\d[.,)]?\s$/;

/** Capitals behind the first letter: abbreviations, codes, marks. */
const CAPITALS = /.\p{Lu}/u;

/**
 * Offsets in `text` before which a hyphen may end a line, ascending. The last word of a paragraph stays whole: a part
 * of a word makes no line.
 */
export function hyphenPoints(text: string, divider: WordDivider): readonly number[] {
  const points: number[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    if (
      CAPITALS.test(word) ||
      AFTER_NUMBER.test(text.slice(Math.max(0, match.index - 4), match.index)) ||
      endsParagraph(text, match.index + word.length)
    )
      continue;
    for (const offset of divider.divide(word)) points.push(match.index + offset);
  }
  return points;
}

function endsParagraph(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || unit === 0x2028 || unit === 0x2029) return true;
    if (unit === 0x20) return /^\s*(?:\n|$)/.test(text.slice(i, i + 200));
  }
  return true;
}
