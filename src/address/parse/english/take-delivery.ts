import type { PlaceReference } from '../../reference/place-reference.ts';
import type { EnglishPost } from './english-post.ts';
import { claim, freeRuns, type Run, type Word } from './sheet.ts';
import { claimStreet, readStreet, type StreetReading } from './take-street.ts';
import type { PlaceEnd } from './take-code.ts';
import { knownTown, likelyTown } from './town-tail.ts';
import { streetEnd } from './street-end.ts';
import { hasKind } from './house-number.ts';
import { ALSO_TOWNS, BUILDINGS, COMPANIES, DIRECTIONS, STREET_KINDS, TOWN_STARTS } from './word-lists.ts';

/** What the fields say already, so that it is not looked for. */
export interface KnownFields {
  readonly hasCity: boolean;
  readonly hasNumber: boolean;
  /** How many of the first words came in the field of the street. */
  readonly streetWords: number;
  readonly code: string;
}

/** Takes town, house number and street. Gives the place behind the street, -1 where no street was found. */
export function takeDelivery(
  words: readonly Word[],
  place: PlaceEnd,
  known: KnownFields,
  post: EnglishPost,
  places: PlaceReference | undefined,
): number {
  const runs = freeRuns(words);
  const townRun = known.hasCity ? undefined : runBefore(runs, place);
  let open: Run | undefined;
  if (townRun !== undefined) {
    passDirection(words, townRun);
    passBuilding(words, townRun);
    const town = knownTown(words, townRun, known.code, post, places);
    if (town >= 0) {
      claim(words, town, townRun.to, 'city');
      townRun.to = town;
    } else if (isTownAlone(words, townRun, runs)) claim(words, townRun.from, townRun.to, 'city');
    else open = townRun;
  }
  const free = runs.filter((run) => run.to > run.from && words[run.from]?.part === '');
  if (known.hasNumber) return takeWholeStreet(words, free, known);
  const end = takeBest(words, free, open, known);
  if (end >= 0 && open !== undefined) takeTownBehind(words, open, end);
  else if (!known.hasCity && (end >= 0 || words.some((word) => word.part === 'postBox')) && !place.hasRegion && !place.hasCode) takeLooseTown(words, Math.max(end, 0));
  return end;
}

/** `Bolton Road, NW Atlanta`: the direction belongs to the street. */
function passDirection(words: readonly Word[], run: Run): void {
  const before = words[run.from - 1];
  if (before?.gap !== 1 || before.part !== '' || !STREET_KINDS.has(before.key) || run.to - run.from < 2) return;
  if (!/^(?:[ns][ew]|(?:north|south)(?:east|west))$/.test(words[run.from]?.key ?? '')) return;
  claim(words, run.from, run.from + 1, 'street');
  run.from++;
}

/** `Rm 623 Dorrance Bldg Camden`. */
function passBuilding(words: readonly Word[], run: Run): void {
  for (let at = run.from + 1; at + 1 < run.to; at++) {
    if (/\d/.test(words[at]?.key ?? '') || /\d/.test(words[at - 1]?.key ?? '')) return;
    if (!/^(?:bldg|building|tower)$/.test(words[at]?.key ?? '')) continue;
    claim(words, run.from, at + 1, 'building');
    run.from = at + 1;
    return;
  }
}

function runBefore(runs: readonly Run[], { at, hasRegion, hasCode }: PlaceEnd): Run | undefined {
  if (!hasRegion && !hasCode) return undefined;
  return runs.find((run) => run.to === at);
}

/** A run that holds no street: it has no number, and the street can stand elsewhere. */
function isTownAlone(words: readonly Word[], { from, to }: Run, runs: readonly Run[]): boolean {
  for (let at = from; at < to; at++) if (/\d/.test(words[at]?.key ?? '')) return false;
  const isOnly = runs[0]?.from === from && words.every((word, at) => at >= from || word.part === '');
  if (!isOnly) return true;
  const { at: end, by } = streetEnd(words, from, to, true);
  return by !== 'kind' || end >= to || !hasKind(words, from + 1, to);
}

function takeBest(words: readonly Word[], runs: readonly Run[], open: Run | undefined, known: KnownFields): number {
  const isLoose = (run: Run): boolean => run === open || (!known.hasCity && open === undefined && run.to === words.length);
  let best: { readonly run: Run; readonly score: number } | undefined;
  for (const run of runs) {
    const reading = readStreet(words, run, isLoose(run));
    if (reading === undefined) continue;
    const score = reading.score + (run.from < known.streetWords ? 10 : 0);
    if (best === undefined || score > best.score || (score === best.score && isBuildingStreet(words, best.run)))
      best = { run, score };
  }
  if (best === undefined) return takeWholeStreet(words, runs, known);
  const { run } = best;
  let reading = readStreet(words, run, isLoose(run));
  if (reading === undefined) return -1;
  if (run === open && reading.end === run.to && reading.street < run.to - 1 && reading.score <= 3) {
    reading = { ...reading, end: likelyTown(words, reading.street, run.to) };
  } else if (run !== open && reading.end < run.to && !endsApart(words, reading.end, run.to, known)) {
    reading = { ...reading, end: run.to };
  }
  if (reading.end === run.to && run !== open && reading.score <= 3) reading = withoutUnit(words, reading);
  const end = claimStreet(words, reading);
  if (end < run.to && isBareUnit(words, end, run === open ? end + 1 : run.to)) claim(words, end, end + 1, 'unit');
  else if (end < run.to && isTwoWordUnit(words, end, run.to)) claim(words, end, end + 2, 'unit');
  else if (end + 1 === run.to && run !== open && reading.score >= 5 && isLetterUnit(words[end]?.key ?? '')) claim(words, end, end + 1, 'unit');
  else if (run !== open && run.to < words.length && isBuildingBehind(words, end, run.to)) claim(words, end, run.to, 'building');
  else if (end === run.to && run !== open) takeUnitBehindComma(words, end);
  return end;
}

