import { Galley } from './galley.ts';
import type { TableColumns } from './table-columns.ts';
import type { VariantBench } from './variant-bench.ts';

interface Setting {
  readonly first: number;
  readonly last: number;
  readonly widths: readonly number[];
}

/**
 * Columns as wide as their content: all texts of a table are measured before it is set, so that its columns are the same on all
 * pages. A table may be set several times in a document, each time with other widths.
 */
export class ContentColumns {
  readonly #columns: TableColumns;
  readonly #bench: VariantBench;
  readonly #scratch = new Galley();
  readonly #settings: Setting[] = [];
  #document = -1;
  #shown: Setting | undefined;

  constructor(columns: TableColumns, bench: VariantBench) {
    this.#columns = columns;
    this.#bench = bench;
  }

  /** Measures what `set` would set. */
  measure(set: () => void): void {
    const { desk } = this.#bench;
    this.#columns.clear();
    this.#scratch.clear();
    desk.setter.measuring = true;
    try {
      desk.onto(this.#scratch, set);
    } finally {
      desk.setter.measuring = false;
    }
    this.#columns.layOut(this.#columns.widths());
  }

  /** The table stands in these strips as it was measured last. */
  keep(first: number, last: number): void {
    const { serial } = this.#bench.desk.document;
    if (serial !== this.#document) this.#settings.length = 0;
    this.#document = serial;
    this.#shown = { first, last, widths: this.#columns.widths() };
    this.#settings.push(this.#shown);
  }

  /** Puts the columns where they are for this strip. */
  show(strip: number): void {
    const shown = this.#shown;
    if (shown !== undefined && strip >= shown.first && strip <= shown.last) return;
    // What was folded has left its strips to others: the newest goes first.
    const setting = this.#settings.findLast(({ first, last }) => strip >= first && strip <= last);
    if (setting === undefined) return;
    this.#shown = setting;
    this.#columns.layOut(setting.widths);
  }
}
