/** Beyond this many minor units (a trillion) an amount is taken for damage: sums must stay exact. */
export const MAX_AMOUNT = 99_999_999_999_999;

const ZERO = 0x30;
const POINT = 0x2e;
const PLUS = 0x2b;
const MINUS = 0x2d;

/**
 * A decimal such as `-12.30` as a whole number of its smallest unit (`scale` decimals); NaN when it is none.
 * No group marks, no comma, no exponent; decimals beyond `scale` must be zeros. Outer blanks do not matter.
 */
export function readDecimal(text: string, scale: number): number {
  let i = 0;
  let end = text.length;
  while (i < end && text.charCodeAt(i) <= 0x20) i += 1;
  while (end > i && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  let negative = false;
  const sign = i < end ? text.charCodeAt(i) : 0;
  if (sign === MINUS || sign === PLUS) {
    negative = sign === MINUS;
    i += 1;
  }
  let value = 0;
  let digits = 0;
  for (; i < end; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    if (value > MAX_AMOUNT) return NaN;
    digits += 1;
  }
  let decimals = 0;
  if (i < end && text.charCodeAt(i) === POINT) {
    i += 1;
    const first = i;
    for (; i < end; i += 1) {
      const digit = text.charCodeAt(i) - ZERO;
      if (digit < 0 || digit > 9) return NaN;
      if (decimals < scale) {
        value = value * 10 + digit;
        decimals += 1;
      } else if (digit !== 0) return NaN;
    }
    // `5.` is a number that was cut off.
    if (i === first) return NaN;
    digits += i - first;
  }
  if (i < end || digits === 0) return NaN;
  for (; decimals < scale; decimals += 1) value *= 10;
  if (value > MAX_AMOUNT) return NaN;
  return negative && value !== 0 ? -value : value;
}

/** A whole number such as `-12`; NaN when it is none. */
export function readInteger(text: string): number {
  return text.includes('.') ? NaN : readDecimal(text, 0);
}

/** A whole number of units with `from` decimals in units with `to` decimals, half away from zero; exact integers throughout. */
export function rescale(value: number, from: number, to: number): number {
  if (to >= from) return value * 10 ** (to - from);
  const unit = 10 ** (from - to);
  const size = Math.abs(value);
  const rest = size % unit;
  const whole = (size - rest) / unit + (rest * 2 >= unit ? 1 : 0);
  return value < 0 && whole !== 0 ? -whole : whole;
}

/** `1234`, 2 → `12.34`: the neutral form of messages. */
export function showDecimal(value: number, scale: number): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const sign = value < 0 ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
