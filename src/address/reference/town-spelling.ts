import { foldWords } from '../fold.ts';
import { foldTown } from './fold-town.ts';
import { namedPlaces, type TownQuestion } from './match-town.ts';

/** Fewer letters than this say too little: one letter makes another town of `Rain` and `Hain`. */
const SHORTEST = 6;

/** Countries that may write `ä ö ü` as `ae oe ue`, or without the points where they are not on a keyboard. */
const UMLAUTS: ReadonlySet<string> = new Set(['DE', 'AT', 'CH', 'LI']);

/**
 * The spelling of the list for a town typed without its umlauts: `Muenchen`, `Koln`, `Giessen`. Only for a name that is the
 * list's own but for them and is, as typed, no other place's; undefined where nothing is to be mended.
 */
export function withUmlauts({ city, country, listed, reference }: TownQuestion): string | undefined {
  if (!UMLAUTS.has(country) || !/^[A-Za-z .'-]+$/.test(city)) return undefined;
  const expanded = foldWords(city, 'expand');
  const bare = new Set<string>();
  for (const { place } of namedPlaces(listed, country)) {
    if (!place.isTown || !/[äöüß]/i.test(place.name) || place.name.includes('/')) continue;
    if (foldWords(place.name, 'expand') === expanded) return place.name;
    if (foldWords(place.name, 'strip') === expanded) bare.add(place.name);
  }
  const [only] = bare;
  if (only === undefined || bare.size > 1) return undefined;
  return reference.codesOf(country, foldTown(city, country)).length > 0 ? undefined : only;
}

/**
 * The one town of the code that a typed name is a slip of the keys away from: two letters exchanged, one lost, doubled or wrong.
 * Undefined where the name is any place of the country, is short, or each word that differs is not unknown to its
 * names: `Ober` for `Unter`, `Flats` for `Flat` are other places, listed or not.
 */
export function withoutSlip({ city, country, listed, reference }: TownQuestion): string | undefined {
  const typed = foldTown(city, country);
  if (typed.length < SHORTEST || !/^\p{L}[\p{L} .'-]*$/u.test(city)) return undefined;
  let found: string | undefined;
  const towns = listed.filter(({ isTown }) => isTown).length;
  for (const { whole, place } of namedPlaces(listed, country)) {
    if (!isCertainSlip(typed, whole, towns)) {
      // A second name nearly as near makes either doubtful.
      if (place.isTown && isNear(typed, whole)) return undefined;
      continue;
    }
    if (!place.isTown || (found !== undefined && found !== place.name)) return undefined;
    found = place.name;
  }
  if (found === undefined || reference.codesOf(country, typed).length > 0) return undefined;
  const right = new Set(foldTown(found, country).split(' '));
  const differing = typed.split(' ').filter((word) => !right.has(word));
  if (differing.length === 0 || differing.some((word) => reference.hasWord(country, word))) return undefined;
  return found;
}

/**
 * The more towns a code has, the likelier one more of a like name that the list lacks: so many may it have. The figures come
 * from leaving every place out of the list in turn.
 */
const MOST_TOWNS: Readonly<Record<Slip, number>> = { doubled: 8, exchanged: 12, lost: 2, wrong: 1 };
/** A wrong letter is told from another town only in a longer name. */
const SHORTEST_WITH_WRONG = 8;

function isCertainSlip(typed: string, right: string, towns: number): boolean {
  const slip = slipBetween(typed, right);
  if (slip === undefined || towns > MOST_TOWNS[slip]) return false;
  if (slip === 'doubled' || slip === 'exchanged') return true;
  return !differAtEnd(typed, right) && (slip === 'lost' || right.length >= SHORTEST_WITH_WRONG);
}

type Slip = 'exchanged' | 'lost' | 'doubled' | 'wrong';

/** The one slip that makes `typed` of `right`, its first letter and its words untouched; undefined where none does. */
function slipBetween(typed: string, right: string): Slip | undefined {
  const more = typed.length - right.length;
  if (more < -1 || more > 1 || typed[0] !== right[0]) return undefined;
  let at = 1;
  while (at < typed.length && typed[at] === right[at]) at++;
  const [a = ' ', b = ' '] = [typed[at], right[at]];
  if (more > 0) {
    return a !== ' ' && a === typed[at - 1] && typed.slice(at + 1) === right.slice(at)
      ? 'doubled'
      : undefined;
  }
  if (b === ' ') return undefined;
  if (more < 0) return typed.slice(at) === right.slice(at + 1) ? 'lost' : undefined;
  if (a === ' ') return undefined;
  if (a === right[at + 1] && b === typed[at + 1]) {
    return typed.slice(at + 2) === right.slice(at + 2) ? 'exchanged' : undefined;
  }
  return typed.slice(at + 1) === right.slice(at + 1) ? 'wrong' : undefined;
}

/** Whether the letter in which two names differ ends a word: `Flat` and `Flats`, `Terlan` and `Terlano`. */
function differAtEnd(typed: string, right: string): boolean {
  let at = 0;
  while (at < right.length && typed[at] === right[at]) at++;
  return at === right.length - 1 || right[at + 1] === ' ';
}

/** Whether two names are at most two letters apart at one place. */
function isNear(a: string, b: string): boolean {
  const more = a.length - b.length;
  if (more < -2 || more > 2) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - start - end <= 2;
}
