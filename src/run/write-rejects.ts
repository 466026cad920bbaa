import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { charsetOf, type LineEnds } from '../extract/charset/charset.ts';
import { toDelivered } from '../extract/charset/to-delivered.ts';
import type { Fault } from '../fault/fault.ts';
import { lineOf, partOf } from '../model/row-position.ts';
import { reasonLine, reasonsHead } from '../report/reasons.ts';
import { rejectFiles, type RejectFile } from './reject-files.ts';
import { rejectForm } from './reject-form.ts';
import { prepareRejectFile, rejectRows } from './reject-rows.ts';
import type { RunContext } from './run-context.ts';

type RejectStore = Pick<RunContext, 'db' | 'job' | 'directory' | 'parts'>;

/**
 * Writes `rejects/<table>.raw` (the delivered header, then every rejected row, readable again by the same
 * declaration) and `rejects/<table>.reasons.csv` beside it, in order of the lines. Tables without rejects get none.
 */
export function writeRejects(context: RejectStore): string[] {
  return rejectFiles(context.job).flatMap((file) => writeFile(context, file));
}

function writeFile(context: RejectStore, file: RejectFile): string[] {
  const { db, directory, parts } = context;
  const frame = prepareRejectFile(db, file);
  if (frame === undefined) return [];
  const encoding = frame.byteOrder ?? file.tables[0]?.encoding ?? 'utf-8';
  const raw = openSync(join(directory.staging, 'rejects', `${file.name}.raw`), 'w', 0o600);
  const reasons = openSync(join(directory.staging, 'rejects', `${file.name}.reasons.csv`), 'w', 0o600);
  // On a descriptor `writeFileSync` goes on until all is written; `writeSync` may stop short.
  const write = (bytes: Buffer): void => writeFileSync(raw, toDelivered(bytes, encoding));
  try {
    const { lineEnds } = charsetOf(encoding);
    const ending = endingOf(file, frame.header);
    /** Line of the row last written when that row has no line end: the file's last one, or a part of a longer line. */
    let open: number | undefined;
    if (frame.header !== undefined) write(frame.header);
    writeFileSync(reasons, reasonsHead);
    const form = rejectForm(file, frame.header);
    for (const row of rejectRows(db, file)) {
      const written = form(row);
      if (written !== undefined) {
        if (open !== undefined && open !== row.line) write(ending);
        write(written);
        open = ending.length === 0 || isLineEnd(written.at(-1), lineEnds) ? undefined : row.line;
      }
      if (row.fault === null) continue;
      const place = { table: row.table, file: parts[partOf(row.line)]?.file ?? '', line: lineOf(row.line) };
      writeFileSync(reasons, reasonLine(place, row.key ?? '', parseFault(row.fault)));
    }
    if (open !== undefined) write(ending);
    if (frame.footer !== undefined) write(frame.footer);
    fsyncSync(raw);
    fsyncSync(reasons);
  } finally {
    closeSync(raw);
    closeSync(reasons);
  }
  return [`rejects/${file.name}.raw`, `rejects/${file.name}.reasons.csv`];
}

const LF = 0x0a;
const CR = 0x0d;

function isLineEnd(byte: number | undefined, { feed, return: back, next }: LineEnds): boolean {
  return byte === feed || byte === back || byte === next;
}

/** What ends a row that was the last of its file without a line end; nothing where records have none. */
function endingOf({ tables }: RejectFile, header: Buffer | undefined): Buffer {
  const { format, encoding } = tables[0] ?? {};
  if (format?.kind === 'xml' || (format?.kind === 'fixed' && format.separator === 'none'))
    return Buffer.alloc(0);
  if (header?.at(-1) === CR) return Buffer.of(CR);
  if (header?.at(-2) === CR) return Buffer.of(CR, LF);
  const { feed, next } = charsetOf(encoding ?? 'utf-8').lineEnds;
  return Buffer.of(next < 0 ? feed : next);
}

/** A fault as run.db keeps it; it was written by this program from a `Fault`. */
export function parseFault(json: string): Fault {
  return JSON.parse(json) as Fault;
}
