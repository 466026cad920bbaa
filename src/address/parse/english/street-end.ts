import { AMERICAN_REGIONS } from './regions.ts';
import type { Word } from './sheet.ts';
import {
  BEFORE_NUMBER,
  BEHIND_NUMBER,
  DIRECTIONS,
  HIGHWAY,
  NUMBERED_ROADS,
  ORDINAL,
  SAINTS,
  STREET_KINDS,
  SURE_DIRECTIONS,
  WEAK_KINDS,
} from './word-lists.ts';

/** How a street's end was found: by its kind, a road's number, a weak word, or not at all. */
export type StreetEnd = 'kind' | 'number' | 'weak' | 'none';

interface FoundEnd {
  readonly at: number;
  readonly by: StreetEnd;
}

/**
 * Where a street that begins at `from` ends, before `end`. `isOpen`: a town may follow without a comma, so that words
 * that often begin a town's name stay behind.
 */
export function streetEnd(words: readonly Word[], from: number, end: number, isOpen: boolean): FoundEnd {
  const first = endOfOne(words, from, end, isOpen);
  const joint = words[first.at]?.key ?? '';
  if (first.at + 1 < end && CONNECTORS.has(joint)) {
    const second = endOfOne(words, first.at + 1, end, isOpen);
    return { at: second.by === 'none' && isOpen ? first.at : second.at, by: first.by };
  }
  return first;
}

export const CONNECTORS: ReadonlySet<string> = new Set(['&', 'and', 'at', '@', '+']);

function endOfOne(words: readonly Word[], from: number, end: number, isOpen: boolean): FoundEnd {
  let name = from;
  while (name + 1 < end && name < from + 2 && DIRECTIONS.has(words[name]?.key ?? '')) name++;
  const numbered = numberedRoad(words, name, end, isOpen);
  if (numbered > 0) return { at: numbered, by: 'number' };
  if (
    name > from &&
    STREET_KINDS.has(words[name]?.key ?? '') &&
    (name + 1 === end ||
      isDirection(words, name + 1) ||
      (isOpen && !/^(?:st|dr)$/.test(words[name]?.key ?? '')))
  )
    name--;
  const kind = kindAt(words, name, end, isOpen);
  if (kind > 0) return { at: behindKind(words, kind, end, isOpen), by: 'kind' };
  const key = words[name]?.key ?? '';
  if (key === 'broadway' || ORDINAL.test(key))
    return { at: directionsBehind(words, name + 1, end, isOpen), by: 'number' };
  for (let at = name + 1; at < (isOpen ? end - 1 : end); at++) {
    if (!WEAK_KINDS.has(words[at]?.key ?? '')) continue;
    while (at + (isOpen ? 2 : 1) < end && WEAK_KINDS.has(words[at + 1]?.key ?? '')) at++;
    return { at: directionsBehind(words, at + 1, end, isOpen), by: 'weak' };
  }
  return { at: end, by: 'none' };
}

/** `US Highway 50`, `State Route 21`, `Avenue H`, `I-25`, `500 E`; the place behind it, or 0. */
function numberedRoad(words: readonly Word[], from: number, end: number, isOpen: boolean): number {
  const key = words[from]?.key ?? '';
  const next = from + 1 < end ? (words[from + 1]?.key ?? '') : '';
  if (/^\d+$/.test(key) && DIRECTIONS.has(next)) {
    if (!STREET_KINDS.has(words[from + 2]?.key ?? '') || from + 2 >= end)
      return hasLaterKind(words, from + 2, end) ? 0 : from + 2;
    return behindKind(words, from + 2, end, isOpen);
  }
  if (/^(?:i|us|sr|cr|fm|rm|hwy|ih|sh)-?\d+[a-z]?$/.test(key))
    return behindRoadNumber(words, from + 1, end, isOpen);
  if ((key === 'avenue' || key === 'ave') && next === 'of') {
    return Math.min(end, from + (words[from + 2]?.key === 'the' ? 4 : 3));
  }
  for (let at = from + 1; at + 1 < end && at < from + 4; at++) {
    const isRoad =
      /^(?:rd|road)$/.test(words[at]?.key ?? '') &&
      /^(?:county|state|country|farm)$/.test(words[at - 1]?.key ?? '');
    if (
      (isRoad || /^(?:hwy|highway|rte?|route)$/.test(words[at]?.key ?? '')) &&
      /^\d+[a-z]?$/.test(words[at + 1]?.key ?? '')
    )
      return behindRoadNumber(words, at + 2, end, isOpen);
  }
  let at = AMERICAN_REGIONS.has(key) && HIGHWAY.has(next) ? from + 1 : from;
  while (at < end && at < from + 4 && NUMBERED_ROADS.has(words[at]?.key ?? '')) at++;
  if (at === from || at >= end || !BEFORE_NUMBER.has(words[at - 1]?.key ?? '')) return 0;
  const isStreetWord = /^(?:ave?|avenue|street|st|rd|road|calle|loop|trail|market)$/.test(
    words[at - 1]?.key ?? '',
  );
  if (
    isStreetWord &&
    at - 1 > from &&
    !/^(?:county|country|state|cty|co|twp|township|farm|ranch|old|us)$/.test(words[at - 2]?.key ?? '')
  )
    return 0;
  if (words[at]?.key === 'no' && /^\d/.test(words[at + 1]?.key ?? '')) at++;
  const id = words[at]?.key ?? '';
  if (id === '#' && /^\d/.test(words[at + 1]?.key ?? '')) return behindRoadNumber(words, at + 2, end, isOpen);
  if (!ROAD_ID.test(id)) return 0;
  if (/^[a-z]/.test(id) && STREET_KINDS.has(words[at + 1]?.key ?? '') && at + 1 < end) return 0;
  return behindRoadNumber(words, at + 1, end, isOpen);
}

