import type { SpanningHeads } from '../job/template-table.ts';
import type { CompiledText } from './compiled-text.ts';
import type { Galley } from './galley.ts';
import type { RuleMark } from './mark.ts';
import { points } from './points.ts';
import type { SetStyle } from './set-style.ts';
import { gapsWithin, type TableColumns } from './table-columns.ts';
import type { Column } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';

/** One row of a table's head: texts over a column each, or over several. */
export class HeadRow {
  /** Whether it is the same in every document. */
  readonly fixed: boolean;
  readonly at: string;
  /** As it was filled last, in pt. */
  height = 0;
  /** Gaps between columns that its texts span, a bit each. */
  readonly spanned: number;
  readonly #texts: readonly CompiledText[];
  readonly #columns: readonly Column[];
  readonly #style: SetStyle;
  readonly #padding: number;
  readonly #rule: SpanningHeads['rule'];
  readonly #bench: VariantBench;

  constructor(row: SpanningHeads, columns: TableColumns, padding: number, bench: VariantBench) {
    const style = bench.desk.styles.named(row.style);
    this.#texts = row.cells.map(({ cell }) => bench.texts.text(cell, bench.desk.scopes.flow));
    this.#columns = row.cells.map((cell) => columns.span(cell, style));
    this.spanned = row.cells.reduce((gaps, { from, to }) => gaps | gapsWithin(from, to), 0);
    this.#style = style;
    this.#padding = padding;
    this.#rule = row.rule;
    this.#bench = bench;
    this.fixed = this.#texts.every(({ fixed }) => fixed !== undefined);
    this.at = this.#texts[0]?.at ?? '';
  }

  /** Sets its texts below `top`, so that their last lines stand in one line; returns the height. */
  fill(galley: Galley, top: number): number {
    const { setter, trouble, document } = this.#bench.desk;
    const { leading } = this.#style;
    const above = top + this.#padding;
    const firstRun = galley.runs;
    const lines: number[] = [];
    const ends: number[] = [];
    this.#texts.forEach((text, c) => {
      const column = this.#columns[c];
      if (column === undefined) return;
      trouble.block = text.at;
      lines.push(setter.set(galley, text.evaluate(document.values), text.looks, column, above));
      ends.push(galley.runs);
    });
    const most = Math.max(1, ...lines);
    let run = firstRun;
    lines.forEach((count, c) => {
      for (; run < (ends[c] ?? 0); run++)
        galley.runDy[run] = (galley.runDy[run] ?? 0) + (most - count) * leading;
    });
    this.height = most * leading + 2 * this.#padding;
    return this.height;
  }

  /** The rules under its texts, at its lower edge `dy`. */
  rules(dy: number): readonly RuleMark[] {
    if (this.#rule === undefined) return [];
    const { color } = this.#rule;
    const thickness = points(this.#rule.thickness);
    return this.#columns.map(({ x, width }) => ({
      kind: 'rule',
      x,
      dy: dy - thickness / 2,
      width,
      thickness,
      color,
    }));
  }
}
