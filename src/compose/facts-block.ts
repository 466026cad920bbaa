import type { ExpressionScope } from '../job/expression-scope.ts';
import type { FactsBlock } from '../job/template.ts';
import type { CompiledText } from './compiled-text.ts';
import type { SetBlock } from './flow-block.ts';
import type { Galley } from './galley.ts';
import { points } from './points.ts';
import type { Column } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';
import type { Condition } from './workbench.ts';

interface Row {
  readonly label: CompiledText;
  readonly value: CompiledText;
  readonly condition: Condition | undefined;
}

/** Label and value side by side, a strip a row. */
export class CompiledFacts implements SetBlock {
  /** Whether rows stand at the same place in every document as long as each takes one line. */
  readonly steady: boolean;
  /** Least height of a row. */
  readonly rowHeight: number;
  readonly #rows: readonly Row[];
  readonly #label: Column;
  readonly #value: Column;
  /** Brings the labels to the values' base line. */
  readonly #shift: number;
  readonly #bench: VariantBench;

  constructor(block: FactsBlock, bench: VariantBench, scope: ExpressionScope, x: number, width: number) {
    const { styles } = bench.desk;
    const labelStyle = styles.named(block.labelStyle);
    const valueStyle = styles.named(block.valueStyle);
    const labelWidth = points(block.labelWidth);
    this.#bench = bench;
    // Labels stand where lines begin.
    const [labelsAt, valuesAt] = labelStyle.direction === 'rtl' ? [width - labelWidth, 0] : [0, labelWidth];
    this.#label = column(labelStyle, x + labelsAt, labelWidth);
    this.#value = column(valueStyle, x + valuesAt, width - labelWidth);
    this.#rows = block.rows.map((row) => ({
      label: bench.texts.text(row.label, scope),
      value: bench.texts.text(row.value, scope),
      condition: bench.texts.condition(row.when, scope),
    }));
    this.#shift = valueStyle.baseline - labelStyle.baseline;
    this.rowHeight = Math.max(labelStyle.leading, valueStyle.leading);
    this.steady = this.#rows.every(
      ({ label, condition }) => condition === undefined && label.fixed !== undefined,
    );
  }

  set(): void {
    const { galley } = this.#bench.desk;
    for (const row of this.#rows) {
      if (row.condition?.(this.#bench.desk.document.values) === false) continue;
      galley.addStrip(this.#setRow(galley, row, 0, true, true), row.value.at);
    }
  }

  /** All rows one below the other, in one strip: returns the height. Labels or values alone where so asked. */
  setSpot(galley: Galley, labels: boolean, values: boolean): number {
    let height = 0;
    for (const row of this.#rows) {
      if (row.condition?.(this.#bench.desk.document.values) === false) continue;
      height += this.#setRow(galley, row, height, labels, values);
    }
    return height;
  }

  get rowCount(): number {
    return this.#rows.length;
  }

  #setRow(galley: Galley, row: Row, dy: number, labels: boolean, values: boolean): number {
    const { setter, trouble, document } = this.#bench.desk;
    let height = this.rowHeight;
    if (labels) {
      trouble.block = row.label.at;
      const label = row.label.evaluate(document.values);
      const lines = setter.set(galley, label, row.label.looks, this.#label, dy + this.#shift);
      height = Math.max(height, lines * this.#label.style.leading);
    }
    if (values) {
      trouble.block = row.value.at;
      const value = row.value.evaluate(document.values);
      const lines = setter.set(galley, value, row.value.looks, this.#value, dy);
      height = Math.max(height, lines * this.#value.style.leading);
    }
    return height;
  }
}

function column(style: Column['style'], x: number, width: number): Column {
  return { style, align: style.align, x, width, lineStep: style.leading };
}
