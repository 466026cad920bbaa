import type { TableBlock, TableColumn } from '../job/template-table.ts';
import { points } from './points.ts';
import type { SetStyle } from './set-style.ts';
import type { Column } from './text-setter.ts';

/** Where the columns of a table stand: fixed widths first, the rest by shares. In pt from the table's left edge. */
export class TableColumns {
  readonly count: number;
  /** Where texts begin on the left. */
  readonly start: number;
  readonly #aligns: readonly TableColumn['align'][];
  readonly #x: number[] = [];
  readonly #width: number[] = [];

  constructor(block: TableBlock, width: number) {
    const { columns } = block;
    const inset = points(block.inset ?? 0);
    this.count = columns.length;
    this.start = inset;
    this.#aligns = columns.map(({ align }) => align);
    let fixed = 2 * inset;
    let shares = 0;
    columns.forEach((column, c) => {
      if ('mm' in column.width) fixed += points(column.width.mm);
      else shares += column.width.share;
      if (c < columns.length - 1) fixed += points(column.gap);
    });
    const rest = Math.max(0, width - fixed);
    let x = inset;
    columns.forEach((column, c) => {
      const own = 'mm' in column.width ? points(column.width.mm) : (rest * column.width.share) / shares;
      this.#x[c] = x;
      this.#width[c] = own;
      x += own + points(column.gap);
    });
  }

  /** Where texts of column `c` begin on the left. */
  left(c: number): number {
    return this.#x[c] ?? this.start;
  }

  /** Where texts of column `c` end on the right; 0 without such a column. */
  end(c: number): number {
    return (this.#x[c] ?? 0) + (this.#width[c] ?? 0);
  }

  align(c: number): TableColumn['align'] {
    return this.#aligns[c] ?? 'left';
  }

  /** The middle of the gap behind column `c`. */
  middleBehind(c: number): number {
    return (this.end(c) + this.left(c + 1)) / 2;
  }

  /** Each of them, in a style. */
  each(style: SetStyle): readonly Column[] {
    return this.#aligns.map((align, c) => this.span({ from: c, to: c, align }, style));
  }

  /** Several of them as one. */
  span({ from, to, align }: ColumnSpan, style: SetStyle): Column {
    const x = this.#x[from] ?? 0;
    return { style, align, x, width: this.end(to) - x, lineStep: style.leading };
  }
}

/** The gaps that a text over these columns spans: bit `c` is the gap behind column `c`. */
export function gapsWithin(from: number, to: number): number {
  return to > from ? (1 << to) - (1 << from) : 0;
}

/** Numbers of the first and the last column, from 0. */
interface ColumnSpan {
  readonly from: number;
  readonly to: number;
  readonly align: TableColumn['align'];
}
