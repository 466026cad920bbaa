import type { Galley } from '../galley.ts';
import { AcrossLabels } from './across-labels.ts';
import { barEnds } from './bars.ts';
import type { ChartDesk } from './chart-desk.ts';
import { TRACK } from './chart-inks.ts';
import { coveredSpan } from './covered-span.ts';
import { Legend, setLegend } from './legend.ts';
import { RowLabels } from './row-labels.ts';
import { ShapeSheet, type DrawnSheet } from './shape-sheet.ts';
import { place, type Scale, type Span } from './value-scale.ts';

/** Between labels, tracks and values. */
const BESIDE = 8;

/** Most of the width that labels may take. */
const LABELS_SHARE = 0.42;

/** The shortest track, in pt. */
const SHORTEST = 40;

/** A track in lines of the text; what a bar takes of it; a row, where there is room and at least. */
const TRACK_LINES = 0.95;
const BAR_SHARE = 0.46;
const ROW_GAP = 0.7;
const LEAST_GAP = 0.15;

/** How far a line across the tracks stands out below them. */
const STANDS_OUT = 1.5;

/** Values against a scale: each a bar on a track of its own that shows how far the scale goes, and its parts. */
export class MeterChart {
  readonly #desk: ChartDesk;
  readonly #legend: Legend;
  readonly #labels: RowLabels;
  /** Values as they are shown, and the widest of them. */
  readonly #shown: string[] = [];
  #widest = 0;

  constructor(desk: ChartDesk) {
    this.#desk = desk;
    this.#legend = new Legend(desk);
    this.#labels = new RowLabels(desk.text);
  }

  most(_width: number, height: number): number {
    return Math.floor(height / ((1 + LEAST_GAP) * this.#desk.text.leading));
  }

  /** Adds its texts to the galley; undefined where it does not fit: the trouble is reported. In pt. */
  draw(galley: Galley, width: number, height: number): DrawnSheet | undefined {
    const desk = this.#desk;
    const { data, text, bands } = desk;
    const { leading } = text;
    const sheet = new ShapeSheet();
    const references = desk.references();
    const across = new AcrossLabels(desk, references);
    if (across.widest > width) return desk.doesNotFit(across.widest, width);
    this.#labels.read(data, width * LABELS_SHARE);
    this.#readValues();
    const scale = this.#scale(coveredSpan(desk, barEnds(desk), references), width);
    if (scale === undefined) return undefined;
    const named = bands.areNamed && bands.fit(scale);
    const items = [...this.#legend.items([], false, data.count > 1), ...(named ? [] : bands.legend())];
    const legend = setLegend(items, desk, width, galley, sheet);
    if (legend === undefined) return undefined;
    const top = legend + across.lines(scale, width) * leading;
    const foot = named || this.#statesEnds ? leading : 0;
    const room = height - top - foot;
    const lines = this.#labels.lines;
    const slot = Math.min((lines + ROW_GAP) * leading, room / data.count);
    const least = (lines + LEAST_GAP) * leading;
    if (slot < least) return desk.crowded(Math.floor(room / least));
    const bottom = top + data.count * slot;
    this.#drawRows(galley, sheet, scale, top, slot, width);
    const track = leading * TRACK_LINES;
    across.set(galley, sheet, scale, width, legend, bottom - (slot - track) / 2 + STANDS_OUT);
    this.#labels.set(galley, top, slot);
    if (named) bands.set(galley, scale, bottom);
    else if (this.#statesEnds) this.#setEnds(galley, scale, bottom);
    return { sheet, height: bottom + foot };
  }

  #readValues(): void {
    const { data, numbers, text, unit } = this.#desk;
    this.#widest = 0;
    const one = data.count === 1 ? this.#desk.written(unit) : '';
    for (let i = 0; i < data.count; i++) {
      const value = data.at(i, 0);
      const shown = value === undefined ? '' : `${numbers.value(value)}${one === '' ? '' : `\u00a0${one}`}`;
      this.#shown[i] = shown;
      this.#widest = Math.max(this.#widest, text.width(shown, true));
    }
  }

  /** From the labels to the values. */
  #scale(span: Span, width: number): Scale | undefined {
    const { bands } = this.#desk;
    bands.read(span.least);
    const most = Math.max(span.most, bands.end ?? span.most);
    const ink = this.#labels.width;
    const room = width * LABELS_SHARE;
    if (ink > room) return this.#desk.doesNotFit(ink, room);
    const from = ink === 0 ? 0 : ink + BESIDE;
    const to = width - this.#widest - BESIDE;
    return to - from < SHORTEST
      ? this.#desk.doesNotFit(width - to + from + SHORTEST, width)
      : { least: span.least, most, from, to };
  }

  #drawRows(galley: Galley, sheet: ShapeSheet, scale: Scale, top: number, slot: number, width: number): void {
    const { data, text, bands, inkOf } = this.#desk;
    const track = text.leading * TRACK_LINES;
    const bar = track * BAR_SHARE;
    const zero = place(scale, 0);
    const middleOf = (i: number): number => top + (i + 0.5) * slot;
    for (let i = 0; i < data.count; i++) {
      sheet.rect(scale.from, middleOf(i) - track / 2, scale.to - scale.from, track, TRACK);
    }
    for (let i = 0; i < data.count; i++) bands.draw(sheet, scale, middleOf(i) - track / 2, track);
    for (let i = 0; i < data.count; i++) {
      const middle = middleOf(i);
      const value = data.at(i, 0);
      if (value === undefined) continue;
      const end = place(scale, value);
      if (value !== 0)
        sheet.rect(Math.min(zero, end), middle - bar / 2, Math.abs(end - zero), bar, inkOf(i, 0));
      const shown = this.#shown[i] ?? '';
      const ink = text.width(shown, true);
      text.put(galley, shown, width - ink, middle + text.cap / 2, ink, true);
    }
  }

  /** A scale that ends where its values do needs no numbers there: they stand beside the bars. */
  get #statesEnds(): boolean {
    const { min, max } = this.#desk.block;
    return min !== undefined || max !== undefined;
  }

  /** Where the scale begins and ends, in numbers: those that the template states. */
  #setEnds(galley: Galley, { from, to, least, most }: Scale, top: number): void {
    const { text, numbers, block } = this.#desk;
    const base = top + (text.leading + text.cap) / 2;
    const step = greatestDivisor(Math.abs(least), Math.abs(most));
    const first = numbers.step(least, step);
    const last = numbers.step(most, step);
    const firstInk = text.width(first);
    const lastInk = text.width(last);
    if (firstInk + lastInk + BESIDE > to - from) return;
    if (block.min !== undefined) text.put(galley, first, from, base, firstInk);
    if (block.max !== undefined) text.put(galley, last, to - lastInk, base, lastInk);
  }
}

/** The greatest whole number that divides both. */
function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
