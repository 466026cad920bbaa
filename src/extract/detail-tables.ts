import type { ExtractPlan } from '../job/job.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { detailTablesOf } from '../job/tables-of.ts';
import { partOf, type TablePart } from '../model/row-position.ts';

/** The tables whose rows belong to documents, parents before children, and which of them a row is of. */
export class DetailTables {
  readonly plans: readonly TablePlan[];
  /** For each table the number of its parent among them; -1: the parent is the document. */
  readonly parents: readonly number[];
  /** Part → number of its table; -1 for the parts of other tables. */
  readonly #ofPart: readonly number[];

  constructor(extract: ExtractPlan, parts: readonly TablePart[]) {
    this.plans = detailTablesOf(extract);
    this.parents = this.plans.map(({ parent }) => this.plans.findIndex(({ name }) => name === parent));
    this.#ofPart = parts.map(({ table }) => this.plans.findIndex(({ name }) => name === table));
  }

  /** Number of the table whose row stands at a position. Without parts all rows are of the first table. */
  numberOf(position: number): number {
    return this.#ofPart[partOf(position)] ?? 0;
  }

  /** Numbers of the rows of each table, in the order in which they are given. */
  split(rows: readonly { readonly line: number }[]): readonly (readonly number[])[] {
    if (this.plans.length === 1) return [Array.from(rows.keys())];
    const byTable = this.plans.map((): number[] => []);
    for (const [row, { line }] of rows.entries()) byTable[this.numberOf(line)]?.push(row);
    return byTable;
  }
}
