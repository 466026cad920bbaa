/** Characters whose glyphs depend on what stands beside them, or that run from right to left. */

/** Scripts as HarfBuzz must be told them apart: any numbers will do, 0 is none of these. */
export const NO_SCRIPT = 0;
/** A letter with an accent that no single character has; what has no script of its own among letters from right to left. */
export const ANY_SCRIPT = 1;

/** First and last code point of the blocks of a script; the script's number is its place, from 2 on. */
const SCRIPTS: readonly (readonly (readonly [number, number])[])[] = [
  // Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic
  [
    [0x0590, 0x05ff],
    [0xfb1d, 0xfb4f],
  ],
  [
    [0x0600, 0x06ff],
    [0x0750, 0x077f],
    [0x0870, 0x08ff],
    [0xfb50, 0xfdff],
    [0xfe70, 0xfefe],
  ],
  [
    [0x0700, 0x074f],
    [0x0860, 0x086f],
  ],
  [[0x0780, 0x07bf]],
  [[0x07c0, 0x07ff]],
  [[0x0800, 0x083f]],
  [[0x0840, 0x085f]],
  // Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam, Sinhala
  [
    [0x0900, 0x097f],
    [0xa8e0, 0xa8ff],
    [0x1cd0, 0x1cff],
  ],
  [[0x0980, 0x09ff]],
  [[0x0a00, 0x0a7f]],
  [[0x0a80, 0x0aff]],
  [[0x0b00, 0x0b7f]],
  [[0x0b80, 0x0bff]],
  [[0x0c00, 0x0c7f]],
  [[0x0c80, 0x0cff]],
  [[0x0d00, 0x0d7f]],
  [[0x0d80, 0x0dff]],
  // Thai, Lao, Tibetan, Myanmar, Khmer, Mongolian
  [[0x0e00, 0x0e7f]],
  [[0x0e80, 0x0eff]],
  [[0x0f00, 0x0fff]],
  [
    [0x1000, 0x109f],
    [0xa9e0, 0xa9ff],
    [0xaa60, 0xaa7f],
  ],
  [
    [0x1780, 0x17ff],
    [0x19e0, 0x19ff],
  ],
  [[0x1800, 0x18af]],
  // Tagalog to Tagbanwa, Limbu, Tai Le, New Tai Lue, Buginese, Tai Tham, Balinese, Sundanese, Batak, Lepcha, Ol Chiki
  [[0x1700, 0x177f]],
  [[0x1900, 0x194f]],
  [[0x1950, 0x197f]],
  [[0x1980, 0x19df]],
  [[0x1a00, 0x1a1f]],
  [[0x1a20, 0x1aaf]],
  [[0x1b00, 0x1b7f]],
  [
    [0x1b80, 0x1bbf],
    [0x1cc0, 0x1ccf],
  ],
  [[0x1bc0, 0x1bff]],
  [[0x1c00, 0x1c4f]],
  // Syloti Nagri, Phags-pa, Saurashtra, Kayah Li, Rejang, Javanese, Cham, Tai Viet, Meetei Mayek
  [[0xa800, 0xa82f]],
  [[0xa840, 0xa87f]],
  [[0xa880, 0xa8df]],
  [[0xa900, 0xa92f]],
  [[0xa930, 0xa95f]],
  [[0xa980, 0xa9df]],
  [[0xaa00, 0xaa5f]],
  [[0xaa80, 0xaadf]],
  [
    [0xaae0, 0xaaff],
    [0xabc0, 0xabff],
  ],
];

/** Accents that stand behind their letter. */
const MARKS: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
];

/** What says in which direction letters run: marks, embeddings, isolates. */
const DIRECTIONS: readonly (readonly [number, number])[] = [
  [0x061c, 0x061c],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
];

/** The script of each unit, `ANY_SCRIPT` of accents. */
const scripts = new Uint8Array(0x10000);
const marks = new Uint8Array(0x10000);
const directions = new Uint8Array(0x10000);
for (const [number, blocks] of SCRIPTS.entries()) fill(scripts, blocks, number + 2);
fill(scripts, MARKS, ANY_SCRIPT);
fill(marks, MARKS, 1);
fill(directions, DIRECTIONS, 1);

function fill(table: Uint8Array, ranges: readonly (readonly [number, number])[], value: number): void {
  for (const [first, last] of ranges) table.fill(value, first, last + 1);
}

/** Whether a UTF-16 unit can only be set together with those beside it. */
export function isComplexUnit(unit: number): boolean {
  return scripts[unit] !== 0 || directions[unit] !== 0;
}

/** Whether a text has such units. */
export function isComplex(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= FIRST && isComplexUnit(unit)) return true;
  }
  return false;
}

/** The script that a unit is shaped in; `NO_SCRIPT` for letters that simply stand side by side. */
export function scriptOfUnit(unit: number): number {
  return scripts[unit] ?? NO_SCRIPT;
}

/** Whether the unit is an accent of any script's letters. */
export function isLooseMark(unit: number): boolean {
  return marks[unit] === 1;
}

/** Whether a text has letters that run from right to left. */
export function hasLettersToTheLeft(text: string): boolean {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text);
}

/** Whether the code point says in which direction letters run, and has no glyph. */
export function isDirection(codePoint: number): boolean {
  return directions[codePoint] === 1;
}

/**
 * Letters from right to left beyond U+FFFF (Adlam, and scripts of antiquity): the library for the order of letters knows
 * units of 16 bits alone.
 */
export function isBeyondReach(codePoint: number): boolean {
  return (codePoint >= 0x10800 && codePoint <= 0x10fff) || (codePoint >= 0x1e800 && codePoint <= 0x1efff);
}

/** The least unit of all of these. */
const FIRST = 0x0300;
