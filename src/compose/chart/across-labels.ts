import type { Galley } from '../galley.ts';
import type { ChartDesk, ReferenceLine } from './chart-desk.ts';
import { REFERENCE_LINES } from './chart-inks.ts';
import type { ShapeSheet } from './shape-sheet.ts';
import { place, type Scale } from './value-scale.ts';

/** Fewest points between two names in one line. */
const BETWEEN = 6;

/** Names of lines across bars that lie: above the bars, in a line each where they would meet. */
export class AcrossLabels {
  readonly #desk: ChartDesk;
  readonly #references: readonly ReferenceLine[];
  readonly #widths: readonly number[];

  constructor(desk: ChartDesk, references: readonly ReferenceLine[]) {
    this.#desk = desk;
    this.#references = references;
    this.#widths = references.map(({ text }) => desk.text.width(text));
  }

  get widest(): number {
    return Math.max(0, ...this.#widths);
  }

  /** How many lines they take within 0 to `width`. */
  lines(scale: Scale, width: number): number {
    const [first, second] = this.#references.map(({ value }, r) => this.#left(r, place(scale, value), width));
    if (first === undefined || second === undefined) return this.#references.length;
    const gap =
      first < second ? second - first - (this.#widths[0] ?? 0) : first - second - (this.#widths[1] ?? 0);
    return gap >= BETWEEN ? 1 : 2;
  }

  /** Sets the names from `top` on, and draws the lines down to `bottom`. */
  set(galley: Galley, sheet: ShapeSheet, scale: Scale, width: number, top: number, bottom: number): void {
    const { text } = this.#desk;
    const lines = this.lines(scale, width);
    this.#references.forEach((reference, r) => {
      const x = place(scale, reference.value);
      const line = lines === 1 ? 0 : r;
      const base = top + line * text.leading + (text.leading + text.cap) / 2;
      text.put(galley, reference.text, this.#left(r, x, width), base, this.#widths[r] ?? 0);
      sheet.line(x, top + lines * text.leading, x, bottom, REFERENCE_LINES[reference.kind]);
    });
  }

  #left(r: number, x: number, width: number): number {
    const ink = this.#widths[r] ?? 0;
    return Math.max(0, Math.min(x - ink / 2, width - ink));
  }
}
