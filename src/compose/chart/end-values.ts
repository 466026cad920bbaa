import type { Galley } from '../galley.ts';
import type { BarBed } from './bar-bed.ts';
import type { BarEnds } from './bars.ts';
import type { ChartDesk, ReferenceLine } from './chart-desk.ts';
import { PAPER } from './chart-inks.ts';
import type { ShapeSheet } from './shape-sheet.ts';
import { place } from './value-scale.ts';

/** Between a bar's end and its value. */
const GAP = 3;

/** What a value keeps clear of lines beside it. */
const CLEAR = 1.5;

/** The values of bars that lie, at the end of each. */
export class EndValues {
  /** Room to the left of the bars, for values below zero, and to their right. */
  before = 0;
  after = 0;
  readonly #desk: ChartDesk;

  constructor(desk: ChartDesk) {
    this.#desk = desk;
  }

  read(bars: BarEnds): void {
    this.before = 0;
    this.after = 0;
    this.#each(bars, (_, value, shown, bold) => {
      const room = this.#desk.text.width(shown, bold) + GAP;
      if (value < 0) this.before = Math.max(this.before, room);
      else this.after = Math.max(this.after, room);
    });
  }

  /** Sets them clear of the lines behind them. */
  set(
    galley: Galley,
    sheet: ShapeSheet,
    bed: BarBed,
    bars: BarEnds,
    references: readonly ReferenceLine[],
  ): void {
    const { text } = this.#desk;
    const lines = references.map(({ value }) => place(bed.scale, value));
    this.#each(bars, (v, value, shown, bold) => {
      const s = v % bars.bars;
      const row = (v - s) / bars.bars;
      const middle = bed.first + row * bed.slot + bed.start + (s + 0.5) * bed.thickness;
      const ink = text.width(shown, bold);
      const end = place(bed.scale, value);
      const left = value < 0 ? end - GAP - ink : end + GAP;
      if (lines.some((x) => x > left - CLEAR && x < left + ink + CLEAR)) {
        sheet.rect(left - 1, middle - text.cap / 2 - 1, ink + 2, text.cap + 2, PAPER);
      }
      text.put(galley, shown, left, middle + text.cap / 2, ink, bold);
    });
  }

  /** `v`: the bar's number; `bold`: it is the one that is meant. */
  #each(
    { bars, ends, below }: BarEnds,
    take: (v: number, value: number, shown: string, bold: boolean) => void,
  ): void {
    const { data, numbers } = this.#desk;
    const count = data.count * bars;
    for (const values of [ends, below]) {
      for (let v = 0; v < count; v++) {
        const value = values[v];
        const bold = data.isMarked(Math.floor(v / bars));
        if (value !== undefined) take(v, value, numbers.value(value), bold);
      }
    }
  }
}
