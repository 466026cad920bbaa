/** The minus sign of print, as wide as a figure; CLDR's hyphen is for keyboards. */
export const MINUS = '\u2212';

/** How digits are parted: by which sign, and from how many of them on. */
interface Grouping {
  readonly sign: string;
  readonly least: number;
}

/** The digits of a whole number with a group sign between each three: `1234567` → `1,234,567`; without its sign. */
export function grouped(value: number, group: Grouping): string {
  return groupDigits(String(Math.abs(value)), group);
}

/**
 * The digits of an amount in minor units, without its sign: `123456`, two decimals → `1,234.56`.
 * Works on the decimal text of the integer: no division, no rounding.
 */
export function groupedAmount(
  minorUnits: number,
  decimals: number,
  decimal: string,
  group: Grouping,
): string {
  let text = String(Math.abs(minorUnits));
  if (decimals === 0) return groupDigits(text, group);
  if (text.length <= decimals) text = text.padStart(decimals + 1, '0');
  const point = text.length - decimals;
  return groupDigits(text.slice(0, point), group) + decimal + text.slice(point);
}

function groupDigits(digits: string, { sign: group, least }: Grouping): string {
  let at = digits.length - 3;
  if (digits.length < least) return digits;
  let text = digits.slice(at);
  for (at -= 3; at > 0; at -= 3) text = digits.slice(at, at + 3) + group + text;
  return digits.slice(0, at + 3) + group + text;
}
