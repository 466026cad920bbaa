import type { Galley } from '../galley.ts';
import type { BarEnds } from './bars.ts';
import type { ChartDesk, ReferenceLine } from './chart-desk.ts';
import { PAPER } from './chart-inks.ts';
import type { ShapeSheet } from './shape-sheet.ts';
import { barWidth, uprightBed, type Plot } from './upright-plot.ts';
import { place } from './value-scale.ts';

/** Between a bar's end and its value. */
const GAP = 2.5;

/** Fewest points between two values. */
const BETWEEN = 2.5;

/** What a value keeps clear of lines around it. */
const CLEAR = 1.5;

/** The values of upright bars, at the end of each bar. */
export class ValueLabels {
  readonly #desk: ChartDesk;
  /** Of the bars' ends, and then of those below zero. */
  readonly #texts: string[] = [];
  readonly #widths: number[] = [];
  #widest = 0;

  constructor(desk: ChartDesk) {
    this.#desk = desk;
  }

  /** Room beyond a bar's end. */
  get height(): number {
    return this.#desk.text.cap + GAP + 1;
  }

  read({ bars, ends, below }: BarEnds): void {
    const count = this.#desk.data.count * bars;
    this.#widest = 0;
    for (let v = 0; v < count; v++) this.#read(v, ends[v], Math.floor(v / bars));
    for (let v = 0; v < below.length; v++) this.#read(count + v, below[v], Math.floor(v / bars));
  }

  /** Whether each value has room above its own bar. `bars`: so many stand side by side in a slot. */
  fit(slot: number, bars: number): boolean {
    const room = bars === 1 ? slot : barWidth(slot, bars);
    return this.#widest <= room - BETWEEN;
  }

  /**
   * Sets them clear of the lines behind them. Beside a scale no value is written but those of the label that is meant.
   */
  set(
    galley: Galley,
    sheet: ShapeSheet,
    plot: Plot,
    { bars, ends, below }: BarEnds,
    references: readonly ReferenceLine[],
  ): void {
    const { data } = this.#desk;
    if (plot.steps !== undefined && !data.isHighlighted) return;
    const lines = references.map(({ value }) => place(plot.scale, value));
    const count = data.count * bars;
    const { first, slot, start, thickness } = uprightBed(plot, bars);
    for (let v = 0; v < count; v++) {
      const bold = data.isMarked(Math.floor(v / bars));
      if (plot.steps !== undefined && !bold) continue;
      const s = v % bars;
      const center = first + ((v - s) / bars) * slot + start + (s + 0.5) * thickness;
      this.#set(galley, sheet, plot, bars, v, ends[v], center, lines, bold);
      this.#set(galley, sheet, plot, bars, count + v, below[v], center, lines, bold);
    }
  }

  #read(v: number, value: number | undefined, label: number): void {
    const { text, numbers, data } = this.#desk;
    const shown = value === undefined ? '' : numbers.value(value);
    const ink = text.width(shown, data.isMarked(label));
    this.#texts[v] = shown;
    this.#widths[v] = ink;
    if (ink > this.#widest) this.#widest = ink;
  }

  #set(
    galley: Galley,
    sheet: ShapeSheet,
    plot: Plot,
    bars: number,
    v: number,
    value: number | undefined,
    center: number,
    lines: readonly number[],
    bold: boolean,
  ): void {
    if (value === undefined) return;
    const { text } = this.#desk;
    const ink = this.#widths[v] ?? 0;
    const room = bars === 1 ? plot.slot : barWidth(plot.slot, bars);
    if (plot.steps !== undefined && ink > room) return;
    const end = place(plot.scale, value);
    const base = value < 0 ? end + GAP + text.cap : end - GAP;
    const top = base - text.cap;
    if (plot.steps !== undefined || lines.some((y) => y > top - CLEAR && y < base + CLEAR)) {
      sheet.rect(center - ink / 2 - 1, top - 1, ink + 2, text.cap + 2, PAPER);
    }
    text.put(galley, this.#texts[v] ?? '', center - ink / 2, base, ink, bold);
  }
}
