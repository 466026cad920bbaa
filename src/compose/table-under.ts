import type { UnderRows } from '../job/template-table.ts';
import type { CompiledText } from './compiled-text.ts';
import { gapsWithin, type TableColumns } from './table-columns.ts';
import type { RowCursor } from './row-cursor.ts';
import type { SetStyle } from './set-style.ts';
import type { Column } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';
import type { Condition } from './workbench.ts';

interface Cell {
  readonly text: CompiledText;
  readonly column: Column;
}

/** Rows of a table that are set below the rows that they belong to, a strip each. */
export class CompiledUnder {
  readonly #cursor: RowCursor;
  readonly #cells: readonly Cell[];
  readonly #style: SetStyle;
  readonly #condition: Condition | undefined;
  /** Gaps between columns that its texts span, a bit each. */
  readonly #spanned: number;
  readonly #under: readonly CompiledUnder[];
  readonly #bench: VariantBench;
  /** The first row that is not set yet: rows stand in the order of their parents, which are set in their order. */
  #next = 0;

  /** `columns`: the table's, in which the rows are set. */
  constructor(rows: UnderRows, columns: TableColumns, bench: VariantBench) {
    const scope = bench.desk.scopes.rows[rows.rows];
    if (scope === undefined) throw new Error(`the job has no detail table ${rows.rows}`);
    const style = bench.desk.styles.named(rows.style);
    this.#bench = bench;
    this.#cursor = bench.desk.document.rowsOf(rows.rows);
    this.#style = style;
    this.#condition = bench.texts.condition(rows.when, scope);
    this.#cells = rows.cells.map((cell) => ({
      text: bench.texts.text(cell.cell, scope),
      column: columns.span(cell, style),
    }));
    this.#spanned = rows.cells.reduce((gaps, { from, to }) => gaps | gapsWithin(from, to), 0);
    this.#under = rows.under.map((each) => new CompiledUnder(each, columns, bench));
  }

  /** Begins with the first row of the document. */
  start(): void {
    this.#next = 0;
    for (const each of this.#under) each.start();
  }

  /** Sets the rows of one parent, by its number among the parent table's rows; parents come in ascending order. */
  set(parent: number): void {
    const { rows, parents } = this.#cursor;
    if (parents === undefined) return;
    while (this.#next < rows.length && (parents[this.#next] ?? 0) < parent) this.#next += 1;
    for (; this.#next < rows.length && parents[this.#next] === parent; this.#next += 1)
      this.#setRow(this.#next);
  }

  #setRow(row: number): void {
    const { galley, setter, document, trouble } = this.#bench.desk;
    this.#cursor.show(row);
    if (this.#condition?.(document.values) === false) return;
    let lines = 1;
    for (const { text, column } of this.#cells) {
      trouble.block = text.at;
      const set = setter.set(galley, text.evaluate(document.values), text.looks, column, 0);
      if (set > lines) lines = set;
    }
    galley.addStrip(lines * this.#style.leading, this.#cells[0]?.text.at ?? '');
    galley.spanned[galley.strips - 1] = this.#spanned;
    for (const each of this.#under) each.set(this.#cursor.first + row);
  }
}
