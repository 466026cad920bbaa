import type { AreaLook, Side } from '../job/template-box.ts';
import { areaMark } from './area-mark.ts';
import type { Mark } from './mark.ts';

/** Ground and frame of a box, for the piece of it that stands on a page. Lengths in pt. */
export class BoxFrame {
  /** Blank space that a page break leaves above and below, as at its edges. */
  readonly above: number;
  readonly below: number;
  readonly #look: AreaLook;
  readonly #width: number;
  #last: { readonly height: number; readonly piece: number; readonly mark: Mark | undefined } | undefined;

  constructor(look: AreaLook, width: number, above: number, below: number) {
    this.above = above;
    this.below = below;
    this.#look = look;
    this.#width = width;
  }

  /** `begun`: on an earlier page; `goesOn`: on the next one. Undefined where nothing is drawn. */
  piece(height: number, begun: boolean, goesOn: boolean): Mark | undefined {
    const piece = (begun ? 1 : 0) + (goesOn ? 2 : 0);
    if (this.#last?.height === height && this.#last.piece === piece) return this.#last.mark;
    const mark = areaMark(this.#look, this.#width, height, OPEN[piece]);
    this.#last = { height, piece, mark };
    return mark;
  }
}

const OPEN: readonly (readonly Side[])[] = [[], ['top'], ['bottom'], ['top', 'bottom']];
