import { claim, type Word } from './sheet.ts';
import type { StreetReading } from './take-street.ts';
import { COMPANIES, DIRECTIONS } from './word-lists.ts';

/**
 * What follows a street without a word that says what it is: a number for a unit, a building's name. `isOpen`: the town may
 * follow in the same run, which ends before `to`.
 */
export function takeBehindStreet(
  words: readonly Word[],
  end: number,
  to: number,
  isOpen: boolean,
  score: number,
): void {
  if (end < to && isBareUnit(words, end, isOpen ? end + 1 : to)) claim(words, end, end + 1, 'unit');
  else if (end < to && isTwoWordUnit(words, end, to)) claim(words, end, end + 2, 'unit');
  else if (isOpen) return;
  else if (end + 1 === to && score >= 5 && isLetterUnit(words[end]?.key ?? ''))
    claim(words, end, end + 1, 'unit');
  else if (to < words.length && isBuildingBehind(words, end, to)) claim(words, end, to, 'building');
  else if (end === to) takeUnitBehindComma(words, end);
}

/** A number behind the street without a word, such as `101 W Grand Ave 600`. */
export function isBareUnit(words: readonly Word[], at: number, to: number): boolean {
  return (
    to === at + 1 &&
    words[at]?.part === '' &&
    /^(?:[a-z]{0,2}-?\d{1,5}[a-z]?(?:-\d{1,4}[a-z]?)?)$/.test(words[at]?.key ?? '')
  );
}

function isLetterUnit(key: string): boolean {
  return /^[a-z]{1,2}$/.test(key) && !DIRECTIONS.has(key) && !/^(?:ny|sf|la|dc)$/.test(key);
}

/** `15955 Frederick Rd The Reed, Rockville`: two words or more behind what is surely the end of the street. */
export function isBuildingBehind(words: readonly Word[], from: number, to: number): boolean {
  if (to - from < 2 || !HARD_KIND.test(words[from - 1]?.key ?? '')) return false;
  for (let at = from; at < to; at++) if (!/^[a-z']{3}/.test(words[at]?.key ?? '')) return false;
  return !COMPANIES.has(words[to - 1]?.key ?? '');
}

const HARD_KIND = /^(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|cir|pkwy)$/;

/** `4 N`, `1 W`. */
function isTwoWordUnit(words: readonly Word[], at: number, to: number): boolean {
  return (
    at + 2 === to && /^\d{1,4}$/.test(words[at]?.key ?? '') && /^[a-z]{1,2}$/.test(words[at + 1]?.key ?? '')
  );
}

/** `1604 W Farwell 1A`: the last word of a street without a kind is a unit where it has a digit. */
export function withoutUnit(words: readonly Word[], reading: StreetReading): StreetReading {
  const { number, street, end } = reading;
  if (number === street) return reading;
  const size = isTwoWordUnit(words, end - 2, end) ? 2 : isBareUnit(words, end - 1, end) ? 1 : 0;
  const last = words[end - size - 1]?.key ?? '';
  if (size === 0 || end - size <= street || DIRECTIONS.has(last) || !/^[a-z]{3}/.test(last)) return reading;
  return { ...reading, end: end - size };
}

/** `111 W Monroe, 12C, Chicago`. */
function takeUnitBehindComma(words: readonly Word[], at: number): void {
  const isLetter = words[at]?.part === '' && /^[a-z]$/.test(words[at]?.key ?? '') && words[at - 1]?.gap === 2;
  if (words[at - 1]?.gap !== 0 && (words[at]?.gap ?? 0) > 0 && (isLetter || isBareUnit(words, at, at + 1)))
    claim(words, at, at + 1, 'unit');
  else if (
    words[at - 1]?.gap === 1 &&
    words[at]?.part === '' &&
    words[at + 1]?.gap !== 0 &&
    isTwoWordUnit(words, at, at + 2)
  )
    claim(words, at, at + 2, 'unit');
}
