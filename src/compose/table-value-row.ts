import type { ExpressionScope } from '../job/expression-scope.ts';
import type { InlineText } from '../job/template.ts';
import type { CompiledText } from './compiled-text.ts';
import type { Galley } from './galley.ts';
import { points } from './points.ts';
import type { SetStyle } from './set-style.ts';
import { gapsWithin, type TableColumns } from './table-columns.ts';
import type { Column } from './text-setter.ts';
import { showMm } from './trouble.ts';
import type { VariantBench } from './variant-bench.ts';

/** Least blank space between a label and its value. */
const GAP = points(3);

/** What a row says: a label, and values in columns, by their numbers from 0 in ascending order. */
interface LabelAndValues {
  readonly label: InlineText;
  readonly values: readonly { readonly text: InlineText; readonly column: number }[];
  readonly style: string;
}

/** Rounding of lengths, in pt. */
const FORGIVEN = 0.01;

interface Value {
  readonly text: CompiledText;
  readonly column: Column;
  /** A value to the right is set from its column's right edge: a long one grows to the left, up to this column's beginning. */
  readonly growsTo: number | undefined;
  /** Gaps that it spans when it grows. */
  readonly grown: number;
}

/**
 * A row of a label and values in columns of a table: a total or a subtotal. One line each. The label ends with the texts
 * of the column before the first value, or before a value that is wider than its column.
 */
export class ValueRow {
  readonly height: number;
  readonly #label: CompiledText;
  readonly #values: readonly Value[];
  readonly #first: number;
  readonly #style: SetStyle;
  readonly #columns: TableColumns;
  readonly #padding: number;
  readonly #bench: VariantBench;

  constructor(
    row: LabelAndValues,
    columns: TableColumns,
    padding: number,
    scopes: { readonly label: ExpressionScope; readonly values: readonly ExpressionScope[] },
    bench: VariantBench,
  ) {
    const style = bench.desk.styles.named(row.style);
    this.#bench = bench;
    this.#label = bench.texts.text(row.label, scopes.label);
    this.#style = style;
    this.#columns = columns;
    this.#padding = padding;
    this.height = style.leading + 2 * padding;
    this.#first = row.values[0]?.column ?? 0;
    this.#values = row.values.map(({ text, column }, v) => {
      const align = columns.align(column);
      const before = row.values[v - 1];
      const from = before === undefined ? 0 : before.column + 1;
      return {
        text: bench.texts.text(text, scopes.values[v] ?? scopes.label),
        column: columns.span({ from: column, to: column, align }, style),
        growsTo: align === 'right' ? from : undefined,
        grown: gapsWithin(from, column),
      };
    });
  }

  /** Adds the row as a strip. `show` puts in place what value `v` is about, before it is read. */
  set(galley: Galley, show?: (v: number) => void): void {
    const { setter, trouble, document } = this.#bench.desk;
    const style = this.#style;
    const start = this.#columns.start;
    let valueLeft = this.#columns.left(this.#first);
    let lines = 1;
    let spanned = gapsWithin(0, this.#first - 1);
    for (let v = 0; v < this.#values.length; v++) {
      const value = this.#values[v];
      if (value === undefined) continue;
      const { text, column, growsTo, grown } = value;
      show?.(v);
      trouble.block = text.at;
      const firstRun = galley.runs;
      const left = growsTo === undefined ? column.x : this.#columns.left(growsTo);
      const place = { ...column, x: left, width: column.x + column.width - left };
      lines = Math.max(
        lines,
        setter.set(galley, text.evaluate(document.values), text.looks, place, this.#padding),
      );
      if (galley.runs === firstRun) continue;
      const begins = galley.runX[firstRun] ?? 0;
      if (begins < column.x - FORGIVEN) spanned |= grown;
      if (v === 0) valueLeft = begins;
    }
    const labelEnd = this.#first === 0 ? start : this.#columns.end(this.#first - 1);
    const labelColumn = {
      style,
      align: style.align,
      x: start,
      width: Math.max(0, Math.min(valueLeft - GAP, labelEnd) - start),
      lineStep: style.leading,
    };
    trouble.block = this.#label.at;
    const label = this.#label.evaluate(document.values);
    lines = Math.max(lines, setter.set(galley, label, this.#label.looks, labelColumn, this.#padding));
    if (lines > 1) {
      trouble.report('compose.does-not-fit', showMm(lines * style.leading), showMm(style.leading));
    }
    galley.addStrip(this.height, this.#label.at);
    galley.spanned[galley.strips - 1] = spanned;
  }
}
