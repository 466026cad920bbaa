import { compileDateReader } from '../extract/typing/date-reader.ts';
import type { Fault } from '../fault/fault.ts';
import { stopRun } from '../fault/run-stop.ts';
import type { NoticePlan } from '../job/notice-plan.ts';
import type { RecordValues } from '../model/record.ts';
import { day as dayIn, type Day } from '../unit/calendar.ts';
import { dayNumber } from '../unit/day-number.ts';

/** The day that a file of notices is of: the newest in a column, or the one in its name. */
export class NoticeDay {
  readonly #plan: NoticePlan;
  readonly #file: string;
  readonly #runDate: string;
  #newest = '';
  #newestSoFar = '';

  /** `runDate`: a move that is announced for later does not make the file younger. */
  constructor(plan: NoticePlan, file: string, runDate: string) {
    this.#runDate = runDate;
    this.#plan = plan;
    this.#file = file;
  }

  see(values: RecordValues): void {
    const dated = this.#plan.age?.dated;
    if (dated?.by !== 'column') return;
    const value = values[dated.column];
    if (typeof value !== 'string') return;
    if (value > this.#newest) this.#newest = value;
    if (value <= this.#runDate && value > this.#newestSoFar) this.#newestSoFar = value;
  }

  /** Gives the day of the file; tells that it is old, and stops the run when it is too old or its day cannot be told. */
  judge(records: number, told: (fault: Fault) => void): Day | undefined {
    const { age } = this.#plan;
    const today = dayIn(this.#runDate);
    if (age === undefined || today === undefined) return undefined;
    const place = { file: this.#file };
    const found =
      age.dated.by === 'column'
        ? dayIn(this.#newestSoFar || this.#newest)
        : dayInName(this.#file, age.dated.pattern);
    if (found === undefined) {
      // Of a file without rows there is nothing that could be out of date.
      if (age.dated.by === 'column' && records === 0) return undefined;
      const reason =
        age.dated.by === 'column'
          ? `no row has a day in column ${age.dated.column}`
          : `there is no day of the form ${age.dated.pattern} in its name`;
      stopRun({ code: 'address.notices-undated', place, values: { reason } });
    }
    const days = dayNumber(today) - dayNumber(found);
    const { warnAfter = Infinity, refuseAfter = Infinity } = age;
    const values = { days: String(days), refuseAfter: String(refuseAfter) };
    if (days > refuseAfter)
      stopRun({ code: 'address.notices-too-old', place, found, expected: String(refuseAfter), values });
    if (days > warnAfter) told({ code: 'address.notices-old', place, found, values });
    return found;
  }
}

/** The first stretch of the name that the pattern reads as a day. */
function dayInName(name: string, pattern: string): Day | undefined {
  const read = compileDateReader(pattern);
  for (let at = 0; at + pattern.length <= name.length; at += 1) {
    const found = read(name.slice(at, at + pattern.length));
    if (found !== undefined) return found;
  }
  return undefined;
}
