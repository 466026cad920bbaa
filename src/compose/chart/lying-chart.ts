import type { Galley } from '../galley.ts';
import { AcrossLabels } from './across-labels.ts';
import type { BarBed } from './bar-bed.ts';
import { barEnds, drawBars, drawStacks, type BarEnds } from './bars.ts';
import type { ChartDesk } from './chart-desk.ts';
import { ZERO_LINE } from './chart-inks.ts';
import { coveredSpan } from './covered-span.ts';
import { EndValues } from './end-values.ts';
import { Legend, setLegend } from './legend.ts';
import { RowLabels } from './row-labels.ts';
import { ShapeSheet, type DrawnSheet } from './shape-sheet.ts';
import { place, type Scale, type Span } from './value-scale.ts';

/** Between labels and bars. */
const BESIDE_LABELS = 8;

/** Most of the width that labels may take. */
const LABELS_SHARE = 0.42;

/** The shortest plot, in pt. */
const SHORTEST = 40;

/** Bars in lines of the text, and the blank between rows: where there is room, and at least. */
const THICK = 0.9;
const ROW_GAP = 0.6;
const LEAST_GAP = 0.15;

/** Bars that lie one below the other: labels to the left, values at their ends. No higher than they need to be. */
export class LyingChart {
  readonly #desk: ChartDesk;
  readonly #legend: Legend;
  readonly #labels: RowLabels;
  readonly #values: EndValues;

  constructor(desk: ChartDesk) {
    this.#desk = desk;
    this.#legend = new Legend(desk);
    this.#labels = new RowLabels(desk.text);
    this.#values = new EndValues(desk);
  }

  most(_width: number, height: number): number {
    return Math.floor(height / ((1 + LEAST_GAP) * this.#desk.text.leading));
  }

  /** Adds its texts to the galley; undefined where it does not fit: the trouble is reported. In pt. */
  draw(galley: Galley, width: number, height: number): DrawnSheet | undefined {
    const desk = this.#desk;
    const { data, block, text } = desk;
    const sheet = new ShapeSheet();
    const references = desk.references();
    const across = new AcrossLabels(desk, references);
    if (across.widest > width) return desk.doesNotFit(across.widest, width);
    const bars = barEnds(desk);
    const legend = setLegend(this.#legend.items([], true), desk, width, galley, sheet);
    if (legend === undefined) return undefined;
    this.#labels.read(data, width * LABELS_SHARE);
    this.#values.read(bars);
    const span = coveredSpan(desk, bars, references);
    const scale = this.#scale(span, width);
    if (scale === undefined) return undefined;
    const top = legend + across.lines(scale, width) * text.leading;
    const slot = this.#slot(bars, height - top);
    if (slot === undefined) return undefined;
    const bed = this.#bed(scale, bars, top, slot);
    const bottom = top + slot * data.count;
    if (block.look === 'stacked') drawStacks(desk, bed, sheet);
    else drawBars(desk, bed, sheet);
    const zero = place(scale, 0);
    sheet.line(zero, top, zero, bottom, ZERO_LINE);
    across.set(galley, sheet, scale, width, legend, bottom);
    this.#labels.set(galley, top, slot);
    this.#values.set(galley, sheet, bed, bars, references);
    return { sheet, height: bottom };
  }

  /** From the labels to the values: both have their room beside the plot. */
  #scale({ least, most }: Span, width: number): Scale | undefined {
    const { width: ink } = this.#labels;
    const room = width * LABELS_SHARE;
    if (ink > room) return this.#desk.doesNotFit(ink, room);
    const from = (ink === 0 ? 0 : ink + BESIDE_LABELS) + this.#values.before;
    const to = width - this.#values.after;
    return to - from < SHORTEST
      ? this.#desk.doesNotFit(width - to + from + SHORTEST, width)
      : { least, most, from, to };
  }

  /** What a row has of the height: as it looks best, or less where that is needed. */
  #slot({ bars }: BarEnds, room: number): number | undefined {
    const { data, text } = this.#desk;
    const lines = Math.max(bars, this.#labels.lines);
    const least = (lines + LEAST_GAP) * text.leading;
    const slot = Math.min((lines + ROW_GAP) * text.leading, room / data.count);
    return slot < least ? this.#desk.crowded(Math.floor(room / least)) : slot;
  }

  #bed(scale: Scale, { bars }: BarEnds, first: number, slot: number): BarBed {
    const thickness = this.#desk.text.leading * THICK;
    const start = (slot - thickness * bars) / 2;
    return { scale, lying: true, first, slot, thickness, start };
  }
}