/** `One Exchange Plaza, 55 Broadway`: of two the one that is called as buildings are gives way. */
function isBuildingStreet(words: readonly Word[], run: Run): boolean {
  const last = words[run.to - 1]?.key ?? '';
  return BUILDINGS.has(last) && run.to - run.from < 5;
}

/** A number behind the street without a word, such as `101 W Grand Ave 600`. */
function isBareUnit(words: readonly Word[], at: number, to: number): boolean {
  return to === at + 1 && words[at]?.part === '' && /^(?:[a-z]{0,2}-?\d{1,5}[a-z]?(?:-\d{1,4}[a-z]?)?)$/.test(words[at]?.key ?? '');
}

function isLetterUnit(key: string): boolean {
  return /^[a-z]{1,2}$/.test(key) && !DIRECTIONS.has(key) && !/^(?:ny|sf|la|dc)$/.test(key);
}

/** `15955 Frederick Rd The Reed, Rockville`: two words or more behind what is surely the end of the street. */
function isBuildingBehind(words: readonly Word[], from: number, to: number): boolean {
  if (to - from < 2 || !HARD_KIND.test(words[from - 1]?.key ?? '')) return false;
  for (let at = from; at < to; at++) if (!/^[a-z']{3}/.test(words[at]?.key ?? '')) return false;
  return !COMPANIES.has(words[to - 1]?.key ?? '');
}

const HARD_KIND = /^(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|cir|pkwy)$/;

/** `4 N`, `1 W`. */
function isTwoWordUnit(words: readonly Word[], at: number, to: number): boolean {
  return at + 2 === to && /^\d{1,4}$/.test(words[at]?.key ?? '') && /^[a-z]{1,2}$/.test(words[at + 1]?.key ?? '');
}

/** `1604 W Farwell 1A`: the last word of a street without a kind is a unit where it has a digit. */
function withoutUnit(words: readonly Word[], reading: StreetReading): StreetReading {
  const { number, street, end } = reading;
  if (number === street) return reading;
  const size = isTwoWordUnit(words, end - 2, end) ? 2 : isBareUnit(words, end - 1, end) ? 1 : 0;
  const last = words[end - size - 1]?.key ?? '';
  if (size === 0 || end - size <= street || DIRECTIONS.has(last) || !/^[a-z]{3}/.test(last)) return reading;
  return { ...reading, end: end - size };
}

/** `111 W Monroe, 12C, Chicago`. */
function takeUnitBehindComma(words: readonly Word[], at: number): void {
  if (words[at - 1]?.gap === 1 && (words[at]?.gap ?? 0) > 0 && isBareUnit(words, at, at + 1)) claim(words, at, at + 1, 'unit');
}

/** Whether what follows a street without a comma is something else: a building, a body, a town. */
function endsApart(words: readonly Word[], from: number, to: number, known: KnownFields): boolean {
  if (!known.hasCity && to === words.length) return true;
  for (let at = from; at < to; at++) {
    const key = words[at]?.key ?? '';
    if (BUILDINGS.has(key) || COMPANIES.has(key)) return true;
  }
  return isBuildingBehind(words, from, to) || (/^\d+$/.test(words[from]?.key ?? '') && !known.hasCity);
}

/** The street's field where nothing in it could be told apart. */
function takeWholeStreet(words: readonly Word[], runs: readonly Run[], known: KnownFields): number {
  const run = runs.find(({ from }) => from < known.streetWords);
  if (run === undefined) return -1;
  claim(words, run.from, run.to, 'street');
  return run.to;
}

function takeTownBehind(words: readonly Word[], open: Run, end: number): void {
  let from = Math.max(end, open.from);
  while (from < open.to && words[from]?.part !== '') from++;
  if (from < open.to) claim(words, from, open.to, 'city');
}

/** A town at the end of everything, without region and code: `1320 W Webster, Chicago`. */
function takeLooseTown(words: readonly Word[], end: number): void {
  const run = freeRuns(words, end).at(-1);
  if (run === undefined || run.to !== words.length || run.to - run.from > 4) return;
  for (let at = run.from; at < run.to; at++) {
    const key = words[at]?.key ?? '';
    if (!/^[a-z][a-z'-]+$/.test(key) || COMPANIES.has(key) || DIRECTIONS.has(key)) return;
  }
  const last = words[run.to - 1]?.key ?? '';
  if (BUILDINGS.has(last) && !TOWN_STARTS.has(words[run.from]?.key ?? '') && (!ALSO_TOWNS.has(last) || run.to - run.from !== 2)) return;
  claim(words, run.from, run.to, 'city');
}
