import type { Fault } from '../../fault/fault.ts';
import type { Day } from '../../unit/calendar.ts';
import { dayNumber } from '../../unit/day-number.ts';

/** Days behind the data's own date. */
interface AgeLimits {
  readonly warnAfter: number;
  readonly refuseAfter: number;
}

/** What is to be said of a reference's age on the day of the run: nothing, a warning, or that it is too old to be used. */
export function ageFault(date: Day, runDate: Day, { warnAfter, refuseAfter }: AgeLimits): Fault | undefined {
  const age = dayNumber(runDate) - dayNumber(date);
  if (age <= warnAfter && age <= refuseAfter) return undefined;
  return {
    code: age > refuseAfter ? 'reference.out-of-date' : 'reference.ageing',
    place: {},
    found: date,
    expected: String(refuseAfter),
    values: { days: String(age) },
  };
}