const ROAD_ID = /^(?:#?\d+[a-z]{0,2}|[a-z]\d{1,3}[a-z]?|[a-z]{1,2}|\d+[/-]\d+)$/;

function behindRoadNumber(words: readonly Word[], from: number, end: number, isOpen: boolean): number {
  let at = from;
  while (at < end && BEHIND_NUMBER.has(words[at]?.key ?? '')) at++;
  return directionsBehind(words, at, end, isOpen);
}

/** The kind of street that ends its name, or 0: the first one behind a word of the name, with those right behind it. */
function kindAt(words: readonly Word[], name: number, end: number, isOpen: boolean): number {
  for (let at = name + 1; at < end; at++) {
    if (!STREET_KINDS.has(words[at]?.key ?? '') || isSaint(words, at, end, isOpen)) continue;
    let kind = at;
    while (
      kind + 1 < end &&
      STREET_KINDS.has(words[kind + 1]?.key ?? '') &&
      !isSaint(words, kind + 1, end, isOpen) &&
      words[kind + 1]?.key !== words[kind]?.key
    )
      kind++;
    const isLonger =
      kind + 2 < end && isDirection(words, kind + 1) && STREET_KINDS.has(words[kind + 2]?.key ?? '');
    return isLonger && !isSaint(words, kind + 2, end, isOpen) ? kind + 2 : kind;
  }
  return 0;
}

/** `St` of a town: `20 Benton Pl St Louis`. */
function isSaint(words: readonly Word[], at: number, end: number, isOpen: boolean): boolean {
  const key = words[at]?.key;
  if ((key !== 'st' && key !== 'ste') || at + 1 >= end) return false;
  const next = words[at + 1]?.key ?? '';
  if (isOpen) return SAINTS.has(next);
  return /^[a-z]/.test(next) && !DIRECTIONS.has(next) && hasLaterKind(words, at + 1, end);
}

function hasLaterKind(words: readonly Word[], from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (STREET_KINDS.has(words[at]?.key ?? '')) return true;
  return false;
}

function behindKind(words: readonly Word[], kind: number, end: number, isOpen: boolean): number {
  let at = directionsBehind(words, kind + 1, end, isOpen);
  if (at < end && /^(?:ext|extension|extn)$/.test(words[at]?.key ?? ''))
    at = directionsBehind(words, at + 1, end, isOpen);
  return at;
}

/** Directions behind a street; a word in full may be the town's: `Datura St West Palm Beach`. */
function directionsBehind(words: readonly Word[], from: number, end: number, isOpen: boolean): number {
  let at = from;
  while (at < end && at < from + 2) {
    const key = words[at]?.key ?? '';
    if (!DIRECTIONS.has(key)) break;
    const isTown =
      isOpen && at + 1 < end && !/\d/.test(words[at + 1]?.key ?? '') && !isSaint(words, at + 1, end, true);
    if (isTown && !SURE_DIRECTIONS.has(key)) break;
    at++;
    if (key.length > 1) break;
  }
  return at;
}

function isDirection(words: readonly Word[], at: number): boolean {
  return DIRECTIONS.has(words[at]?.key ?? '');
}
