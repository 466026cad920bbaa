import { kindOf, type CellKind } from '../cell-kind.ts';
import { familiarity } from '../column/known-names.ts';
import { isMissing } from './typed-columns.ts';
import { areCountedNames } from './counted-names.ts';

/** How much a row looks like the names of the columns below it, and why. Above 0 it is believed. */
export interface HeaderScore {
  readonly score: number;
  readonly why: string;
}

const LOOKED_AT = 400;
const TYPED: ReadonlySet<CellKind['kind']> = new Set(['integer', 'number', 'date', 'time', 'name']);

/** From here on a row is taken for a header, where nothing below it says otherwise. */
const THRESHOLD = 0.12;
const COUNTED = 0.3;

/** Compares a row with the rows below it: types that it does not have, words that names are made of, values that recur. */
export function headerScore(row: readonly string[], body: readonly (readonly string[])[]): HeaderScore {
  const below = body.slice(0, LOOKED_AT);
  if (areCountedNames(row, below)) return { score: COUNTED, why: 'its numbers follow one another' };
  const width = row.length;
  let sum = 0;
  let foreign = 0;
  let own = 0;
  let named = 0;
  for (let i = 0; i < width; i += 1) {
    const text = (row[i] ?? '').trim();
    const values = below
      .map((cells) => (cells[i] ?? '').trim())
      .filter((value) => value !== '' && !isMissing(value));
    if (text === '') {
      sum -= values.length === 0 ? 0 : 0.25;
      continue;
    }
    const score = cellScore(text, values);
    if (score >= 1) foreign += 1;
    if (score <= -1) own += 1;
    if (familiarity(text) >= 0.5) named += 1;
    sum += score;
  }
  const doubled = new Set(row.map((cell) => cell.trim()).filter((cell) => cell !== '')).size;
  const filled = row.filter((cell) => cell.trim() !== '').length;
  const unlike = filled === 0 ? 1 : (filled - doubled) / filled;
  const score = sum / Math.max(1, width) - unlike * 0.5 - THRESHOLD;
  return { score, why: reason(score > 0, { foreign, own, named, filled }) };
}

function reason(
  header: boolean,
  { foreign, own, named, filled }: Readonly<Record<'foreign' | 'own' | 'named' | 'filled', number>>,
): string {
  if (header && foreign > 0)
    return foreign === 1
      ? 'a word stands above numbers or days'
      : `${foreign} words stand above numbers or days`;
  if (header && named > 0) return `${named} of ${filled} cells are words that columns are named by`;
  if (header) return 'its cells are unlike those below';
  if (own > 0) return 'the first row has values like those below';
  return 'the first row is like those below';
}

/** One cell against the values below it: 1 for a word above numbers, -1.5 for a number above numbers. */
function cellScore(text: string, values: readonly string[]): number {
  const { kind } = kindOf(text);
  const familiar = familiarity(text);
  const isValue = TYPED.has(kind);
  if (values.length === 0) return isValue ? -0.8 : familiar >= 0.5 ? 0.6 : nameLikeness(text);
  const typed = values.filter((value) => TYPED.has(kindOf(value).kind)).length / values.length;
  if (typed >= 0.7) {
    if (!isValue) return /\d/.test(text) && familiar === 0 && kind === 'code' ? 0.4 : 1;
    // Years and numbers may name columns as well.
    return kind === 'integer' && /^(19|20)\d\d$/.test(text) && !values.includes(text) ? 0 : -1.5;
  }
  if (isValue) return -1;
  if (values.includes(text)) return -1;
  if (familiar >= 0.5) return 0.8;
  let score = nameLikeness(text);
  const digits = values.filter((value) => /\d/.test(value)).length / values.length;
  if (digits > 0.9 && !/\d/.test(text)) score += 0.7;
  else if (digits > 0.9) score -= 0.4;
  const capitals = values.filter((value) => isCapital(value)).length / values.length;
  if (capitals > 0.9 && !isCapital(text)) score += 0.5;
  else if (capitals < 0.1 && isCapital(text) && text.length > 1) score += 0.4;
  const initials = values.filter((value) => /^\p{Lu}/u.test(value)).length / values.length;
  if (initials > 0.95 && /^\p{Ll}/u.test(text)) score += 0.4;
  const lengths = values.map((value) => value.length);
  const shortest = Math.min(...lengths);
  const longest = Math.max(...lengths);
  if (values.length >= 3 && shortest === longest && text.length !== shortest) score += 0.3;
  if (values.length >= 8 && (text.length > longest * 1.5 || text.length * 2 < shortest)) score += 0.3;
  const recurring = 1 - new Set(values).size / values.length;
  return score + recurring * 0.45;
}

function isCapital(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** How much a text by itself looks like a name of a column. */
function nameLikeness(text: string): number {
  if (text.length > 60 || /[.!?]$/.test(text) || /,\s/.test(text)) return -0.4;
  if (/^[a-z]+(?:_[a-z\d]+)+$/.test(text) || /^[a-z]+(?:[A-Z][a-z\d]+)+$/.test(text)) return 0.6;
  if (/^[A-Z]+(?:_[A-Z\d]+)+$/.test(text)) return 0.5;
  if (/\d{2}/.test(text)) return -0.4;
  return /\p{L}/u.test(text) ? 0.08 : -0.3;
}
