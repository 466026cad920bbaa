import { claim, freeRuns, type Run, type Word } from './sheet.ts';
import { isBareUnit, isBuildingBehind, takeBehindStreet, withoutUnit } from './behind-street.ts';
import { claimStreet, readStreet } from './take-street.ts';
import type { PlaceEnd } from './take-code.ts';
import { likelyTown } from './town-tail.ts';
import { streetEnd } from './street-end.ts';
import { hasKind, houseNumberSize } from './house-number.ts';
import { ALSO_TOWNS, BUILDINGS, COMPANIES, DIRECTIONS, STREET_KINDS, TOWN_STARTS } from './word-lists.ts';

/** What the fields say already, so that it is not looked for. */
interface KnownFields {
  readonly hasCity: boolean;
  readonly hasNumber: boolean;
  readonly isBritish: boolean;
  /** How many of the first words came in the field of the street. */
  readonly streetWords: number;
}

/** Takes town, house number and street. Gives the place behind the street, -1 where no street was found. */
export function takeDelivery(words: readonly Word[], place: PlaceEnd, known: KnownFields): number {
  const runs = freeRuns(words);
  const townRun = known.hasCity ? undefined : runBefore(runs, place);
  let open: Run | undefined;
  if (townRun !== undefined) {
    passDirection(words, townRun);
    passBuilding(words, townRun);
    if (isTownAlone(words, townRun, runs)) claim(words, townRun.from, townRun.to, 'city');
    else open = townRun;
  }
  const free = withNumbers(
    words,
    runs.filter((run) => run.to > run.from && words[run.from]?.part === ''),
    open,
  );
  if (known.hasNumber) return takeWholeStreet(words, free, known);
  const end = takeBest(words, free, open, known, place.hasRegion);
  if (end >= 0 && open !== undefined) takeTownBehind(words, open, end);
  else if (
    !known.hasCity &&
    (end >= 0 || words.some((word) => word.part === 'postBox')) &&
    !place.hasRegion &&
    !place.hasCode
  )
    takeLooseTown(words, Math.max(end, 0));
  return end;
}

/** `12, High Street`, `1542, 1544 North Wells Street`: the number goes with the street behind its comma. */
function withNumbers(words: readonly Word[], runs: Run[], open: Run | undefined): Run[] {
  return runs.filter((run, at) => {
    const next = runs[at + 1];
    const before = words[run.from - 1];
    const isFirst =
      before === undefined ||
      before.gap === 2 ||
      before.part !== '' ||
      (before.gap === 1 && next !== undefined && hasKind(words, next.from + 1, next.to));
    if (
      !isFirst ||
      next === undefined ||
      next === open ||
      next.from !== run.to ||
      words[run.to - 1]?.gap !== 1
    )
      return true;
    const isNumber = houseNumberSize(words, run.from, run.to) === run.to - run.from;
    if (!isNumber) return true;
    if (/^\p{L}/u.test(words[next.from]?.key ?? '')) next.from = run.from;
    else if (hasKind(words, next.from + 2, next.to)) claim(words, run.from, run.to, 'houseNumber');
    else return true;
    return false;
  });
}

/** `Bolton Road, NW Atlanta`: the direction belongs to the street. */
function passDirection(words: readonly Word[], run: Run): void {
  const before = words[run.from - 1];
  if (before?.gap !== 1 || before.part !== '' || !STREET_KINDS.has(before.key) || run.to - run.from < 2)
    return;
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
  if (at === 0) return runs.find((run) => run.from > 0);
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

function takeBest(
  words: readonly Word[],
  runs: readonly Run[],
  open: Run | undefined,
  known: KnownFields,
  hasRegion: boolean,
): number {
  const isLoose = (run: Run): boolean =>
    run === open || (!known.hasCity && open === undefined && run.to === words.length);
  let best: { readonly run: Run; readonly score: number } | undefined;
  for (const run of runs) {
    const reading = readStreet(words, run, isLoose(run));
    if (reading === undefined) continue;
    const score = reading.score + (run.from < known.streetWords ? 10 : 0);
    if (
      best === undefined ||
      score > best.score ||
      (score === best.score && isBuildingStreet(words, best.run))
    )
      best = { run, score };
  }
  if (best === undefined) return takeWholeStreet(words, runs, known);
  const run = known.isBritish ? behindHouse(words, runs, best.run) : best.run;
  let reading = readStreet(words, run, isLoose(run));
  if (reading === undefined) return -1;
  const isGuess = run === open && reading.score <= 4;
  if (isGuess && !hasRegion) reading = { ...reading, end: run.to };
  else if (isGuess && reading.end === run.to && reading.street < run.to - 1) {
    reading = { ...reading, end: likelyTown(words, reading.street, run.to) };
  } else if (run !== open && reading.end < run.to && !endsApart(words, reading.end, run.to, known)) {
    reading = { ...reading, end: run.to };
  }
  if (reading.end === run.to && run !== open && reading.score <= 3) reading = withoutUnit(words, reading);
  const end = claimStreet(words, reading);
  takeBehindStreet(words, end, run.to, run === open, reading.score);
  return end;
}

/** `1A Seastone Court, Station Road`: the road is the street, with its number in the building's name. */
function behindHouse(words: readonly Word[], runs: readonly Run[], run: Run): Run {
  if (
    !/^(?:court|ct|house|mansions|buildings|chambers|lodge|flats|studios|works)$/.test(
      words[run.to - 1]?.key ?? '',
    )
  )
    return run;
  const next = runs[runs.indexOf(run) + 1];
  if (
    next?.from !== run.to ||
    !/^(?:road|rd|street|st|lane|ln|avenue|ave|hill|drive|dr|way)$/.test(words[next.to - 1]?.key ?? '')
  )
    return run;
  claim(words, run.from, run.to, 'building');
  return next;
}

/** `One Exchange Plaza, 55 Broadway`: of two the one that is called as buildings are gives way. */
function isBuildingStreet(words: readonly Word[], run: Run): boolean {
  const last = words[run.to - 1]?.key ?? '';
  return BUILDINGS.has(last) && run.to - run.from < 5;
}

/** Whether what follows a street without a comma is something else: a building, a body, a town. */
function endsApart(words: readonly Word[], from: number, to: number, known: KnownFields): boolean {
  if (!known.hasCity && to === words.length) return true;
  for (let at = from; at < to; at++) {
    const key = words[at]?.key ?? '';
    if (BUILDINGS.has(key) || COMPANIES.has(key)) return true;
  }
  return isBuildingBehind(words, from, to) || isBareUnit(words, from, to);
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
    if (
      !/^[a-z][a-z'-]+$/.test(key) ||
      COMPANIES.has(key) ||
      (DIRECTIONS.has(key) && (at > run.from || run.to - at < 2 || key.length < 4))
    )
      return;
  }
  const last = words[run.to - 1]?.key ?? '';
  if (
    BUILDINGS.has(last) &&
    !TOWN_STARTS.has(words[run.from]?.key ?? '') &&
    (!ALSO_TOWNS.has(last) || run.to - run.from !== 2)
  )
    return;
  claim(words, run.from, run.to, 'city');
}
