import type { ExpressionScope } from '../job/expression-scope.ts';
import type { UnderCell } from '../job/template-table.ts';
import type { CompiledText } from './compiled-text.ts';
import type { Galley } from './galley.ts';
import type { SetStyle } from './set-style.ts';
import { gapsWithin, type TableColumns } from './table-columns.ts';
import type { Column } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';

/** The head of a group: one text over all columns, or one in each. */
export class GroupHead {
  readonly at: string;
  /** Gaps between columns that its texts span, a bit each. */
  readonly spanned: number;
  readonly #texts: readonly CompiledText[];
  readonly #columns: readonly Column[];
  readonly #style: SetStyle;
  readonly #padding: number;
  readonly #bench: VariantBench;

  /** `whole`: the table from text edge to text edge, over which a single text is set as its style says. */
  constructor(
    cells: readonly UnderCell[],
    style: SetStyle,
    columns: TableColumns,
    whole: Pick<Column, 'x' | 'width'>,
    padding: number,
    scope: ExpressionScope,
    bench: VariantBench,
  ) {
    const over: Column = { style, align: style.align, ...whole, lineStep: style.leading };
    const isWhole = cells.length === 1;
    this.#texts = cells.map(({ cell }) => bench.texts.text(cell, scope));
    this.#columns = cells.map((cell) => (isWhole ? over : columns.span(cell, style)));
    this.#style = style;
    this.#padding = padding;
    this.#bench = bench;
    this.spanned = isWhole ? gapsWithin(0, columns.count - 1) : 0;
    this.at = this.#texts[0]?.at ?? '';
  }

  /** Sets its texts, on the spot or in the flow; returns its height. */
  fill(galley: Galley): number {
    const { setter, trouble, document } = this.#bench.desk;
    let lines = 1;
    this.#texts.forEach((text, c) => {
      const column = this.#columns[c];
      if (column === undefined) return;
      trouble.block = text.at;
      const set = setter.set(galley, text.evaluate(document.values), text.looks, column, this.#padding);
      if (set > lines) lines = set;
    });
    return lines * this.#style.leading + 2 * this.#padding;
  }
}
