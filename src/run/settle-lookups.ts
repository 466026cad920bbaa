import { placeArguments } from '../store/row-place.ts';
import type { RunContext } from './run-context.ts';

const KEYS =
  'SELECT table_name, key FROM lookup_row WHERE fault IS NULL GROUP BY table_name, key HAVING count(*) > 1';

const FAULT = `json_object('code', 'extract.lookup-doubled', 'found', key, 'place', json_object(${placeArguments('line')}),
  'values', json_object('table', table_name))`;

/** Which of several rows that differ is true cannot be told: none counts, and documents that need it are rejected. */
const DIFFERING = `
UPDATE lookup_row SET fault = ${FAULT}
WHERE fault IS NULL AND (table_name, key) IN (${KEYS} AND count(DISTINCT rtrim(CAST(raw AS TEXT), char(13, 10))) > 1)`;

const DOUBLED = `
UPDATE lookup_row SET fault = ${FAULT}
WHERE fault IS NULL AND (table_name, key) IN (${KEYS})
  AND rowid > (SELECT min(l.rowid) FROM lookup_row l WHERE l.table_name = lookup_row.table_name AND l.key = lookup_row.key)`;

/** Makes rows of lookup tables findable by their key; a key that stands in several rows is a fault of them. */
export function settleLookups({ db, job }: Pick<RunContext, 'db' | 'job'>): void {
  if (job.extract.lookups.length === 0) return;
  db.transaction(() => {
    db.exec('CREATE INDEX IF NOT EXISTS lookup_key ON lookup_row (table_name, key)');
    for (const sql of [DIFFERING, DOUBLED]) db.prepare(sql).run();
  })();
}
