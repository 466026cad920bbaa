/** A linear code: bars and spaces in turn, beginning and ending with a bar, in widths of its narrowest bar. */
export interface BarPattern {
  readonly widths: readonly number[];
  /** Sum of the widths: quiet zones are not in it. */
  readonly modules: number;
}

/** Blank on either side, in narrowest bars: ISO/IEC 15417, 4.4; ISO/IEC 16388, 4.4; ISO/IEC 16390, 4.4. */
export const QUIET_BARS = 10;

/** Why a text cannot be a linear code. */
export class LinearRefusal extends Error {
  override readonly name = 'LinearRefusal';
}

/** A pattern of widths that are written as digits. */
export function patternOf(digits: string): BarPattern {
  const widths = Array.from(digits, Number);
  return { widths, modules: widths.reduce((sum, width) => sum + width, 0) };
}

/** Bars as rectangles of four numbers, x, y, width, height, in narrowest bars: all so high. */
export function barRects({ widths }: BarPattern, height: number): Int32Array {
  const rects = new Int32Array(Math.ceil(widths.length / 2) * 4);
  let x = 0;
  widths.forEach((width, i) => {
    if (i % 2 === 0) rects.set([x, 0, width, height], i * 2);
    x += width;
  });
  return rects;
}
