import { drawBar, drawSeam, type BarBed } from './bar-bed.ts';
import type { ChartDesk } from './chart-desk.ts';
import type { ShapeSheet } from './shape-sheet.ts';

/** Where each bar ends, and how many of them stand side by side at a label. */
export interface BarEnds {
  readonly bars: number;
  /** Of bar s at label i: number i × bars + s; undefined where there is none. */
  readonly ends: readonly (number | undefined)[];
  /** Of stacks, where what hangs below zero ends. */
  readonly below: readonly (number | undefined)[];
}

/** Bars of the values themselves, or of the sums of what stands above zero and of what hangs below it. */
export function barEnds({ data, block }: ChartDesk): BarEnds {
  if (block.look !== 'stacked') return { bars: data.series, ends: data.values, below: [] };
  const ends: (number | undefined)[] = [];
  const below: (number | undefined)[] = [];
  for (let i = 0; i < data.count; i++) {
    let up: number | undefined;
    let down: number | undefined;
    for (let s = 0; s < data.series; s++) {
      const value = data.at(i, s);
      if (value === undefined) continue;
      if (value < 0) down = (down ?? 0) + value;
      else up = (up ?? 0) + value;
    }
    ends.push(data.limit(up));
    below.push(data.limit(down));
  }
  return { bars: 1, ends, below };
}

/** Bars from zero on, those of one label side by side. Missing values leave their place empty. */
export function drawBars({ data, inkOf }: ChartDesk, bed: BarBed, sheet: ShapeSheet): void {
  for (let s = 0; s < data.series; s++) {
    for (let i = 0; i < data.count; i++) {
      const value = data.at(i, s);
      if (value !== undefined && value !== 0) drawBar(sheet, bed, i, s, 0, value, inkOf(i, s));
    }
  }
}

/** A bar for each label with a part of each series: the first begins at zero; negative ones go the other way. */
export function drawStacks({ data, inkOf }: ChartDesk, bed: BarBed, sheet: ShapeSheet): void {
  const up = Array.from({ length: data.count }, () => 0);
  const down = Array.from({ length: data.count }, () => 0);
  for (let s = 0; s < data.series; s++) {
    for (let i = 0; i < data.count; i++) {
      const value = data.at(i, s);
      if (value === undefined || value === 0) continue;
      const sums = value < 0 ? down : up;
      const from = sums[i] ?? 0;
      sums[i] = from + value;
      drawBar(sheet, bed, i, 0, from, from + value, inkOf(i, s));
    }
  }
  drawSeams(data, bed, sheet);
}

/** Seams go over all parts, since ink of a neighbour would hide half of them. */
function drawSeams(data: ChartDesk['data'], bed: BarBed, sheet: ShapeSheet): void {
  for (let i = 0; i < data.count; i++) {
    let up = 0;
    let down = 0;
    for (let s = 0; s < data.series; s++) {
      const value = data.at(i, s) ?? 0;
      const from = value < 0 ? down : up;
      if (value !== 0 && from !== 0) drawSeam(sheet, bed, i, from);
      if (value < 0) down += value;
      else up += value;
    }
  }
}
