import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
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
  const header = db
    .prepare<[string], { header: Buffer }>('SELECT header FROM input WHERE name = ?')
    .get(table)?.header;
  let rows = page.all(table, -1, -1, PAGE);
  if (rows.length === 0) return [];
  const raw = openSync(join(directory.staging, 'rejects', `${table}.raw`), 'w', 0o600);
  const reasons = openSync(join(directory.staging, 'rejects', `${table}.reasons.csv`), 'w', 0o600);
  try {
    const lineEnd = lineEndOf(header);
    /** Line of the row last written when that row has no line end: the file's last one, or a part of a longer line. */
    let open: number | undefined;
    // On a descriptor `writeFileSync` goes on until all is written; `writeSync` may stop short.
    if (header !== undefined) writeFileSync(raw, header);
    writeFileSync(reasons, reasonsHead);
    while (rows.length > 0) {
      for (const row of rows) {
        if (open !== undefined && open !== row.line) writeFileSync(raw, lineEnd);
        writeFileSync(raw, row.raw);
        open = isLineEnd(row.raw.at(-1)) ? undefined : row.line;
        writeFileSync(
          reasons,
          reasonLine({ table, file, line: row.line }, row.key ?? '', parseFault(row.fault)),
        );
      }
      const last = rows.at(-1);
      rows = last === undefined ? [] : page.all(table, last.line, last.id, PAGE);
    }
    if (open !== undefined) writeFileSync(raw, lineEnd);
    fsyncSync(raw);
    fsyncSync(reasons);
  } finally {
    closeSync(raw);
    closeSync(reasons);
  }
  return [`rejects/${table}.raw`, `rejects/${table}.reasons.csv`];
}

const LF = 0x0a;
const CR = 0x0d;

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

/** How the table ends its lines, as its header shows. */
function lineEndOf(header: Buffer | undefined): string {
  if (header?.at(-1) === CR) return '\r';
  return header?.at(-2) === CR ? '\r\n' : '\n';
}

/** A fault as run.db keeps it; it was written by this program from a `Fault`. */
export function parseFault(json: string): Fault {
  return JSON.parse(json) as Fault;
}
