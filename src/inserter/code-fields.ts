import type { SheetFacts } from './sheet-facts.ts';

/** What the characters of a field can be. */
type Alphabet = 'digits' | 'hex' | 'base-32';

/** A field of a payload: how it is written, and where its number comes from. */
interface CodeField {
  readonly alphabet: Alphabet;
  /** A counter goes round where its width ends; any other number must fit. */
  readonly wraps: boolean;
  readonly most: number;
  readonly value: (facts: SheetFacts) => number;
}

const exact = (value: (facts: SheetFacts) => number): CodeField => ({
  ...{ alphabet: 'digits', wraps: false, most: 15 },
  value,
});
const counter = (value: (facts: SheetFacts) => number): CodeField => ({ ...exact(value), wraps: true });
const flag = (value: (facts: SheetFacts) => boolean): CodeField => ({
  ...{ alphabet: 'digits', wraps: false, most: 1 },
  value: (facts) => (value(facts) ? 1 : 0),
});

/** What a payload can say of its sheet, by the names that a pattern has for it; `marks` and `check` are made of other things. */
export const CODE_FIELDS = {
  job: exact(({ job }) => job),
  run: exact(({ run }) => run),
  piece: exact(({ piece }) => piece),
  sheet: exact(({ sheetInPiece }) => sheetInPiece),
  sheets: exact(({ sheetsInPiece }) => sheetsInPiece),
  /** Through the stream. */
  sequence: counter(({ sheetInStream }) => sheetInStream),
  /** The same on all sheets of a piece, another on those of the next. */
  match: counter(({ pieceInStream }) => pieceInStream),
  first: flag(({ sheetInPiece }) => sheetInPiece === 1),
  last: flag(({ sheetInPiece, sheetsInPiece }) => sheetInPiece === sheetsInPiece),
  divert: flag(({ actions }) => actions.divert),
  /** Stations that add their insert: bit n − 1 for station n. */
  stations: { alphabet: 'hex', wraps: false, most: 3, value: ({ actions }) => actions.stations },
} as const satisfies Record<string, CodeField>;

export type CodeFieldName = keyof typeof CODE_FIELDS;

export function isCodeField(name: string): name is CodeFieldName {
  return Object.hasOwn(CODE_FIELDS, name);
}

/** Characters of five bits each, as the Code 39 of inserters has them. */
const BASE_32 = '0123456789ABCDEFGHIJKLMNOPQRSTUV';

/** Bits of a character of `{marks:n}`. */
export const MARK_BITS = 5;

/** Marks as characters: five positions each, the first one most significant; positions that are missing at the end are 0. */
export function marksAsCharacters(bits: number, characters: number): string {
  let text = '';
  for (let character = 0; character < characters; character++) {
    let value = 0;
    for (let bit = 0; bit < MARK_BITS; bit++)
      value = value * 2 + ((bits >>> (character * MARK_BITS + bit)) & 1);
    text += BASE_32[value] ?? '';
  }
  return text;
}

/** The check digit of the digits before it: modulo 10 with the weights 3 and 1 from the right, as in GS1 numbers. */
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++)
    sum += (digits.charCodeAt(digits.length - 1 - i) - 48) * (i % 2 === 0 ? 3 : 1);
  return String((10 - (sum % 10)) % 10);
}
