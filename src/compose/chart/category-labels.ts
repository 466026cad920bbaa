import type { Galley } from '../galley.ts';
import type { ChartData } from './chart-data.ts';
import type { ChartText } from './chart-text.ts';
import { inTwoLines, type TwoLines } from './two-lines.ts';

/** Fewest points between two labels. */
const BETWEEN = 3;

/** The labels below upright bars: beside each other, else broken into two lines, else every second, third … one. */
export class CategoryLabels {
  /** How many lines the labels take. */
  lines = 1;
  /** The widest label that found no room, in pt. */
  widest = 0;
  readonly #text: ChartText;
  readonly #labels: TwoLines[] = [];
  #count = 0;
  #every = 1;
  /** Index of a label that is always shown. */
  #anchor = 0;

  constructor(text: ChartText) {
    this.#text = text;
  }

  read({ count, labels }: ChartData, fromLast: boolean): void {
    this.#count = count;
    this.#anchor = fromLast ? count - 1 : 0;
    this.#every = 1;
    this.lines = 1;
    this.widest = 0;
    for (let i = 0; i < count; i++) {
      const first = labels[i] ?? '';
      const width = this.#text.width(first);
      this.#labels[i] = { first, second: '', firstWidth: width, secondWidth: 0 };
      this.widest = Math.max(this.widest, width);
    }
  }

  /** Whether all labels stand in one line in the middle of slots from `left` on, within 0 to `width`. */
  fit(left: number, slot: number, width: number): boolean {
    let end = -BETWEEN;
    for (let i = this.#first; i < this.#count; i += this.#every) {
      const label = this.#labels[i];
      if (label === undefined) continue;
      const ink = Math.max(label.firstWidth, label.secondWidth);
      const start = startOf(left + (i + 0.5) * slot, ink, width);
      if (start < end + BETWEEN || ink > width) return false;
      end = start + ink;
    }
    return true;
  }

  /** Breaks each label that is wider than its slot at the blank that leaves the narrowest lines. */
  breakInTwo(slot: number): void {
    this.lines = 2;
    for (let i = 0; i < this.#count; i++) {
      const label = this.#labels[i];
      if (label === undefined || label.firstWidth <= slot - BETWEEN) continue;
      this.#labels[i] = inTwoLines(label.first, this.#text);
    }
  }

  /** Leaves labels out until the others fit, each in one line; false when not even one has room. */
  thin(left: number, slot: number, width: number): boolean {
    this.lines = 1;
    for (const label of this.#labels) {
      if (label.second === '') continue;
      label.first = `${label.first} ${label.second}`;
      label.firstWidth = this.#text.width(label.first);
      label.second = '';
      label.secondWidth = 0;
    }
    for (this.#every = 2; this.#every <= this.#count; this.#every++) {
      if (this.fit(left, slot, width)) return true;
    }
    return false;
  }

  set(galley: Galley, left: number, slot: number, width: number, top: number): void {
    const { leading, cap } = this.#text;
    const base = top + (leading + cap) / 2;
    for (let i = this.#first; i < this.#count; i += this.#every) {
      const label = this.#labels[i];
      if (label === undefined || label.first === '') continue;
      const center = left + (i + 0.5) * slot;
      const { first, second, firstWidth, secondWidth } = label;
      this.#text.put(galley, first, startOf(center, firstWidth, width), base, firstWidth);
      if (second === '') continue;
      this.#text.put(galley, second, startOf(center, secondWidth, width), base + leading, secondWidth);
    }
  }

  get #first(): number {
    return this.#anchor % this.#every;
  }
}

/** Where a text around `center` begins, moved inside 0 to `width`. */
function startOf(center: number, ink: number, width: number): number {
  return Math.max(0, Math.min(center - ink / 2, width - ink));
}
