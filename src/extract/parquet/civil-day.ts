/** Days of 400 years, after which the calendar repeats. */
const ERA = 146_097n;

/** `YYYY-MM-DD` of a day by its number since 1970-01-01, in the Gregorian calendar of all times. */
export function showCivilDay(days: bigint): string {
  // Counted from the first of March of year 0, so that a leap day is a year's last.
  const shifted = days + 719_468n;
  const era = (shifted >= 0n ? shifted : shifted - ERA + 1n) / ERA;
  const inEra = Number(shifted - era * ERA);
  const year = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * inYear + 2) / 153);
  const date = inYear - Math.floor((153 * month + 2) / 5) + 1;
  const civilMonth = month < 10 ? month + 3 : month - 9;
  const civilYear = Number(era) * 400 + year + (civilMonth <= 2 ? 1 : 0);
  const shownYear =
    civilYear < 0 ? `-${String(-civilYear).padStart(4, '0')}` : String(civilYear).padStart(4, '0');
  return `${shownYear}-${String(civilMonth).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
