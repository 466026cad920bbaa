import type { Fault } from '../fault/fault.ts';
import type { RunContext } from './run-context.ts';

interface RejectedRow {
  readonly line: number;
  readonly key: string | null;
  readonly document: number | null;
  readonly code: string;
  readonly fault: string;
  readonly raw: Buffer;
}

interface RejectedRun extends RejectedRow {
  readonly rows: number;
  readonly cuts: Buffer | null;
}

const STRAY = `
SELECT table_name AS tableName, line, NULL AS key, NULL AS document, json_extract(fault, '$.code') AS code, fault, raw
FROM stray_row`;

const RECIPIENTS = `
SELECT line, account AS key, NULL AS document, json_extract(fault, '$.code') AS code, fault, raw
FROM recipient WHERE fault IS NOT NULL`;

const DOCUMENTS = `
SELECT d.line, d.key, d.document, f.code, f.fault, d.raw
FROM fate f JOIN document d ON d.document = f.document WHERE f.fate IN ('rejected', 'duplicate')`;

/**
 * Details of documents none of whose copies is printed, and damaged rows that name no document. A damaged row is
 * rejected for its own damage, the others for what befell their document.
 */
const DETAILS = `
SELECT t.line, t.parent AS key, f.document, coalesce(json_extract(t.fault, '$.code'), f.code) AS code,
       coalesce(t.fault, f.fault) AS fault, t.raw, t.rows, t.cuts
FROM fate f JOIN document d ON d.document = f.document JOIN detail_run t ON t.parent = d.key
WHERE f.fate IN ('rejected', 'duplicate')
  AND d.document = (SELECT min(document) FROM document e WHERE e.key = d.key)
  AND NOT EXISTS (SELECT 1 FROM document e JOIN fate g ON g.document = e.document
                  WHERE e.key = d.key AND g.fate NOT IN ('rejected', 'duplicate'))
UNION ALL
SELECT line, parent, NULL, json_extract(fault, '$.code'), fault, raw, rows, cuts FROM detail_run t
WHERE fault IS NOT NULL AND (parent IS NULL OR NOT EXISTS (SELECT 1 FROM document d WHERE d.key = t.parent))`;

const ORPHANS = `
SELECT t.line, t.parent AS key, NULL AS document, 'extract.detail-orphan' AS code, '' AS fault, t.raw, t.rows, t.cuts
FROM detail_run t
WHERE t.fault IS NULL AND NOT EXISTS (SELECT 1 FROM document d WHERE d.key = t.parent)`;

/** Held rows stand inside runs whose other rows are printed: the run that a line falls into is cut open. */
const HELD = `
SELECT h.line AS heldLine, h.document, f.code, f.fault, t.line, t.parent AS key, t.raw, t.rows, t.cuts
FROM held_row h JOIN document d ON d.document = h.document JOIN fate f ON f.document = h.document
JOIN detail_run t ON t.parent = d.key AND t.line <= h.line
WHERE t.id = (SELECT u.id FROM detail_run u WHERE u.parent = d.key AND u.line <= h.line ORDER BY u.line DESC LIMIT 1)`;

/**
 * Gathers every row that is not produced, with its root cause, byte for byte, into `reject`.
 * Orphaned details are looked for only when the count of details says that some are missing: it takes a whole scan.
 */
export function collectRejects(context: Pick<RunContext, 'db' | 'job'>): void {
  const { db, job } = context;
  const { recipients, documents, details } = job.extract;
  const insert = db.prepare(
    'INSERT INTO reject (table_name, line, key, document, code, fault, raw) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const add = (table: string, row: RejectedRow): void => {
    insert.run(table, row.line, row.key, row.document, row.code, row.fault, row.raw);
  };
  const addRun = (run: RejectedRun, only?: number): void => {
    for (const row of cutOpen(run))
      if (only === undefined || row.line === only) add(details.name, { ...run, ...row });
  };
  db.transaction(() => {
    db.prepare('DELETE FROM reject').run();
    for (const row of db.prepare<[], RejectedRow>(RECIPIENTS).all()) add(recipients.name, row);
    for (const row of db.prepare<[], RejectedRow>(DOCUMENTS).all()) add(documents.name, row);
    for (const run of db.prepare<[], RejectedRun>(DETAILS).all()) addRun(run);
    for (const run of db.prepare<[], RejectedRun & { heldLine: number }>(HELD).all())
      addRun(run, run.heldLine);
    // After the records, so that the parts of a line that is too long stand in their order.
    for (const row of db.prepare<[], RejectedRow & { tableName: string }>(STRAY).all())
      add(row.tableName, row);
    if (detailsMissing(context) > 0) {
      for (const run of db.prepare<[], RejectedRun>(ORPHANS).all()) {
        const found = run.key ?? '';
        for (const row of cutOpen(run)) {
          const place = { file: details.file, line: row.line, document: found };
          const fault: Fault = { code: 'extract.detail-orphan', place, found };
          add(details.name, { ...run, ...row, fault: JSON.stringify(fault) });
        }
      }
    }
  })();
}

/** Detail rows that are neither printed, suppressed nor among the rejects so far. */
export function detailsMissing({ db, job }: Pick<RunContext, 'db' | 'job'>): number {
  const count = (sql: string, ...values: string[]): number =>
    db.prepare<string[], { n: number | null }>(sql).get(...values)?.n ?? 0;
  const read = count('SELECT records AS n FROM input WHERE name = ?', job.extract.details.name);
  const printed = count('SELECT sum(details) AS n FROM composed');
  const suppressed = count(
    `SELECT sum(t.rows) AS n FROM fate f JOIN document d ON d.document = f.document
     JOIN detail_run t ON t.parent = d.key WHERE f.fate = 'suppressed'`,
  );
  const rejected = count('SELECT count(*) AS n FROM reject WHERE table_name = ?', job.extract.details.name);
  const stray = count('SELECT count(*) AS n FROM stray_row WHERE table_name = ?', job.extract.details.name);
  return read + stray - printed - suppressed - rejected;
}

function cutOpen(run: RejectedRun): { line: number; raw: Buffer }[] {
  if (run.cuts === null) return [{ line: run.line, raw: run.raw }];
  const rows: { line: number; raw: Buffer }[] = [];
  let at = 0;
  for (let i = 0; i + 8 <= run.cuts.byteLength; i += 8) {
    const length = run.cuts.readUInt32LE(i + 4);
    rows.push({ line: run.cuts.readUInt32LE(i), raw: run.raw.subarray(at, at + length) });
    at += length;
  }
  return rows;
}
