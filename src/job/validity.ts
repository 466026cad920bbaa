import type { Fault } from '../fault/fault.ts';
import { day, dayOf, type Day } from '../unit/calendar.ts';
import { dayBefore } from '../unit/day-number.ts';
import type { PeriodFile } from './typed-value.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** The first and the last day on which something holds. */
interface Period {
  readonly from: Day;
  readonly until: Day;
}

const FIRST_DAY = dayOf(1, 1, 1);
const LAST_DAY = dayOf(9999, 12, 31);

/** The day that a job is read for: blocks and texts that do not hold on it are not there. */
export class ReadingDay {
  readonly day: string;
  /** The first and last days of all that does not always hold. */
  readonly turns: Set<string>;
  /** Whether a text that has no version on the day is a fault. */
  readonly isStrict: boolean;

  constructor(on: string, isStrict: boolean, turns = new Set<string>()) {
    this.day = on;
    this.isStrict = isStrict;
    this.turns = turns;
  }

  /** The same day for what is checked and not shown. */
  get lenient(): ReadingDay {
    return this.isStrict ? new ReadingDay(this.day, false, this.turns) : this;
  }

  within({ from, until }: Period): boolean {
    return from <= this.day && this.day <= until;
  }
}

/** Where what is typed stands, and where what is wrong with it goes. */
interface Desk {
  readonly source: YamlSource;
  readonly faults: Fault[];
}

/** A period that the calendar has and that ends after it begins; otherwise faults. Open ends are the calendar's. */
export function readPeriod(typed: PeriodFile, path: YamlPath, desk: Desk): Period {
  const from = typed.from === undefined ? firstDay() : existingDay(typed.from, [...path, 'from'], desk);
  const until =
    typed.until === undefined ? lastDay() : existingDay(typed.until, [...path, 'until'], desk, lastDay());
  if (until < from) {
    const place = desk.source.at([...path, 'until']);
    desk.faults.push({ code: 'job.period', place, found: until, expected: from });
  }
  return { from, until };
}

/** A day that the calendar has; otherwise a fault, and another day. */
export function existingDay(
  typed: string,
  path: YamlPath,
  { source, faults }: Desk,
  other = firstDay(),
): Day {
  const known = day(typed);
  if (known !== undefined) return known;
  faults.push({
    code: 'job.invalid-value',
    place: source.at(path),
    found: typed,
    expected: 'a day of the calendar',
  });
  return other;
}

/** Whether what has this period is there on the day; what has none always is. `path`: of the period. */
export function holds(
  typed: PeriodFile | undefined,
  path: YamlPath,
  desk: Desk & { readonly on: ReadingDay },
): boolean {
  if (typed === undefined) return true;
  const period = readPeriod(typed, path, desk);
  noteTurns(desk.on, typed);
  return desk.on.within(period);
}

/**
 * Which of the versions of a text or block holds on the day, by its place in the list; days that none or two of them hold on are faults.
 * Where none does it is the one that comes next, or the last one.
 */
export function versionOn(
  typed: readonly PeriodFile[],
  path: YamlPath,
  desk: Desk & { readonly on: ReadingDay },
): number {
  const { on, source, faults } = desk;
  const before = faults.length;
  const periods = typed.map((period, index) => {
    noteTurns(on, period);
    return { index, ...readPeriod(period, [...path, 'versions', index, 'valid'], desk) };
  });
  if (faults.length > before) return 0;
  periods.sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  for (const [place, { index, from, until }] of periods.entries()) {
    const previous = periods[place - 1];
    if (previous === undefined) continue;
    const at = source.at([...path, 'versions', index, 'valid']);
    const next = dayBefore(previous.until, -1) ?? previous.until;
    if (next < from) {
      const values = { from: next, until: dayBefore(from, 1) ?? from };
      faults.push({ code: 'job.version-gap', place: at, values });
    } else if (from <= previous.until) {
      const values = { from, until: until < previous.until ? until : previous.until };
      faults.push({ code: 'job.version-overlap', place: at, values });
    }
  }
  const known = periods.find((period) => on.within(period));
  if (known !== undefined) return known.index;
  if (on.isStrict && faults.length === before)
    faults.push({ code: 'job.version-missing', place: source.at(path), found: on.day });
  return (periods.find(({ from }) => from > on.day) ?? periods.at(-1))?.index ?? 0;
}

function noteTurns({ turns }: ReadingDay, { from, until }: PeriodFile): void {
  if (from !== undefined) turns.add(from);
  if (until !== undefined) turns.add(until);
}

function firstDay(): Day {
  if (FIRST_DAY === undefined) throw new RangeError('the calendar has no first day');
  return FIRST_DAY;
}

function lastDay(): Day {
  if (LAST_DAY === undefined) throw new RangeError('the calendar has no last day');
  return LAST_DAY;
}
