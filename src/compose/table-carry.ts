import type { InlineText } from '../job/template.ts';
import type { CarryRule } from '../job/template-table.ts';
import type { RecordValues } from '../model/record.ts';
import type { RuleMark } from './mark.ts';
import type { Sheet } from './flow-sheet.ts';
import type { TableColumns } from './table-columns.ts';
import type { TableRules } from './table-rules.ts';
import { ValueRow } from './table-value-row.ts';
import type { VariantBench } from './variant-bench.ts';

/** The running subtotals at page breaks: carried forward at a page's end, brought forward at the next one's beginning. */
export class CarryRows {
  readonly #forward: ValueRow;
  readonly #brought: ValueRow;
  readonly #rule: RuleMark | undefined;
  readonly #sums: readonly string[];
  /** The column whose sum is the balance. */
  readonly #balanced: string | undefined;
  /** All states of the sums in the document in hand, one behind the other: a strip knows the number of its own. */
  readonly #states: number[] = [];
  /** The first state of the table that was begun last. */
  #begun = 0;
  #document = -1;
  #state = 0;
  readonly #bench: VariantBench;
  readonly #show: (v: number) => void;

  constructor(
    carry: CarryRule,
    balanceOf: string | undefined,
    columns: TableColumns,
    padding: number,
    rule: RuleMark | undefined,
    bench: VariantBench,
  ) {
    const scope = bench.desk.scopes.carry;
    this.#bench = bench;
    this.#rule = rule;
    this.#sums = carry.values.map(({ of }) => of);
    this.#balanced = balanceOf;
    const count = this.#sums.length;
    this.#show = (v) => bench.desk.document.carried(this.#states[this.#state * count + v] ?? 0);
    const scopes = { label: scope, values: [] };
    const row = (label: InlineText): ValueRow =>
      new ValueRow({ label, values: carry.values, style: carry.style }, columns, padding, scopes, bench);
    this.#forward = row(carry.forward);
    this.#brought = row(carry.brought);
  }

  get height(): number {
    return this.#forward.height;
  }

  /** Begins with a table; returns the number of the first state. `balance`: what it begins with. */
  start(balance: number): number {
    const { serial } = this.#bench.desk.document;
    // Within blocks for each row of another table there are several tables of a document.
    if (serial !== this.#document) this.#states.length = 0;
    this.#document = serial;
    for (const sum of this.#sums) this.#states.push(sum === this.#balanced ? balance : 0);
    this.#begun = this.#last;
    return this.#last;
  }

  /** Adds a row; returns the number of the state behind it. */
  add(row: RecordValues | undefined): number {
    const count = this.#sums.length;
    for (let v = 0; v < count; v++) {
      const before = this.#states[this.#states.length - count] ?? 0;
      const value = row?.[this.#sums[v] ?? ''];
      this.#states.push(typeof value === 'number' ? before + value : before);
    }
    return this.#last;
  }

  /** Sets the sums as high and as low as they come in the table that was begun last, then forgets it. */
  measure(): void {
    const { galley } = this.#bench.desk;
    const count = this.#sums.length;
    for (let v = 0; v < count; v++) {
      let [high, low] = [this.#begun, this.#begun];
      for (let state = this.#begun; state <= this.#last; state++) {
        const sum = this.#states[state * count + v] ?? 0;
        if (sum > (this.#states[high * count + v] ?? 0)) high = state;
        if (sum < (this.#states[low * count + v] ?? 0)) low = state;
      }
      for (this.#state of [high, low]) this.#forward.set(galley, this.#show);
    }
    this.#states.length = this.#begun * count;
  }

  get #last(): number {
    return this.#states.length / this.#sums.length - 1;
  }

  /** Draws what ends a page, and takes the table's rules through it. */
  drawForward(pages: Sheet, x: number, top: number, state: number, rules: TableRules | undefined): void {
    if (this.#rule !== undefined) pages.mark(this.#rule, x, top);
    this.#draw(this.#forward, pages, x, top, state, rules);
  }

  /** Draws what begins a page, and takes the table's rules through it; returns the height taken. */
  drawBrought(pages: Sheet, x: number, top: number, state: number, rules: TableRules | undefined): number {
    return this.#draw(this.#brought, pages, x, top, state, rules);
  }

  #draw(
    row: ValueRow,
    pages: Sheet,
    x: number,
    top: number,
    state: number,
    rules: TableRules | undefined,
  ): number {
    const { spot } = this.#bench.desk;
    this.#state = state;
    spot.clear();
    row.set(spot, this.#show);
    pages.runs(spot, 0, spot.runs, x, top);
    rules?.pass(pages, x, top, top + row.height, spot.spanned[0] ?? 0);
    return row.height;
  }
}
