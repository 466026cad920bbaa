import { createHash } from 'node:crypto';
import type { TableTotals } from '../extract/control.ts';
import type { FramedTable } from '../extract/row-block.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { Connection } from '../store/run-database.ts';
import type { Headers } from './check-headers.ts';
import type { OpenTables } from './read-tables.ts';

interface Tally {
  records: number;
  amount: number;
  unreadable: number;
  bytes: number;
  columns: readonly string[];
  readonly sums: string[];
}

/** What was read of each table, added up over its files. */
export class TableTallies {
  readonly #tables: readonly TablePlan[];
  readonly #tallies = new Map<string, Tally>();

  constructor(tables: readonly TablePlan[]) {
    this.#tables = tables;
    for (const { name } of tables) {
      this.#tallies.set(name, { records: 0, amount: 0, unreadable: 0, bytes: 0, columns: [], sums: [] });
    }
  }

  /** Adds a file that was read to its end. */
  add(table: string, { tally, header }: FramedTable, sha256: string): void {
    const sum = this.#of(table);
    sum.records += tally.records;
    sum.amount += tally.amount;
    sum.unreadable += tally.unreadable;
    sum.bytes += tally.bytes;
    sum.columns = header;
    sum.sums.push(sha256);
  }

  /** Adds recipients that another run has read. */
  take(
    table: string,
    { records, sha256 }: { readonly records: number; readonly sha256: string },
    headers: Headers,
  ): void {
    const sum = this.#of(table);
    sum.records += records;
    sum.columns = headers[table] ?? [];
    sum.sums.push(sha256);
  }

  totals(): TableTotals[] {
    return this.#tables.map((table) => {
      const { records, amount, unreadable } = this.#of(table.name);
      return { table, records, unreadable, ...(table.amount === undefined ? {} : { amount }) };
    });
  }

  /** Keeps what was read so far in run.db. */
  note(db: Connection): void {
    const insert = db.prepare(
      `INSERT INTO input (name, file, columns, sha256, bytes, records, amount, unreadable)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    db.transaction(() => {
      db.prepare('DELETE FROM input').run();
      for (const table of this.#tables) {
        const { records, amount, unreadable, bytes, columns, sums } = this.#of(table.name);
        if (sums.length === 0) continue;
        const total = table.amount === undefined ? null : amount;
        insert.run(
          table.name,
          table.file,
          JSON.stringify(columns),
          sumOf(sums),
          bytes,
          records,
          total,
          unreadable,
        );
      }
    })();
  }

  #of(table: string): Tally {
    const tally = this.#tallies.get(table);
    if (tally === undefined) throw new RangeError(`no table ${table}`);
    return tally;
  }
}

/** SHA-256 of a table's one file; of the list of sums where it came in several. */
function sumOf(sums: readonly string[]): string {
  const [only] = sums;
  if (sums.length === 1 && only !== undefined) return only;
  return createHash('sha256').update(sums.join('\n')).digest('hex');
}

/** Keeps the parts in run.db: positions of rows mean nothing without them. */
export function noteParts(db: Connection, { parts }: Pick<OpenTables, 'parts'>): void {
  const insert = db.prepare('INSERT INTO part (part, table_name, file) VALUES (?, ?, ?)');
  db.transaction(() => {
    db.prepare('DELETE FROM part').run();
    parts.forEach(({ table, file }, part) => insert.run(part, table, file));
  })();
}
