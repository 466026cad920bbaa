/** Beyond this many minor units (a trillion) an amount is taken for damage: sums must stay exact. */
export const MAX_AMOUNT = 99_999_999_999_999;

/** How a number is written; marks are character codes. */
export interface NumberMarks {
  /** Before the decimals; -1: the number has none. */
  readonly decimal: number;
  /** Each of them may part groups of three digits. */
  readonly groups: readonly number[];
  /** `(12.50)` is minus 12.50. */
  readonly parentheses: boolean;
}

const ZERO = 0x30;
const POINT = 0x2e;
const PLUS = 0x2b;
const MINUS = 0x2d;
const OPENING = 0x28;
const CLOSING = 0x29;

const PLAIN: NumberMarks = { decimal: POINT, groups: [], parentheses: false };
const WHOLE: NumberMarks = { decimal: -1, groups: [], parentheses: false };

/**
 * A decimal such as `-12.30` as a whole number of its smallest unit (`scale` decimals); NaN when it is none.
 * No group marks, no comma, no exponent; decimals beyond `scale` must be zeros. Outer blanks do not matter.
 */
export function readDecimal(text: string, scale: number): number {
  return readMarked(text, scale, PLAIN);
}

/** A whole number such as `-12`; NaN when it is none. */
export function readInteger(text: string): number {
  return readMarked(text, 0, WHOLE);
}

/**
 * The same with marks of one's own. A minus may stand before the number or behind it (`12,50-`), a plus before it. Groups
 * are all there or none is: one to three digits, the first no zero, then threes, parted by one and the same mark.
 */
export function readMarked(text: string, scale: number, marks: NumberMarks): number {
  const { decimal } = marks;
  let i = 0;
  let end = text.length;
  while (i < end && text.charCodeAt(i) <= 0x20) i += 1;
  while (end > i && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  if (i === end) return NaN;
  let negative = false;
  const sign = text.charCodeAt(i);
  if (sign === MINUS || sign === PLUS) {
    negative = sign === MINUS;
    i += 1;
  } else if (sign === OPENING) {
    if (!marks.parentheses || text.charCodeAt(end - 1) !== CLOSING) return NaN;
    negative = true;
    i += 1;
    end -= 1;
  } else if (text.charCodeAt(end - 1) === MINUS) {
    negative = true;
    end -= 1;
  }
  const first = i;
  let value = 0;
  let group = 0;
  let inGroup = 0;
  for (; i < end; i += 1) {
    const code = text.charCodeAt(i);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      if (value > MAX_AMOUNT) return NaN;
      inGroup += 1;
      continue;
    }
    if (code === decimal) break;
    if (group === 0) {
      if (!marks.groups.includes(code) || inGroup === 0 || inGroup > 3) return NaN;
      // `0.123` is more likely a decimal of another country than a number of 123.
      if (text.charCodeAt(first) === ZERO) return NaN;
      group = code;
    } else if (code !== group || inGroup !== 3) return NaN;
    inGroup = 0;
  }
  if (group !== 0 && inGroup !== 3) return NaN;
  let digits = i - first;
  let decimals = 0;
  if (i < end) {
    i += 1;
    const start = i;
    for (; i < end; i += 1) {
      const digit = text.charCodeAt(i) - ZERO;
      if (digit < 0 || digit > 9) return NaN;
      if (decimals < scale) {
        value = value * 10 + digit;
        decimals += 1;
      } else if (digit !== 0) return NaN;
    }
    // `5.` is a number that was cut off.
    if (i === start) return NaN;
    digits += i - start;
  }
  if (digits === 0) return NaN;
  for (; decimals < scale; decimals += 1) value *= 10;
  if (value > MAX_AMOUNT) return NaN;
  return negative && value !== 0 ? -value : value;
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

/** `a` × `b`, a product with `from` decimals, in units with `to` decimals, half away from zero; exact however long. */
export function rescaledProduct(a: number, b: number, from: number, to: number): number {
  const product = a * b;
  if (Number.isSafeInteger(product)) return rescale(product, from, to);
  const size = BigInt(Math.abs(a)) * BigInt(Math.abs(b));
  const unit = 10n ** BigInt(Math.max(0, from - to));
  const whole = Number((size + unit / 2n) / unit) * 10 ** Math.max(0, to - from);
  return product < 0 ? -whole : whole;
}

/** `1234`, 2 → `12.34`: the neutral form of messages. */
export function showDecimal(value: number, scale: number): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const sign = value < 0 ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
