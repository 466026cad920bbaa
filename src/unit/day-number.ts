import { dayOf, type Day } from './calendar.ts';

/** Days from 0000-03-01 to 1970-01-01, in the calendar counted from March, where leap days end a year. */
const EPOCH = 719_468;
const ERA_DAYS = 146_097;

/** Days since 1970-01-01: differences of such numbers are days of the calendar. */
export function dayNumber(day: Day): number {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8, 10)].map(Number);
  const fromMarch = ((month ?? 1) + 9) % 12;
  const marchYear = (year ?? 0) - (fromMarch >= 10 ? 1 : 0);
  const era = Math.floor(marchYear / 400);
  const ofEra = marchYear - era * 400;
  const ofYear = Math.floor((153 * fromMarch + 2) / 5) + (date ?? 1) - 1;
  return era * ERA_DAYS + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - EPOCH;
}

/** The day so many days before another; undefined when that is before the year 0. */
export function dayBefore(day: Day, days: number): Day | undefined {
  const shifted = dayNumber(day) - days + EPOCH;
  const era = Math.floor(shifted / ERA_DAYS);
  const ofEra = shifted - era * ERA_DAYS;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = years + era * 400 + (month <= 2 ? 1 : 0);
  return year < 0 ? undefined : dayOf(year, month, date);
}
