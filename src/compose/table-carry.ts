import type { InlineText } from '../job/template.ts';
import type { CarryRule } from '../job/template-table.ts';
import type { RuleMark } from './mark.ts';
import type { PageWriter } from './page-writer.ts';
import type { TableColumns } from './table-columns.ts';
import { ValueRow } from './table-value-row.ts';
import type { VariantBench } from './variant-bench.ts';

/** The running subtotal at page breaks: carried forward at a page's end, brought forward at the next one's beginning. */
export class CarryRows {
  /** Detail column that is added up. */
  readonly column: string;
  readonly #forward: ValueRow;
  readonly #brought: ValueRow;
  readonly #rule: RuleMark | undefined;
  readonly #bench: VariantBench;

  constructor(
    carry: CarryRule,
    columns: TableColumns,
    padding: number,
    rule: RuleMark | undefined,
    bench: VariantBench,
  ) {
    const scope = bench.desk.scopes.carry;
    this.column = carry.of;
    this.#bench = bench;
    this.#rule = rule;
    const row = (label: InlineText): ValueRow =>
      new ValueRow(
        { label, values: [{ text: carry.value, column: columns.count - 1 }], style: carry.style },
        columns,
        padding,
        { label: scope, values: [scope] },
        bench,
      );
    this.#forward = row(carry.forward);
    this.#brought = row(carry.brought);
  }

  get height(): number {
    return this.#forward.height;
  }

  drawForward(pages: PageWriter, x: number, top: number, carried: number): void {
    if (this.#rule !== undefined) pages.mark(this.#rule, x, top);
    this.#draw(this.#forward, pages, x, top, carried);
  }

  /** Returns the height taken. */
  drawBrought(pages: PageWriter, x: number, top: number, carried: number): number {
    return this.#draw(this.#brought, pages, x, top, carried);
  }

  #draw(row: ValueRow, pages: PageWriter, x: number, top: number, carried: number): number {
    const { spot, document } = this.#bench.desk;
    document.carried(carried);
    spot.clear();
    row.set(spot);
    pages.runs(spot, 0, spot.runs, x, top);
    return row.height;
  }
}
