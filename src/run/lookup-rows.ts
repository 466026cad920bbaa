import type { ExtractPlan } from '../job/job.ts';
import { tablesOf } from '../job/tables-of.ts';
import { partOf, type TablePart } from '../model/row-position.ts';
import type { Connection } from '../store/run-database.ts';

/** A row of a lookup table; with `fault` (JSON) it cannot be used, and is the cause of what befalls those that need it. */
interface LookedRow {
  readonly line: number;
  readonly raw: Buffer;
  readonly fault?: string;
}

/** So many rows are kept at hand: articles come again and again, and a table of them may be of any size. */
const KEPT = 20_000;

/** Fetches the rows of lookup tables that rows refer to; `refs` are as `stage-rows.ts` writes them. */
export class LookupRows {
  readonly #fetch;
  readonly #parts: readonly TablePart[];
  /** Names of the lookup tables that each table's rows refer to. */
  readonly #tables: ReadonlyMap<string, readonly string[]>;
  readonly #documents: string;
  readonly #kept = new Map<string, LookedRow | undefined>();

  constructor(db: Connection, extract: ExtractPlan, parts: readonly TablePart[]) {
    this.#fetch = db.prepare<[string, string], Omit<LookedRow, 'fault'> & { readonly fault: string | null }>(
      `SELECT line, raw, fault FROM lookup_row WHERE table_name = ? AND key = ?
       ORDER BY fault IS NOT NULL, line LIMIT 1`,
    );
    this.#parts = parts;
    this.#documents = extract.documents.name;
    this.#tables = new Map(
      tablesOf(extract).map(({ name, lookups = [] }) => [name, lookups.map(({ table }) => table)]),
    );
  }

  /** The rows that a document's own row refers to, by position; rows that its details refer to are added. */
  start(refs: string | null): Map<number, LookedRow> {
    const looked = new Map<number, LookedRow>();
    if (refs !== null) this.#take(looked, this.#documents, refs);
    return looked;
  }

  /** Adds the rows that a run of detail rows refers to. */
  add(
    looked: Map<number, LookedRow>,
    { line, refs }: { readonly line: number; readonly refs: string | null },
  ): void {
    if (refs !== null) this.#take(looked, this.#parts[partOf(line)]?.table ?? '', refs);
  }

  #take(looked: Map<number, LookedRow>, table: string, refs: string): void {
    const keys = JSON.parse(refs) as readonly (readonly string[])[];
    this.#tables.get(table)?.forEach((lookup, i) => {
      for (const key of keys[i] ?? []) {
        const row = this.#row(lookup, key);
        if (row !== undefined) looked.set(row.line, row);
      }
    });
  }

  #row(table: string, key: string): LookedRow | undefined {
    const id = `${table} ${key}`;
    if (this.#kept.has(id)) return this.#kept.get(id);
    if (this.#kept.size >= KEPT) this.#kept.clear();
    const found = this.#fetch.get(table, key);
    const row = found === undefined ? undefined : asLooked(found);
    this.#kept.set(id, row);
    return row;
  }
}

function asLooked({ line, raw, fault }: { line: number; raw: Buffer; fault: string | null }): LookedRow {
  return fault === null ? { line, raw } : { line, raw, fault };
}
