import type { Galley } from '../galley.ts';
import type { ChartData } from './chart-data.ts';
import type { ChartText } from './chart-text.ts';
import { inTwoLines, type TwoLines } from './two-lines.ts';

/** The labels to the left of bars that lie: in one line, or two where they are wide. */
export class RowLabels {
  /** The widest line, in pt. */
  width = 0;
  /** Most lines of a label. */
  lines = 1;
  readonly #text: ChartText;
  readonly #labels: TwoLines[] = [];
  #count = 0;

  constructor(text: ChartText) {
    this.#text = text;
  }

  /** `most`: what they may take of the width. */
  read({ count, labels }: ChartData, most: number): void {
    this.#count = count;
    this.width = 0;
    this.lines = 1;
    for (let i = 0; i < count; i++) {
      const text = labels[i] ?? '';
      const ink = this.#text.width(text);
      const label =
        ink <= most
          ? { first: text, second: '', firstWidth: ink, secondWidth: 0 }
          : inTwoLines(text, this.#text);
      this.#labels[i] = label;
      this.width = Math.max(this.width, label.firstWidth, label.secondWidth);
      if (label.second !== '') this.lines = 2;
    }
  }

  /** Sets them in rows from `top` on, each in the middle of its own. */
  set(galley: Galley, top: number, slot: number): void {
    const { leading, cap } = this.#text;
    for (let i = 0; i < this.#count; i++) {
      const label = this.#labels[i];
      if (label === undefined || label.first === '') continue;
      const { first, second, firstWidth, secondWidth } = label;
      const base = top + (i + 0.5) * slot + cap / 2;
      if (second === '') {
        this.#text.put(galley, first, 0, base, firstWidth);
        continue;
      }
      this.#text.put(galley, first, 0, base - leading / 2, firstWidth);
      this.#text.put(galley, second, 0, base + leading / 2, secondWidth);
    }
  }
}
