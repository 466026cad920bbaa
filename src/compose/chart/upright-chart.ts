import type { Galley } from '../galley.ts';
import { barEnds, drawBars, drawStacks } from './bars.ts';
import { CategoryLabels } from './category-labels.ts';
import type { ChartDesk, ReferenceLine } from './chart-desk.ts';
import { GRID_LINE, REFERENCE_LINES, ZERO_LINE } from './chart-inks.ts';
import { EndLabels } from './end-labels.ts';
import { Legend, setLegend } from './legend.ts';
import { drawLines } from './line.ts';
import { coveredSpan } from './covered-span.ts';
import { ShapeSheet, type DrawnSheet } from './shape-sheet.ts';
import {
  BESIDE_SCALE,
  layPlot,
  narrowestSlot,
  uprightBed,
  type Plot,
  type PlotRoom,
} from './upright-plot.ts';
import { ValueLabels } from './value-labels.ts';
import { place, type Span } from './value-scale.ts';

/** Between a plot and the labels below it. */
const ABOVE_LABELS = 2;

/** Least height of a plot, in lines of its text. */
const LEAST_LINES = 3;

/** Bars that stand, and lines: their values upwards, their labels below. */
export class UprightChart {
  readonly #desk: ChartDesk;
  readonly #legend: Legend;
  readonly #labels: CategoryLabels;
  readonly #values: ValueLabels;

  constructor(desk: ChartDesk) {
    this.#desk = desk;
    this.#legend = new Legend(desk);
    this.#labels = new CategoryLabels(desk.text);
    this.#values = new ValueLabels(desk);
  }

  most(width: number): number {
    return Math.floor(width / narrowestSlot(this.#desk));
  }

  /** Adds its texts to the galley; undefined where it does not fit: the trouble is reported. In pt. */
  draw(galley: Galley, width: number, height: number): DrawnSheet | undefined {
    const desk = this.#desk;
    const { data, block, text } = desk;
    const sheet = new ShapeSheet();
    const references = desk.references();
    const ends = this.#ends(references);
    const beside = ends.fit(width, height);
    const top = setLegend(
      this.#legend.items(beside ? [] : references, block.look !== 'line' || !beside),
      desk,
      width,
      galley,
      sheet,
    );
    if (top === undefined) return undefined;
    this.#labels.read(data, block.highlight === 'last');
    const bars = barEnds(desk);
    if (block.look !== 'line') this.#values.read(bars);
    const right = width - (beside ? ends.width : 0);
    const least = Math.max(LEAST_LINES * text.leading, beside ? ends.height : 0);
    const plot = this.#plot(
      coveredSpan(desk, bars, references),
      { top, right, bottom: height, least },
      width,
    );
    if (plot === undefined) return undefined;
    this.#drawScale(galley, sheet, plot);
    if (block.look === 'line') drawLines(desk, plot, sheet);
    else if (block.look === 'stacked') drawStacks(desk, uprightBed(plot, 1), sheet);
    else drawBars(desk, uprightBed(plot, bars.bars), sheet);
    this.#drawLines(sheet, plot, references);
    if (block.look !== 'line') this.#values.set(galley, sheet, plot, bars, references);
    this.#labels.set(galley, plot.left, plot.slot, width, plot.bottom + ABOVE_LABELS);
    if (beside) ends.set(galley, right, plot.scale);
    return { sheet, height };
  }

  /** The texts that stand at the end of their lines, where there is room. */
  #ends(references: readonly ReferenceLine[]): EndLabels {
    const { data, names, numbers, block, text } = this.#desk;
    const ends = new EndLabels(text);
    for (const reference of references) ends.add(reference.text, reference.value);
    if (block.look !== 'line') return ends;
    for (let s = 0; s < data.series; s++) {
      const last = data.last(s);
      const name = names[s];
      if (last === undefined || name === undefined) continue;
      if (data.series === 1) ends.add(numbers.value(last), last, true);
      else ends.add(this.#desk.written(name), last);
    }
    return ends;
  }

  /** The plot with labels in one line, else in two, else in one with some left out. */
  #plot(span: Span, room: PlotRoom, width: number): Plot | undefined {
    const desk = this.#desk;
    const labels = this.#labels;
    const lay = (): Plot | undefined => {
      const bottom = room.bottom - ABOVE_LABELS - labels.lines * desk.text.leading;
      return layPlot(desk, span, { ...room, bottom }, this.#values);
    };
    const plot = lay();
    if (plot === undefined || labels.fit(plot.left, plot.slot, width)) return plot;
    labels.breakInTwo(plot.slot);
    const lower = lay();
    if (lower === undefined || labels.fit(lower.left, lower.slot, width)) return lower;
    if (desk.block.thin && labels.thin(plot.left, plot.slot, width)) return plot;
    return desk.doesNotFit(labels.widest, plot.slot);
  }

  /** Steps of the scale with a light line each, and zero. */
  #drawScale(galley: Galley, sheet: ShapeSheet, { left, right, scale, steps }: Plot): void {
    const { text, numbers } = this.#desk;
    if (steps !== undefined) {
      for (let value = steps.first; value <= steps.last; value += steps.step) {
        const y = place(scale, value);
        const shown = numbers.step(value, steps.step);
        const ink = text.width(shown);
        text.put(galley, shown, left - BESIDE_SCALE - ink, y + text.cap / 2, ink);
        if (value !== 0) sheet.line(left, y, right, y, GRID_LINE);
      }
    }
  }

  #drawLines(sheet: ShapeSheet, { left, right, scale }: Plot, references: readonly ReferenceLine[]): void {
    if (scale.least <= 0 && scale.most >= 0) {
      const zero = place(scale, 0);
      sheet.line(left, zero, right, zero, ZERO_LINE);
    }
    for (const { value, kind } of references) {
      const y = place(scale, value);
      sheet.line(left, y, right, y, REFERENCE_LINES[kind]);
    }
  }
}
