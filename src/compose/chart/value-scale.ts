import { hundredth } from './shape-sheet.ts';

/** A stretch of numbers in units of their last digit, and where in pt its ends are drawn. */
export interface Scale {
  readonly least: number;
  readonly most: number;
  readonly from: number;
  readonly to: number;
}

/** The lowest and the highest value of a scale. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/** Steps of a scale: `first`, `first + step` … `last`. */
export interface Steps {
  readonly first: number;
  readonly last: number;
  readonly step: number;
}

/** Where a value is drawn. */
export function place({ least, most, from, to }: Scale, value: number): number {
  return hundredth(from + ((value - least) / (most - least)) * (to - from));
}

/**
 * The smallest steps of 1, 2 or 5 times a power of ten that cover `least` to `most` by at most so many: whole numbers.
 * Around zero there are at least two, since zero is always one of them.
 */
export function stepsFor(least: number, most: number, count: number): Steps {
  const allowed = Math.max(count, least < 0 && most > 0 ? 2 : 1);
  for (let power = 1; ; power *= 10) {
    for (const digit of DIGITS) {
      const step = digit * power;
      const first = Math.floor(least / step);
      const last = Math.ceil(most / step);
      if (last - first <= allowed) return { first: first * step, last: last * step, step };
    }
  }
}

const DIGITS = [1, 2, 5];
