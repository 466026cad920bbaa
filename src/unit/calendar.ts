/** Calendar days as `YYYY-MM-DD`, without a clock, a time zone or `Date`. */

declare const dayBrand: unique symbol;

/** A calendar day that exists, as `YYYY-MM-DD`; such days compare as text. */
export type Day = string & { readonly [dayBrand]: true };

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the year has a 29th of February. */
function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The day that `text` (`YYYY-MM-DD`) names, or undefined when there is no such day. */
export function day(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const [year, month, date] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)].map(Number);
  return isDay(year ?? 0, month ?? 0, date ?? 0) ? (text as Day) : undefined;
}

/** The day of whole numbers, year 0 to 9999; undefined when there is no such day. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (!isDay(year, month, date)) return undefined;
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}` as Day;
}

function isDay(year: number, month: number, date: number): boolean {
  if (month < 1 || month > 12 || date < 1) return false;
  return date <= (month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0));
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
