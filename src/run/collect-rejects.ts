import type { Fault, Place } from '../fault/fault.ts';
import { detailTablesOf } from '../job/tables-of.ts';
import { partOf, placeOf } from '../model/row-position.ts';
import { partIn } from '../store/row-place.ts';
import { indexForRejects } from '../store/run-schema.ts';
import { detailsMissing } from './count-details.ts';
import { readCuts } from './detail-cuts.ts';
import type { RunContext } from './run-context.ts';
import { setOrphansAside } from './set-aside.ts';

interface RejectedRun {
  readonly id: number;
  readonly line: number;
  readonly key: string | null;
  readonly document: number | null;
  readonly code: string;
  readonly fault: string;
  readonly raw: Buffer;
  readonly cuts: Buffer | null;
  /** Only the row in this line, when the run's other rows are printed. */
  readonly only: number | null;
}

/** Runs that are cut open at a time: memory stays flat even when a whole extract is rejected. */
const PAGE = 2000;

const INTO = 'INSERT INTO reject (table_name, line, key, document, code, fault, raw)';

const RECIPIENTS = `${INTO}
SELECT @table, line, account, NULL, json_extract(fault, '$.code'), fault, raw FROM recipient WHERE fault IS NOT NULL`;

const DOCUMENTS = `${INTO}
SELECT @table, d.line, d.key, d.document, f.code, f.fault, d.raw
FROM fate f JOIN document d ON d.document = f.document WHERE f.fate IN ('rejected', 'duplicate')`;

const STRAY = `${INTO}
SELECT table_name, line, NULL, NULL, json_extract(fault, '$.code'), fault, raw FROM stray_row ORDER BY rowid`;

/**
 * Details of documents none of whose copies is printed, and damaged rows that name no document. A damaged row is
 * rejected for its own damage, the others for what befell their document. Held rows stand inside runs whose
 * other rows are printed: of the run that a line falls into only that line is taken.
 */
const RUNS = `
CREATE TEMP TABLE rejected_run AS
SELECT t.id, f.document, coalesce(json_extract(t.fault, '$.code'), f.code) AS code, coalesce(t.fault, f.fault) AS fault,
       NULL AS only
FROM fate f JOIN document d ON d.document = f.document JOIN detail_run t ON t.parent = d.key
WHERE f.fate IN ('rejected', 'duplicate')
  AND d.document = (SELECT min(document) FROM document e WHERE e.key = d.key)
  AND NOT EXISTS (SELECT 1 FROM document e JOIN fate g ON g.document = e.document
                  WHERE e.key = d.key AND g.fate NOT IN ('rejected', 'duplicate'))
UNION ALL
SELECT t.id, NULL, json_extract(t.fault, '$.code'), t.fault, NULL FROM detail_run t
WHERE t.fault IS NOT NULL AND (t.parent IS NULL OR NOT EXISTS (SELECT 1 FROM document d WHERE d.key = t.parent))
UNION ALL
SELECT t.id, h.document, f.code, f.fault, h.line
FROM held_row h JOIN document d ON d.document = h.document JOIN fate f ON f.document = h.document
JOIN detail_run t ON t.parent = d.key AND t.line <= h.line
WHERE t.id = (SELECT u.id FROM detail_run u WHERE u.parent = d.key AND u.line <= h.line ORDER BY u.line DESC LIMIT 1)`;

/** `@tables`: those whose orphans are rejected. */
const ORPHANS = `
CREATE TEMP TABLE rejected_run AS
SELECT t.id, NULL AS document, 'extract.detail-orphan' AS code, '' AS fault, NULL AS only
FROM detail_run t JOIN part p ON p.part = ${partIn('t.line')}
WHERE t.fault IS NULL AND p.table_name IN (SELECT value FROM json_each(@tables))
  AND NOT EXISTS (SELECT 1 FROM document d WHERE d.key = t.parent)`;

const LOOKUPS = `${INTO}
SELECT l.table_name, l.line, l.key, NULL, json_extract(l.fault, '$.code'), l.fault, l.raw FROM lookup_row l
WHERE l.fault IS NOT NULL`;

/**
 * Gathers every row that is not produced, with its root cause, byte for byte, into `reject`.
 * Orphaned details are looked for only when the count of details says that some are missing: it takes a whole scan.
 */
export function collectRejects(context: Pick<RunContext, 'db' | 'job' | 'parts'>): void {
  const { db, job } = context;
  const { recipients, documents } = job.extract;
  const some = `SELECT 1 FROM fate WHERE fate IN ('rejected', 'duplicate', 'suppressed') LIMIT 1`;
  if (db.prepare(some).get() !== undefined) db.exec(indexForRejects);
  db.transaction(() => {
    db.prepare('DELETE FROM reject').run();
    db.prepare(RECIPIENTS).run({ table: recipients.name });
    db.prepare(DOCUMENTS).run({ table: documents.name });
    db.prepare(LOOKUPS).run();
    addRuns(context, RUNS);
    // After the records, so that the parts of a line that is too long stand in their order.
    db.prepare(STRAY).run();
    if (detailsMissing(context) === 0) return;
    setOrphansAside(context);
    if (detailsMissing(context) <= 0) return;
    const strict = detailTablesOf(job.extract).filter(({ orphans }) => orphans === 'reject');
    addRuns(context, ORPHANS, { tables: JSON.stringify(strict.map(({ name }) => name)) });
  })();
}

/** Cuts the runs that `select` names into their rows. */
function addRuns(
  { db, parts }: Pick<RunContext, 'db' | 'parts'>,
  select: string,
  values: Readonly<Record<string, string>> = {},
): void {
  db.exec('DROP TABLE IF EXISTS temp.rejected_run');
  db.prepare(select).run(values);
  const insert = db.prepare(`${INTO} VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const page = db.prepare<[number, number], RejectedRun>(
    `SELECT r.rowid AS id, t.line, t.parent AS key, r.document, r.code, r.fault, t.raw, t.cuts, r.only
     FROM temp.rejected_run r JOIN detail_run t ON t.id = r.id WHERE r.rowid > ? ORDER BY r.rowid LIMIT ?`,
  );
  for (let runs = page.all(0, PAGE); runs.length > 0; runs = page.all(runs.at(-1)?.id ?? 0, PAGE)) {
    for (const run of runs) {
      const table = parts[partOf(run.line)]?.table ?? '';
      for (const { line, raw } of cutOpen(run)) {
        if (run.only !== null && run.only !== line) continue;
        const fault = run.fault === '' ? orphanFault(placeOf(parts, line), run.key ?? '') : run.fault;
        insert.run(table, line, run.key, run.document, run.code, fault, raw);
      }
    }
  }
  db.exec('DROP TABLE temp.rejected_run');
}

function orphanFault(place: Place, found: string): string {
  const fault: Fault = { code: 'extract.detail-orphan', place: { ...place, document: found }, found };
  return JSON.stringify(fault);
}

function cutOpen(run: RejectedRun): { line: number; raw: Buffer }[] {
  const rows: { line: number; raw: Buffer }[] = [];
  const cuts = readCuts(run, run.raw.byteLength);
  let at = 0;
  for (let i = 0; i < cuts.length; i += 2) {
    const length = cuts[i + 1] ?? 0;
    rows.push({ line: cuts[i] ?? 0, raw: run.raw.subarray(at, at + length) });
    at += length;
  }
  return rows;
}
