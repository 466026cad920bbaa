import type { ExpressionScope } from '../job/expression-scope.ts';
import type { InlineText } from '../job/template.ts';
import type { CompiledText } from './compiled-text.ts';
import type { Galley } from './galley.ts';
import { points } from './points.ts';
import type { SetStyle } from './set-style.ts';
import { columnEnd } from './table-columns.ts';
import type { Column } from './text-setter.ts';
import { showMm } from './trouble.ts';
import type { VariantBench } from './variant-bench.ts';

/** Least blank space between a label and its value. */
const GAP = points(3);

/**
 * A row of a label and a value in a table's last column: a total or a subtotal. One line each. The label begins with the texts
 * of the first column and ends with those of the column before the last, or before a value that is wider than its column.
 */
export class ValueRow {
  readonly height: number;
  readonly #label: CompiledText;
  readonly #value: CompiledText;
  readonly #style: SetStyle;
  /** The whole width up to the last column's right edge: a long value grows to the left. */
  readonly #valueColumn: Column;
  readonly #lastColumn: Column;
  readonly #labelStart: number;
  readonly #labelEnd: number;
  readonly #padding: number;
  readonly #bench: VariantBench;

  constructor(
    label: InlineText,
    value: InlineText,
    style: string,
    columns: readonly [Column, ...Column[]],
    bench: VariantBench,
    scope: ExpressionScope,
    padding: number,
  ) {
    this.#bench = bench;
    this.#label = bench.texts.text(label, scope);
    this.#value = bench.texts.text(value, scope);
    this.#style = bench.desk.styles.named(style);
    const lastColumn = columns.at(-1) ?? columns[0];
    this.#lastColumn = lastColumn;
    this.#labelStart = columns[0].x;
    this.#labelEnd = columnEnd(columns.at(-2));
    this.#padding = padding;
    this.height = this.#style.leading + 2 * padding;
    const growing = lastColumn.align === 'right';
    this.#valueColumn = {
      style: this.#style,
      align: lastColumn.align,
      x: growing ? 0 : lastColumn.x,
      width: growing ? lastColumn.x + lastColumn.width : lastColumn.width,
      lineStep: this.#style.leading,
    };
  }

  /** Adds the row as a strip. */
  set(galley: Galley): void {
    const { setter, trouble, document } = this.#bench.desk;
    const firstRun = galley.runs;
    trouble.block = this.#value.at;
    const value = this.#value.evaluate(document.values);
    const valueLines = setter.set(galley, value, this.#value.looks, this.#valueColumn, this.#padding);
    const valueLeft = galley.runs > firstRun ? (galley.runX[firstRun] ?? 0) : this.#lastColumn.x;
    const labelColumn = {
      style: this.#style,
      align: this.#style.align,
      x: this.#labelStart,
      width: Math.max(0, Math.min(valueLeft - GAP, this.#labelEnd) - this.#labelStart),
      lineStep: this.#style.leading,
    };
    trouble.block = this.#label.at;
    const label = this.#label.evaluate(document.values);
    const labelLines = setter.set(galley, label, this.#label.looks, labelColumn, this.#padding);
    const lines = Math.max(valueLines, labelLines);
    if (lines > 1) {
      trouble.report(
        'compose.does-not-fit',
        showMm(lines * this.#style.leading),
        showMm(this.#style.leading),
      );
    }
    galley.addStrip(this.height, this.#label.at);
  }
}
