import { summedColumns } from '../job/sum-scope.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { ScopeValues } from '../job/expression-scope.ts';
import type { RecordValues } from '../model/record.ts';

/** Sums of a table's numbers over some of its rows, in whole units of their last digits. */
export class RowSums {
  readonly #columns: readonly string[];
  readonly #sums: Record<string, number> = {};
  #count = 0;

  constructor(table: TablePlan) {
    this.#columns = summedColumns(table).map(({ name }) => name);
    this.clear();
  }

  clear(): void {
    this.#count = 0;
    for (const column of this.#columns) this.#sums[column] = 0;
  }

  add(row: RecordValues | undefined): void {
    this.#count += 1;
    for (const column of this.#columns) {
      const value = row?.[column];
      if (typeof value === 'number') this.#sums[column] = (this.#sums[column] ?? 0) + value;
    }
  }

  /** Puts them where expressions read them. */
  show(values: Record<string, ScopeValues[string]>): void {
    values['sum'] = this.#sums;
    values['count'] = this.#count;
  }
}
