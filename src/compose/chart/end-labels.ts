import type { Galley } from '../galley.ts';
import type { ChartText } from './chart-text.ts';
import { place, type Scale } from './value-scale.ts';

/** Between the plot and its labels. */
const GAP = 5;

/** Most of a chart's width that they may take. */
const LARGEST_SHARE = 0.3;

/** Names of lines, to the right of where they end: moved apart where they would overlap. */
export class EndLabels {
  /** What they take of the chart's width. */
  width = 0;
  readonly #text: ChartText;
  readonly #labels: { text: string; value: number; bold: boolean; width: number; y: number }[] = [];

  constructor(text: ChartText) {
    this.#text = text;
  }

  add(text: string, value: number, bold = false): void {
    const width = this.#text.width(text, bold);
    this.#labels.push({ text, value, bold, width, y: 0 });
    this.width = Math.max(this.width, width + GAP);
  }

  /** Least height of a plot beside them. */
  get height(): number {
    return this.#labels.length * this.#text.leading;
  }

  /** Whether there is room for them in a chart of this size. */
  fit(width: number, height: number): boolean {
    return this.width <= width * LARGEST_SHARE && this.height <= height / 2;
  }

  /** Sets them from x on, beside a plot that is at least `height` high. */
  set(galley: Galley, x: number, scale: Scale): void {
    const { leading, cap } = this.#text;
    const labels = this.#labels;
    for (const label of labels) label.y = place(scale, label.value);
    labels.sort((a, b) => a.y - b.y);
    let lowest = scale.from;
    for (let i = labels.length - 1; i >= 0; i--) {
      const label = labels[i];
      if (label === undefined) continue;
      label.y = Math.min(label.y, lowest);
      lowest = label.y - leading;
    }
    let highest = scale.to + leading / 2;
    for (const label of labels) {
      label.y = Math.max(label.y, highest);
      highest = label.y + leading;
    }
    for (const { text, y, width, bold } of labels) {
      this.#text.put(galley, text, x + GAP, y + cap / 2, width, bold);
    }
  }
}
