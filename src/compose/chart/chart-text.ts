import { FaceAssignment } from '../face-assignment.ts';
import type { Galley } from '../galley.ts';
import { boldUpTo, PLAIN } from '../looks.ts';
import type { SetStyle } from '../set-style.ts';
import { MISSING } from '../typefaces.ts';
import type { Workbench } from '../workbench.ts';

/** The texts of a chart: one style, a line each. In pt. */
export class ChartText {
  readonly leading: number;
  /** Height of capitals and figures. */
  readonly cap: number;
  readonly #style: SetStyle;
  readonly #desk: Workbench;
  readonly #units: FaceAssignment;

  constructor(style: SetStyle, desk: Workbench) {
    this.#style = style;
    this.#desk = desk;
    this.#units = new FaceAssignment(desk.faces, desk.styles, desk.trouble);
    this.leading = style.leading;
    this.cap = 2 * style.baseline - style.leading;
  }

  width(text: string, bold = false): number {
    const { face, boldFace, size } = this.#style;
    const plain = this.#desk.setter.measure(text, bold ? boldFace : face);
    if (plain < MISSING) return (plain * size) / 1000;
    this.#units.assign(text, bold ? boldUpTo(text.length) : PLAIN, this.#style);
    return (this.#units.width(0, text.length) * size) / 1000;
  }

  /** Sets a line whose width is known, from `left` on, with its base line at `y`. */
  put(galley: Galley, text: string, left: number, y: number, width: number, bold = false): void {
    const style = this.#style;
    const column = { style, align: 'left' as const, x: left, width: width + 1, lineStep: 0 };
    this.#desk.setter.set(galley, text, bold ? boldUpTo(text.length) : PLAIN, column, y - style.baseline);
  }
}
