/**
 * One-byte codes. A font's characters are spread over code pages of 256 codes; in the page's content a code page
 * is a font of its own. Which page and code a character has depends on the font file alone, so that workers agree:
 * printable ASCII has its own code in every page; then come the characters that western bills need, so that an amount
 * such as `1 234,56 €` stays in page 0; then all others; each group in the order of code points.
 */

/** A character's place in the font's code pages: `codePage << 8 | code`; ASCII is stated in page 0. */
export type Slot = number;

/** The slot of a character that the font lacks. */
export const NO_SLOT = 0xffff;

export const FIRST_ASCII = 0x20;
export const LAST_ASCII = 0x7e;

/** Page 255 stays free, so that no slot can be `NO_SLOT`. */
const MOST_PAGES = 255;

/** Codes that readers may take for white space or line ends, in or out of literal strings. */
const AVOIDED = [0x00, 0x08, 0x09, 0x0a, 0x0c, 0x0d];

/** Windows-1252 beyond Latin-1, the minus sign and the narrow spaces that number patterns use. */
const EARLY_BEYOND_LATIN_1 = new Set(
  Array.from('ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™\u2009\u202f\u2212', (character) => character.codePointAt(0)),
);

/** Whether the character stands in page 0 in any case. */
export function isEarly(codePoint: number): boolean {
  return codePoint <= 0xff || EARLY_BEYOND_LATIN_1.has(codePoint);
}

const furtherCodes = new Uint8Array(155);
const rankOfCode = new Uint8Array(256);

for (let code = 0, rank = 0; code < 256; code++) {
  if ((code >= FIRST_ASCII && code <= LAST_ASCII) || AVOIDED.includes(code)) continue;
  furtherCodes[rank] = code;
  rankOfCode[code] = rank++;
}

/** Most characters beyond ASCII that a font can show here; those with higher code points count as missing. */
export const MOST_FURTHER_CHARACTERS = MOST_PAGES * furtherCodes.length;

/** The slot of the font's `rank`-th character beyond ASCII, from 0. */
export function furtherSlot(rank: number): Slot {
  const page = Math.floor(rank / furtherCodes.length);
  return (page << 8) | (furtherCodes[rank % furtherCodes.length] ?? 0);
}

/** The rank of a slot beyond ASCII: the inverse of `furtherSlot`. */
export function furtherRank(slot: Slot): number {
  return (slot >> 8) * furtherCodes.length + (rankOfCode[slot & 0xff] ?? 0);
}

/** Whether the slot's code is the ASCII character's own, the same in every code page. */
export function isAsciiSlot(slot: Slot): boolean {
  const code = slot & 0xff;
  return code >= FIRST_ASCII && code <= LAST_ASCII;
}
