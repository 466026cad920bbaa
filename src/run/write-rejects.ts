import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../fault/fault.ts';
import { reasonLine, reasonsHead } from '../report/reasons.ts';
import type { RunContext } from './run-context.ts';

interface RejectRow {
  readonly id: number;
  readonly line: number;
  readonly key: string | null;
  readonly fault: string;
  readonly raw: Buffer;
}

type RejectStore = Pick<RunContext, 'db' | 'job' | 'directory'>;

const PAGE = 2000;

/**
 * Writes `rejects/<table>.raw` (the delivered header, then every rejected row byte for byte, readable again by the
 * same declaration) and `rejects/<table>.reasons.csv` beside it, in order of the lines. Tables without rejects get none.
 */
export function writeRejects(context: RejectStore): string[] {
  const { job } = context;
  return [job.extract.recipients, job.extract.documents, job.extract.details].flatMap((table) =>
    writeTable(context, table.name, table.file),
  );
}

function writeTable({ db, directory }: RejectStore, table: string, file: string): string[] {
  const page = db.prepare<[string, number, number, number], RejectRow>(
    `SELECT id, line, key, fault, raw FROM reject WHERE table_name = ? AND (line, id) > (?, ?) ORDER BY line, id LIMIT ?`,
  );
  const header = db.prepare<[string], { header: Buffer }>('SELECT header FROM input WHERE name = ?').get(table)?.header;
  let rows = page.all(table, -1, -1, PAGE);
  if (rows.length === 0) return [];
  const raw = openSync(join(directory.staging, 'rejects', `${table}.raw`), 'w', 0o600);
  const reasons = openSync(join(directory.staging, 'rejects', `${table}.reasons.csv`), 'w', 0o600);
  try {
    const lineEnd = header !== undefined && header.length > 1 && header.at(-2) === 0x0d ? '\r\n' : '\n';
    if (header !== undefined) writeSync(raw, header);
    writeSync(reasons, reasonsHead);
    while (rows.length > 0) {
      for (const row of rows) {
        writeSync(raw, row.raw);
        // The last row of a file may have no line end; behind another row it needs one.
        if (row.raw.at(-1) !== 0x0a) writeSync(raw, lineEnd);
        writeSync(reasons, reasonLine({ table, file, line: row.line }, row.key ?? '', parseFault(row.fault)));
      }
      const last = rows.at(-1);
      rows = last === undefined ? [] : page.all(table, last.line, last.id, PAGE);
    }
    fsyncSync(raw);
    fsyncSync(reasons);
  } finally {
    closeSync(raw);
    closeSync(reasons);
  }
  return [`rejects/${table}.raw`, `rejects/${table}.reasons.csv`];
}

/** A fault as run.db keeps it; it was written by this program from a `Fault`. */
export function parseFault(json: string): Fault {
  return JSON.parse(json) as Fault;
}
