import type { ColumnPlan } from '../../job/table-plan.ts';
import type { Charset } from '../charset/charset.ts';

/** More digits, decimals included, are left to those who read text. */
const MAX_DIGITS = 13;

/**
 * Reads numbers of the plainest form straight off their bytes: digits, perhaps a minus before them, perhaps decimals. That is
 * nearly all of them, and no text is made. Everything else, right or wrong, is to be read as text.
 */
export class PlainNumber {
  readonly #scale: number;
  readonly #zero: number;
  readonly #minus: number;
  readonly #decimal: number;

  constructor({ type, scale, decimal }: ColumnPlan, charset: Charset) {
    const byteOf = (text: string): number => {
      const bytes = charset.encode(text);
      return bytes?.length === 1 ? (bytes[0] ?? -1) : -1;
    };
    this.#scale = scale;
    this.#zero = byteOf('0');
    this.#minus = byteOf('-');
    this.#decimal = type === 'integer' ? -1 : byteOf(decimal);
  }

  /** Whole units of the last digit; NaN: this number is not so plain. */
  read(bytes: Uint8Array, start: number, end: number): number {
    const zero = this.#zero;
    const scale = this.#scale;
    let at = start;
    const negative = at < end && bytes[at] === this.#minus;
    if (negative) at += 1;
    const first = at;
    let value = 0;
    for (; at < end; at += 1) {
      const digit = (bytes[at] ?? 0) - zero;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    const whole = at - first;
    if (whole === 0 || whole + scale > MAX_DIGITS) return NaN;
    let decimals = 0;
    if (at < end) {
      if (bytes[at] !== this.#decimal) return NaN;
      decimals = end - at - 1;
      if (decimals === 0 || decimals > scale) return NaN;
      for (at += 1; at < end; at += 1) {
        const digit = (bytes[at] ?? 0) - zero;
        if (digit < 0 || digit > 9) return NaN;
        value = value * 10 + digit;
      }
    }
    for (; decimals < scale; decimals += 1) value *= 10;
    return negative && value !== 0 ? -value : value;
  }
}
