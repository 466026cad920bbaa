import { readDatePattern, type DateStep } from '../../job/date-pattern.ts';
import { dayOf, type Day } from '../../unit/calendar.ts';

/** Years of two digits from here on are of the twentieth century, as POSIX has it: 69 is 1969, 68 is 2068. */
const PIVOT = 69;

const ZERO = 0x30;
const MAX_DAYS = 10_000;

/** Makes the reader of a date column: text of its pattern, without outer blanks → the day; undefined when there is none. */
export function compileDateReader(pattern: string): (text: string) => Day | undefined {
  const steps = readDatePattern(pattern);
  if (typeof steps === 'string') throw new RangeError(`the date pattern ${pattern} ${steps}`);
  // The same few days stand in a night's rows again and again.
  const days = new Map<string, Day>();
  return (text) => {
    const known = days.get(text);
    if (known !== undefined) return known;
    const found = readDay(text, steps);
    if (found !== undefined && days.size < MAX_DAYS) days.set(text, found);
    return found;
  };
}

/** `00000000`, `00.00.0000`: what hosts write where no day is known. */
export function isZeroDate(text: string): boolean {
  return /^[0./: T-]*0[0./: T-]*$/.test(text);
}

function readDay(text: string, steps: readonly DateStep[]): Day | undefined {
  const found = { year: 0, month: 0, day: 0 };
  let at = 0;
  for (const step of steps) {
    if (step.part === undefined) {
      if (!text.startsWith(step.text, at)) return undefined;
      at += step.text.length;
      continue;
    }
    const start = at;
    let value = 0;
    while (at < text.length && at - start < step.most) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      at += 1;
    }
    if (at - start < step.least) return undefined;
    if (step.part === 'year' && step.most === 2) value += value < PIVOT ? 2000 : 1900;
    found[step.part] = value;
  }
  return at === text.length ? dayOf(found.year, found.month, found.day) : undefined;
}
