import { PLAIN } from '../looks.ts';
import type { SetStyle } from '../set-style.ts';
import { points } from '../points.ts';
import type { VariantBench } from '../variant-bench.ts';

/** First base line below the upper edge of a section, as a share of the type's size. */
export const ASCENT = 0.8;

/** Sets texts of a slip into the bench's spot galley: mm from the slip's upper left corner, base lines in pt below. */
export class SlipPen {
  readonly #bench: VariantBench;

  constructor(bench: VariantBench) {
    this.#bench = bench;
  }

  /** Lines of a text whose first base line is `base` pt below the slip's upper edge. Returns their number. */
  text(text: string, style: SetStyle, x: number, base: number, width: number, looks = PLAIN): number {
    const { setter, spot } = this.#bench.desk;
    const column = {
      style,
      align: style.align,
      x: points(x),
      width: points(width),
      lineStep: style.leading,
    };
    return setter.set(spot, text, looks, column, base);
  }

  /** Draws all that was set since the galley was cleared; `top`: the slip's upper edge in pt from the page's. */
  draw(top: number): void {
    const { pages, spot } = this.#bench.desk;
    pages.runs(spot, 0, spot.runs, 0, top);
  }
}
