import type { TableBlock, TableColumn } from '../job/template-table.ts';
import { points } from './points.ts';
import type { SetStyle } from './set-style.ts';
import type { Column, WidthGauge } from './text-setter.ts';

/** What measured texts are given beyond their width, in pt: rounding must not break them. */
const SLACK = 0.05;

type LiveColumn = { -readonly [Key in keyof Column]: Column[Key] };

/**
 * Where the columns of a table stand: fixed widths and those of contents first, the rest by shares. In pt from the table's
 * left edge. Columns that were given out move when contents have been measured.
 */
export class TableColumns {
  readonly count: number;
  /** Where texts begin on the left. */
  readonly start: number;
  /** Some are as wide as their content. */
  readonly byContent: boolean;
  /** Room that the columns need at least, in pt. */
  needed = 0;
  readonly #columns: readonly TableColumn[];
  readonly #room: number;
  readonly #gauges: readonly (WidthGauge | undefined)[];
  readonly #given: { readonly from: number; readonly to: number; readonly column: LiveColumn }[] = [];
  readonly #x: number[] = [];
  readonly #width: number[] = [];

  constructor(block: TableBlock, width: number) {
    this.#columns = block.columns;
    this.count = block.columns.length;
    this.start = points(block.inset ?? 0);
    this.#room = width;
    this.#gauges = block.columns.map((column) => ('content' in column.width ? { widest: 0 } : undefined));
    this.byContent = this.#gauges.some((gauge) => gauge !== undefined);
    this.layOut(this.widths());
  }

  /** Before contents are measured. */
  clear(): void {
    for (const gauge of this.#gauges) if (gauge !== undefined) gauge.widest = 0;
  }

  /** The widths of columns by content, as contents were measured, in pt; 0 for others. */
  widths(): readonly number[] {
    return this.#columns.map(({ width }, c) => {
      if (!('content' in width)) return 0;
      const { min, max } = width.content;
      const widest = this.#gauges[c]?.widest ?? 0;
      const wanted = Math.max(points(min), widest === 0 ? 0 : widest + SLACK);
      return max === undefined ? wanted : Math.min(wanted, points(max));
    });
  }

  /** Places all columns, with these widths of those by content. */
  layOut(byContent: readonly number[]): void {
    let fixed = 2 * this.start;
    let shares = 0;
    this.#columns.forEach(({ width, gap }, c) => {
      if ('mm' in width) fixed += points(width.mm);
      else if ('share' in width) shares += width.share;
      else fixed += byContent[c] ?? 0;
      if (c < this.#columns.length - 1) fixed += points(gap);
    });
    // Columns by share need room too: a millimetre at least.
    this.needed = fixed + (this.byContent && shares > 0 ? points(1) : 0);
    const rest = Math.max(0, this.#room - fixed);
    let x = this.start;
    this.#columns.forEach(({ width, gap }, c) => {
      const own =
        'mm' in width
          ? points(width.mm)
          : 'share' in width
            ? (rest * width.share) / shares
            : (byContent[c] ?? 0);
      this.#x[c] = x;
      this.#width[c] = own;
      x += own + points(gap);
    });
    for (const { from, to, column } of this.#given) this.#place(column, from, to);
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
    return this.#columns[c]?.align ?? 'start';
  }

  /** The middle of the gap behind column `c`. */
  middleBehind(c: number): number {
    return (this.end(c) + this.left(c + 1)) / 2;
  }

  /** Each of them, in a style. */
  each(style: SetStyle): readonly Column[] {
    return this.#columns.map(({ align }, c) => this.span({ from: c, to: c, align }, style));
  }

  /** Several of them as one. */
  span({ from, to, align }: ColumnSpan, style: SetStyle): Column {
    const gauge = from === to ? this.#gauges[from] : undefined;
    const own = gauge === undefined ? {} : { gauge };
    const column: LiveColumn = { style, align, x: 0, width: 0, lineStep: style.leading, ...own };
    this.#place(column, from, to);
    if (this.byContent) this.#given.push({ from, to, column });
    return column;
  }

  #place(column: LiveColumn, from: number, to: number): void {
    column.x = this.#x[from] ?? 0;
    column.width = this.end(to) - column.x;
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
