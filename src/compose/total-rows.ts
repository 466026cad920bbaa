import type { ScopeValues } from '../job/expression-scope.ts';
import type { Job } from '../job/job.ts';
import { detailTablesOf } from '../job/tables-of.ts';
import type { DocumentData } from '../model/document.ts';
import type { RecordValues } from '../model/record.ts';
import { RowCursor, type LookedRecord } from './row-cursor.ts';

/** All rows of the document in hand, apart from those that blocks are set of while a total is asked for. */
export class TotalRows {
  readonly #cursors = new Map<string, RowCursor>();
  readonly #values: Record<string, ScopeValues[string]>;

  /** `values`: what the document is, among which a row is put to be looked at; `covered`: as of `RowCursor`. */
  constructor(
    { extract }: Pick<Job, 'extract'>,
    covered: readonly LookedRecord[],
    values: Record<string, ScopeValues[string]>,
  ) {
    this.#values = values;
    for (const table of detailTablesOf(extract)) {
      const above = this.#cursors.get(table.parent ?? '');
      const isMain = table.name === extract.details?.name;
      this.#cursors.set(table.name, new RowCursor(table, extract.lookups, isMain, above, covered, values));
    }
  }

  /** Begins with another document. */
  start(data: DocumentData): void {
    for (const cursor of this.#cursors.values()) cursor.start(data);
  }

  rowsOf(table: string): readonly RecordValues[] {
    return this.#cursors.get(table)?.rows ?? [];
  }

  /** What expressions read of a row. */
  show(table: string, i: number): ScopeValues {
    this.#cursors.get(table)?.show(i);
    return this.#values;
  }
}
