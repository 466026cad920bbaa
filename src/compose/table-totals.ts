import type { ExpressionScope } from '../job/expression-scope.ts';
import type { TotalRow, UnderCell } from '../job/template-table.ts';
import type { CompiledText } from './compiled-text.ts';
import { FAST, type Galley } from './galley.ts';
import type { RuleMark } from './mark.ts';
import type { SetStyle } from './set-style.ts';
import type { TableColumns } from './table-columns.ts';
import { ValueRow } from './table-value-row.ts';
import type { Column } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';
import type { Condition } from './workbench.ts';

interface Total {
  readonly row: { set(galley: Galley): void };
  readonly condition: Condition | undefined;
}

/** Rows of a table beside its detail rows: what it opens with, totals, the feet of groups. */
export class TotalRows {
  readonly #rows: readonly Total[];
  readonly #bench: VariantBench;

  constructor(
    rows: readonly TotalRow[],
    columns: TableColumns,
    padding: number,
    scope: ExpressionScope,
    bench: VariantBench,
  ) {
    const last = columns.count - 1;
    this.#bench = bench;
    this.#rows = rows.map((total) => {
      const { style } = total;
      const row =
        'cells' in total
          ? new CellsRow(total.cells, bench.desk.styles.named(style), columns, padding, scope, bench)
          : new ValueRow(
              { label: total.label, values: [{ text: total.value, column: last }], style },
              columns,
              padding,
              { label: scope, values: [scope] },
              bench,
            );
      return { row, condition: bench.texts.condition(total.when, scope) };
    });
  }

  /** Sets those whose conditions hold, each never parted from the next strip, the first below `rule`; says how many. */
  set(rule: RuleMark | undefined): number {
    const { galley, document } = this.#bench.desk;
    const first = galley.strips;
    for (const { row, condition } of this.#rows) {
      if (condition?.(document.values) === false) continue;
      row.set(galley);
      galley.hold[galley.strips - 1] = FAST;
    }
    if (galley.strips > first) galley.mark[first] = rule;
    return galley.strips - first;
  }
}

/** A row with a text in each column. */
class CellsRow {
  readonly #texts: readonly CompiledText[];
  readonly #columns: readonly Column[];
  readonly #leading: number;
  readonly #padding: number;
  readonly #bench: VariantBench;

  constructor(
    cells: readonly UnderCell[],
    style: SetStyle,
    columns: TableColumns,
    padding: number,
    scope: ExpressionScope,
    bench: VariantBench,
  ) {
    this.#texts = cells.map(({ cell }) => bench.texts.text(cell, scope));
    this.#columns = cells.map((cell) => columns.span(cell, style));
    this.#leading = style.leading;
    this.#padding = padding;
    this.#bench = bench;
  }

  set(galley: Galley): void {
    const { setter, trouble, document } = this.#bench.desk;
    let lines = 1;
    this.#texts.forEach((text, c) => {
      const column = this.#columns[c];
      if (column === undefined) return;
      trouble.block = text.at;
      const set = setter.set(galley, text.evaluate(document.values), text.looks, column, this.#padding);
      if (set > lines) lines = set;
    });
    galley.addStrip(lines * this.#leading + 2 * this.#padding, this.#texts[0]?.at ?? '');
  }
}
