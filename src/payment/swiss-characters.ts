/**
 * Characters that a Swiss QR code may hold (Implementation Guidelines QR-bill 2.3, 4.1.1): Basic Latin, Latin-1 Supplement,
 * Latin Extended-A, S and T with a comma below, and the euro sign.
 */
const FOREIGN = /[^\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u20ac]/u;

/** The first character that may not stand there as `U+0416`; undefined: all may. */
export function foreignCharacter(text: string): string | undefined {
  const found = FOREIGN.exec(text)?.[0].codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Typographers' signs, and what the code has in their place. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018-\u201b\u2032]/g, "'"],
  [/[\u201c-\u201f]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\u2000-\u200a\u202f\u205f]/g, ' '],
];

/**
 * A text with plain apostrophes, quotation marks, dashes and blanks where it has those of typographers, which the code must
 * not hold: a bill to Mme D’Angelo is not refused for her apostrophe. What is printed beside the code is the same text.
 */
export function withPlainSigns(text: string): string {
  if (!/[\u2000-\u2212]/.test(text)) return text;
  return SIGNS.reduce((plain, [sign, by]) => plain.replace(sign, by), text);
}
