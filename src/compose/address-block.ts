import type { Galley } from './galley.ts';
import type { PageWriter } from './page-writer.ts';
import type { PointRect } from './points.ts';
import type { SetStyle } from './set-style.ts';
import type { Column } from './text-setter.ts';
import { showMm } from './trouble.ts';
import type { Workbench } from './workbench.ts';

/** Sizes tried for an address with a line that is too wide. Smaller ones are hard to read for sorting machines. */
export const SMALLEST_ADDRESS = 0.8;
const REDUCTIONS = [1, 0.9, SMALLEST_ADDRESS];

/**
 * The address field: one line of text each, from its top down. A line that is too wide makes the whole block smaller,
 * to 80 % at most; then it is broken at a blank where the field has a line to spare; else it is a fault.
 */
export class AddressBlock {
  readonly #rect: PointRect;
  readonly #columns: readonly Column[];
  readonly #room: number;
  readonly #desk: Workbench;

  /** `room`: lines that the field holds. */
  constructor(rect: PointRect, style: SetStyle, room: number, desk: Workbench) {
    this.#rect = rect;
    this.#room = room;
    this.#desk = desk;
    this.#columns = REDUCTIONS.map((factor) => {
      const reduced = factor === 1 ? style : desk.styles.reduced(style, factor);
      return { style: reduced, align: 'start', x: 0, width: rect.width, lineStep: style.leading };
    });
  }

  draw(pages: PageWriter, lines: readonly string[]): void {
    const { spot, trouble } = this.#desk;
    trouble.block = 'the address';
    const last = this.#columns.length - 1;
    for (let c = 0; c <= last; c++) {
      const column = this.#columns[c];
      if (column === undefined) continue;
      spot.clear();
      const set = this.#set(spot, lines, column);
      if (set > lines.length && c < last) continue;
      this.#check(lines, set, column);
      pages.runs(spot, 0, spot.runs, this.#rect.x, this.#rect.y);
      return;
    }
  }

  /** Returns how many lines were set. */
  #set(galley: Galley, lines: readonly string[], column: Column): number {
    let count = 0;
    for (const line of lines) {
      count += this.#desk.setter.setPlain(galley, line, column, count * column.lineStep);
    }
    return count;
  }

  #check(lines: readonly string[], set: number, column: Column): void {
    const { setter, trouble } = this.#desk;
    const room = this.#room;
    if (lines.length > room) {
      const needed = lines.length * column.lineStep;
      trouble.report('compose.does-not-fit', showMm(needed), showMm(this.#rect.height));
      return;
    }
    if (set === lines.length) return;
    const { width } = this.#rect;
    lines.forEach((line, index) => {
      const word = (setter.widestWord(line, column.style) * column.style.size) / 1000;
      const whole = (setter.measure(line, column.style.face) * column.style.size) / 1000;
      const needed = word > width ? word : set > room ? whole : 0;
      if (needed <= width) return;
      trouble.report('compose.address-too-wide', showMm(needed), showMm(width), { line: String(index + 1) });
    });
  }
}
