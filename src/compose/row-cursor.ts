import type { ScopeValues } from '../job/expression-scope.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { DocumentData } from '../model/document.ts';
import type { RecordValues } from '../model/record.ts';

/** A record that rows refer to, and what stands in its place where it is not there. */
export interface LookedRecord {
  /** Key of `DocumentData.looked`. */
  readonly name: string;
  readonly record: string;
  readonly blank: RecordValues;
  found: readonly (RecordValues | undefined)[];
}

const NO_ROWS: readonly RecordValues[] = [];
const NOTHING_FOUND: readonly (RecordValues | undefined)[] = [];

/** Puts the rows of one table, one at a time, where expressions read them: with what they refer to, and the rows above. */
export class RowCursor {
  /** Rows of the document in hand, in their order; within blocks for each row of the parent table those of that row. */
  rows: readonly RecordValues[] = NO_ROWS;
  /** For each row the number of its parent among the rows of the parent table; undefined: the parent is the document. */
  parents: readonly number[] | undefined;
  /** The number of the first of these rows among all of the document. */
  first = 0;
  readonly table: TablePlan;
  readonly #isMain: boolean;
  readonly #above: RowCursor | undefined;
  readonly #looked: readonly LookedRecord[];
  readonly #covered: readonly LookedRecord[];
  readonly #values: Record<string, ScopeValues[string]>;

  /**
   * `above`: the cursor of the parent table, when its rows are a document's too. `covered`: what the document refers to and
   * rows of some table put their own in place of.
   */
  constructor(
    table: TablePlan,
    lookups: readonly TablePlan[],
    isMain: boolean,
    above: RowCursor | undefined,
    covered: readonly LookedRecord[],
    values: Record<string, ScopeValues[string]>,
  ) {
    this.table = table;
    this.#isMain = isMain;
    this.#above = above;
    this.#looked = lookedBy(table, lookups);
    this.#covered = covered;
    this.#values = values;
  }

  /** Begins with another document. */
  start({ details, tables, looked }: DocumentData): void {
    const below = this.#isMain ? undefined : tables[this.table.name];
    this.rows = this.#isMain ? details : (below?.values ?? NO_ROWS);
    this.parents = below?.parents;
    this.first = 0;
    for (const each of this.#looked) each.found = looked[each.name] ?? NOTHING_FOUND;
  }

  /** Puts row `i` in place, and the rows above it. */
  show(i: number): void {
    if (this.#above === undefined) showLooked(this.#covered, 0, this.#values);
    else this.#above.show((this.parents?.[i] ?? 0) - this.#above.first);
    this.#values[this.table.record] = this.rows[i] ?? {};
    showLooked(this.#looked, this.first + i, this.#values);
  }

  /** Narrows the rows to those of one parent row, by its number among all; the function given back undoes it. */
  only(parent: number): () => void {
    const { rows, parents, first } = this;
    const from = parents?.indexOf(parent) ?? -1;
    const end = from < 0 ? from : (parents?.lastIndexOf(parent) ?? -1) + 1;
    this.rows = from < 0 ? NO_ROWS : rows.slice(from, end);
    this.parents = from < 0 ? [] : parents?.slice(from, end);
    this.first = from < 0 ? 0 : first + from;
    return () => {
      this.rows = rows;
      this.parents = parents;
      this.first = first;
    };
  }
}

/** Puts what row `i` refers to in its place. */
export function showLooked(
  looked: readonly LookedRecord[],
  i: number,
  values: Record<string, ScopeValues[string]>,
): void {
  for (const { record, blank, found } of looked) values[record] = found[i] ?? blank;
}

/** The records that a table's rows refer to. */
export function lookedBy(table: TablePlan, lookups: readonly TablePlan[]): readonly LookedRecord[] {
  return (table.lookups ?? []).flatMap(({ table: name }) => {
    const lookup = lookups.find((each) => each.name === name);
    if (lookup === undefined) return [];
    const blank = Object.fromEntries(
      lookup.columns.map((column) => [column.name, column.type === 'text' ? '' : null]),
    );
    return [{ name: `${table.name}/${lookup.record}`, record: lookup.record, blank, found: NOTHING_FOUND }];
  });
}
