import { houseNumberSize, hasKind } from './house-number.ts';
import { claim, type Run, type Word } from './sheet.ts';
import { CONNECTORS, streetEnd, type StreetEnd } from './street-end.ts';
import { BUILDINGS, DIRECTIONS, ORDINAL } from './word-lists.ts';

/** A run of words read as a street. */
export interface StreetReading {
  /** Where the house number begins; the same as `street` where there is none. */
  readonly number: number;
  readonly street: number;
  readonly end: number;
  readonly score: number;
}

const SCORES: Readonly<Record<StreetEnd, number>> = { kind: 6, number: 6, weak: 4, none: 3 };

/** Reads a run as a street, with or without a number; undefined where nothing says that it is one. */
export function readStreet(words: readonly Word[], run: Run, isOpen: boolean): StreetReading | undefined {
  const { from, to } = run;
  const first = readAt(words, from, to, isOpen);
  if (first !== undefined) return behindBuilding(words, first, to, isOpen);
  for (let at = from + 1; at + 1 < to; at++) {
    if (houseNumberSize(words, at, to) === 0 || isPartOfRoad(words[at - 1])) continue;
    const inside = readAt(words, at, to, isOpen);
    if (inside !== undefined && (inside.score >= 4 || DIRECTIONS.has(words[inside.street]?.key ?? '')))
      return { ...inside, score: 5 };
  }
  return withoutNumber(words, from, to, isOpen);
}

function readAt(words: readonly Word[], at: number, to: number, isOpen: boolean): StreetReading | undefined {
  const size = houseNumberSize(words, at, to);
  const street = at + size;
  if (size === 0 || street >= to || !/[\p{L}\d]/u.test(words[street]?.key ?? '')) return undefined;
  const { at: end, by } = streetEnd(words, street, to, isOpen);
  return { number: at, street, end, score: SCORES[by] };
}

/** `1000 Cathedral Pl 925 W Georgia St`: the first is a building. */
function behindBuilding(
  words: readonly Word[],
  first: StreetReading,
  to: number,
  isOpen: boolean,
): StreetReading {
  for (let at = first.street + 1; at + 2 < to; at++) {
    if (!/^\d+$/.test(words[at]?.key ?? '') || !isBuildingWord(words[at - 1]?.key ?? '')) continue;
    const second = readAt(words, at, to, isOpen);
    if (second !== undefined && second.score >= 6) return second;
  }
  return first;
}

function isBuildingWord(key: string): boolean {
  return BUILDINGS.has(key) || /^(?:pl|ct|sq|bldg)$/.test(key);
}

function isPartOfRoad(before: Word | undefined): boolean {
  return (
    before !== undefined &&
    /^(?:hwy|highway|route|rt|rte|road|rd|interstate|pier|no|number|mile|km|&|and)$/.test(before.key)
  );
}

function withoutNumber(
  words: readonly Word[],
  from: number,
  to: number,
  isOpen: boolean,
): StreetReading | undefined {
  for (let at = from + 1; at + 1 < to; at++) {
    if (CONNECTORS.has(words[at]?.key ?? '') && isCorner(words, from, at, to)) {
      const { at: end } = streetEnd(words, from, to, isOpen);
      return { number: from, street: from, end: Math.max(end, isOpen ? at + 2 : to), score: 3 };
    }
  }
  const { at: end, by } = streetEnd(words, from, to, isOpen);
  if (by === 'number' && !ORDINAL.test(words[from]?.key ?? ''))
    return { number: from, street: from, end, score: 2.5 };
  if (by === 'kind' && (isOpen || end === to)) return { number: from, street: from, end, score: 2 };
  return undefined;
}

function isCorner(words: readonly Word[], from: number, at: number, to: number): boolean {
  if (/^(?:corner|junction|jct|cnr)$/.test(words[from]?.key ?? '')) return true;
  const isSide = (start: number, end: number): boolean =>
    hasKind(words, start, end) ||
    (end - start === 1 && (ORDINAL.test(words[start]?.key ?? '') || /^\d+$/.test(words[start]?.key ?? '')));
  return isSide(from, at) || isSide(at + 1, to);
}

/** Gives number and street their words, with a direction that a comma parts from the street. */
export function claimStreet(words: readonly Word[], { number, street, end }: StreetReading): number {
  claim(words, number, street, 'houseNumber');
  claim(words, street, end, 'street');
  let at = end;
  while (
    words[at - 1]?.gap === 1 &&
    words[at]?.part === '' &&
    /^(?:[ns][ew]|(?:north|south)(?:east|west))$/.test(words[at]?.key ?? '')
  ) {
    claim(words, at, at + 1, 'street');
    at++;
  }
  if (at > end) return at;
  const next = words[end];
  if (
    next?.part === '' &&
    words[end - 1]?.gap === 1 &&
    DIRECTIONS.has(next.key) &&
    (next.gap > 0 || words[end + 1]?.part !== '')
  ) {
    claim(words, end, end + 1, 'street');
    return end + 1;
  }
  return end;
}
