import { codeKey } from '../../reference/code-key.ts';
import { foldTown, foldTownAnew } from '../../reference/fold-town.ts';
import type { PlaceReference } from '../../reference/place-reference.ts';
import type { Grammar } from './grammar.ts';
import { splitStreet } from './split-street.ts';

/** Postal code and town found in a text, and what stood before or behind them. */
export interface PlaceInText {
  readonly code: string;
  readonly town: string;
  readonly rest: string;
  /** The code with its country prefix, as typed: `D-12345`. */
  readonly typedCode: string;
}

const EDGES = /^[\s,;:|–—/-]+|[\s,;:|–—/-]+$/g;
/** A town: words without digits but a delivery district at its end, `Zürich 1`, `Paris Cedex 08`. */
const TOWN = /^['’(]?\p{L}[\p{L}\p{M} .'’()/-]*(?: \d{1,2})?$/u;

const WORD = /\p{L}{2}/u;

export function isTown(text: string): boolean {
  return TOWN.test(text) && WORD.test(text);
}

/**
 * Code and town in a text, the code before the town or behind it, with or without more around them: `12345 Berlin`,
 * `Berlin 12345`, `Hauptstr. 5 12345 Berlin`. Undefined where it is not certain which words are the town.
 */
export function placeInText(
  text: string,
  grammar: Grammar,
  places: PlaceReference | undefined,
): PlaceInText | undefined {
  const { codeIn } = grammar;
  const matches: { code: string; from: number; to: number }[] = [];
  codeIn.lastIndex = 0;
  for (let match = codeIn.exec(text); match !== null; match = codeIn.exec(text)) {
    matches.push({ code: match[1] ?? '', from: match.index, to: match.index + match[0].length });
  }
  for (const { code, from, to } of matches.reverse()) {
    const found = placeAround(text.slice(0, from), code, text.slice(to), grammar, places);
    if (found !== undefined) return { ...found, code, typedCode: text.slice(from, to) };
  }
  return undefined;
}

type TownAndRest = Pick<PlaceInText, 'town' | 'rest'>;

function placeAround(
  head: string,
  code: string,
  tail: string,
  grammar: Grammar,
  places: PlaceReference | undefined,
): TownAndRest | undefined {
  const before = head.replace(EDGES, '');
  const after = tail.replace(EDGES, '');
  if (BOX_WORD.test(before)) return undefined;
  if (grammar.region !== undefined && PROVINCE.test(after)) {
    const found = townBefore(before, code, grammar, places);
    if (found !== undefined) return { town: `${found.town} ${after}`, rest: found.rest };
  } else if (after !== '' && isTown(after)) return { town: after, rest: before };
  return after === ''
    ? townBefore(before, code, grammar, places)
    : townFirst(before, after, code, grammar, places);
}

/** The number behind it is that of a box. */
const BOX_WORD =
  /(?:^|[ ,])(?:B\. ?P\.?|BP|C\. ?S\.?|CS|TSA|Cidex|Postf\.|Pf\.?|Postbus|Antwoordnummer|C\. ?P\.?|CP)(?: n[°º.])?$/i;
const PROVINCE = /^\(?[A-Z]{2}\)?$/;

/** `Berlin 12345`, `Hauptstr. 12 Berlin 12345`. */
function townBefore(
  before: string,
  code: string,
  grammar: Grammar,
  places: PlaceReference | undefined,
): TownAndRest | undefined {
  if (before === '' || grammar.salutation.test(before)) return undefined;
  const known = knownTown(before, code, grammar.country, places, 'end');
  if (known !== undefined) return { town: known.town, rest: known.rest };
  if (isTown(before)) {
    return grammar.street.test(before) || capitalWords(before) > 3 ? undefined : { town: before, rest: '' };
  }
  const tail = /^(.*\d[\p{L}]?[\s,;–-]+)(\p{L}[\p{L}\p{M} .'’()/-]*)$/u.exec(before);
  const head = (tail?.[1] ?? '').replace(EDGES, '');
  const town = tail?.[2] ?? '';
  if (town.length < 3 || grammar.anyPart.test(town) || splitStreet(head, grammar) === undefined)
    return undefined;
  return { town, rest: head };
}

/** Particles do not count: `Bad Homburg v. d. Höhe`. */
function capitalWords(text: string): number {
  return text.match(CAPITAL_WORD)?.length ?? 0;
}

const CAPITAL_WORD = /(?<![\p{L}'’-])\p{Lu}/gu;

/** `12345 Berlin Hauptstr. 12`: the reference knows where the town ends. */
function townFirst(
  before: string,
  after: string,
  code: string,
  grammar: Grammar,
  places: PlaceReference | undefined,
): TownAndRest | undefined {
  const known = knownTown(after, code, grammar.country, places, 'start');
  if (known !== undefined) return { town: known.town, rest: both(before, known.rest) };
  if (isTown(before) && !grammar.street.test(before) && splitStreet(after, grammar) !== undefined) {
    const words = before.split(' ');
    if (words.length <= 2) return { town: before, rest: after };
  }
  return undefined;
}

function both(before: string, after: string): string {
  return before === '' || after === '' ? before + after : `${before}, ${after}`;
}

/** The longest run of words at one end of the text that is a place of the code. */
function knownTown(
  text: string,
  code: string,
  country: string,
  places: PlaceReference | undefined,
  end: 'start' | 'end',
): TownAndRest | undefined {
  const known = places?.placesOf(country, codeKey(country, code.replace(/ /g, '')));
  if (known === undefined) return undefined;
  const names = new Set(known.map(({ name }) => foldTown(name, country)));
  const words = text.split(' ');
  for (let count = Math.min(words.length, 6); count > 0; count--) {
    const at = end === 'start' ? count : words.length - count;
    const head = words.slice(0, at).join(' ');
    const tail = words.slice(at).join(' ');
    const town = (end === 'start' ? head : tail).replace(EDGES, '');
    if (names.has(foldTownAnew(town, country)))
      return { town, rest: (end === 'start' ? tail : head).replace(EDGES, '') };
  }
  return undefined;
}
