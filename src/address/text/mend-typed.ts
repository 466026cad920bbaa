import type { AddressChange, PartName } from '../../model/address-parts.ts';
import type { TypedAddress } from '../../model/typed-address.ts';
import { withMendedEncoding } from './broken-encoding.ts';
import { withoutEntities } from './html-entities.ts';
import { withoutPictographs } from './pictographs.ts';
import { isTidyText, tidyText } from './tidy-text.ts';

/**
 * Mends each field of a typed address: HTML entities, broken encodings, pictographs, invisible characters, blanks,
 * apostrophes; a free line that holds several is divided. Each step that altered more than blanks or how a letter is composed is noted. Nothing is guessed.
 */
export function mendTyped(typed: TypedAddress, changes: AddressChange[]): TypedAddress {
  const { lines } = typed;
  const mended: Partial<Record<keyof TypedAddress, string>> = {};
  let isMended = false;
  for (const field of FIELDS) {
    const before = typed[field];
    if (before === '' || isPlain(before)) continue;
    mended[field] = mendText(before, field, changes);
    isMended = true;
  }
  const areLinesPlain = lines.every((line) => line !== '' && isPlain(line));
  if (areLinesPlain) return isMended ? { ...typed, ...mended, lines } : typed;
  const mendedLines = lines
    .flatMap((line) => line.split(LINE_END))
    .map((line) => mendText(line, 'line', changes))
    .filter((line) => line !== '');
  return { ...typed, ...mended, lines: mendedLines };
}

/** A cell may hold several lines. */
const LINE_END = /[\n\r\v\f\u2028\u2029]+/;

const FIELDS = [
  'title',
  'name',
  'givenName',
  'familyName',
  'company',
  'department',
  'careOf',
  'street',
  'houseNumber',
  'postalCode',
  'city',
  'district',
  'region',
  'country',
] as const satisfies readonly (keyof TypedAddress & PartName)[];

function isPlain(text: string): boolean {
  return isTidyText(text) && !text.includes('&');
}

type Step = readonly [rule: string, mend: (text: string) => string];

/** Encodings come before blanks: a no-break space may be half of a letter. */
const STEPS: readonly Step[] = [
  ['html-entity', withoutEntities],
  ['broken-encoding', withMendedEncoding],
  ['pictograph', withoutPictographs],
];

function mendText(typed: string, part: AddressChange['part'], changes: AddressChange[]): string {
  let text = typed;
  for (const [rule, mend] of STEPS) {
    const before = text;
    text = mend(before);
    if (text !== before) note(changes, part, tidyText(before), tidyText(text), rule);
  }
  const tidied = tidyText(text);
  if (tidied === text || bare(tidied) === bare(text)) return tidied;
  const rule = withoutApostrophes(tidied) === withoutApostrophes(text) ? 'apostrophe' : 'invisible-character';
  note(changes, part, text, tidied, rule);
  return tidied;
}

function note(
  changes: AddressChange[],
  part: AddressChange['part'],
  before: string,
  after: string,
  rule: string,
): void {
  if (before !== after) changes.push({ part, before, after, rule, certainty: 'certain' });
}

function bare(text: string): string {
  return text.normalize('NFC').replace(/\s/gu, '');
}

function withoutApostrophes(text: string): string {
  return bare(text).replace(/[´`‘’ʼ′']/gu, '');
}
