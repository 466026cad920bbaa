import type { Word } from './sheet.ts';
import { DIRECTIONS, NUMBER_WORDS, STREET_KINDS } from './word-lists.ts';

/** `12`, `12a`, `12-14`, `112-10`, `98-1247`, `N6W23001`, `12½`, `#2`. */
const NUMBER = /^(?:#?\d+[a-z]?(?:[-–/]\d*[a-z]?)?½?|\d+-\d+-\d+|[nsew]\d+[nsew]\d+[a-z]?|[a-z]\d{3,5})$/;
const GRID_HALF = /^[nsew]\d{2,}[nsew]?$/;
const FRACTION = /^\d\/\d$/;

/** How many words of a house number stand at a place; 0 for none. `end` is where the run ends. */
export function houseNumberSize(words: readonly Word[], at: number, end: number): number {
  const key = words[at]?.key ?? '';
  const next = at + 1 < end ? (words[at + 1]?.key ?? '') : '';
  if (GRID_HALF.test(key) && GRID_HALF.test(next)) return 2;
  if (NUMBER_WORDS.has(key)) return hasKind(words, at + 2, end) ? 1 : 0;
  if (key === '#' && /^\d+$/.test(next)) return 2;
  if (key === 'lot' && /^\d+$/.test(next)) return 2;
  if (!NUMBER.test(key)) return 0;
  if (FRACTION.test(next)) return 2;
  if ((next === '-' || next === '&') && /^\d+[a-z]?$/.test(words[at + 2]?.key ?? '')) return 3;
  if (/^\d+$/.test(next) && isPair(words, at + 2, end)) return 2;
  return isSuffix(words, at + 1, end) ? 2 : 1;
}

/** `4922 B South Cornell Avenue`, `11719 B Jefferson Ave`; not `4174 C Avenue`, `100 J F Kennedy Blvd`. */
function isSuffix(words: readonly Word[], at: number, end: number): boolean {
  if (!/^[a-df-h]$/.test(words[at]?.key ?? '') || at + 1 >= end) return false;
  const next = words[at + 1]?.key ?? '';
  if (DIRECTIONS.has(next)) return at + 2 < end;
  return /^[a-z]{2}/.test(next) && next !== 'and' && next !== 'at' && !STREET_KINDS.has(next);
}

export function hasKind(words: readonly Word[], from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (STREET_KINDS.has(words[at]?.key ?? '')) return true;
  return false;
}

/** `358 370 E 71st`: two numbers, and a street behind them; not `20713 2700 N Ave`. */
function isPair(words: readonly Word[], at: number, end: number): boolean {
  const behind = words[at + 1]?.key ?? '';
  return (
    at + 1 < end &&
    DIRECTIONS.has(words[at]?.key ?? '') &&
    !STREET_KINDS.has(behind) &&
    !DIRECTIONS.has(behind)
  );
}
