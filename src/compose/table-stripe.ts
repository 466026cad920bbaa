import type { Color } from '../job/template.ts';
import type { Galley } from './galley.ts';
import type { RuleMark } from './mark.ts';

/** The ground of every second row of a table. */
export class StripeGround {
  readonly #color: Color;
  readonly #width: number;
  /** By height: rows are of one, two or three lines, not of any height. */
  readonly #marks = new Map<number, RuleMark>();

  /** `width` in pt. */
  constructor(color: Color, width: number) {
    this.#color = color;
    this.#width = width;
  }

  /** Lays it under the strips `first` to `last`, which look like one row. */
  lay(galley: Galley, first: number, last: number): void {
    for (let s = first; s <= last; s++) galley.ground[s] = this.#mark(galley.height[s] ?? 0);
  }

  #mark(height: number): RuleMark {
    const known = this.#marks.get(height);
    if (known !== undefined) return known;
    const mark: RuleMark = {
      kind: 'rule',
      x: 0,
      dy: 0,
      width: this.#width,
      thickness: height,
      color: this.#color,
    };
    this.#marks.set(height, mark);
    return mark;
  }
}
