import { detailTablesOf } from '../job/tables-of.ts';
import type { RunContext } from './run-context.ts';

/** Detail rows of all tables that are neither printed, suppressed, set aside nor among the rejects so far. */
export function detailsMissing({ db, job }: Pick<RunContext, 'db' | 'job'>): number {
  const tables = JSON.stringify(detailTablesOf(job.extract).map(({ name }) => name));
  const count = (sql: string, ...values: string[]): number =>
    db.prepare<string[], { n: number | null }>(sql).get(...values)?.n ?? 0;
  const among = '(SELECT value FROM json_each(?))';
  const read = count(`SELECT sum(records) AS n FROM input WHERE name IN ${among}`, tables);
  const printed = count('SELECT sum(details) AS n FROM composed');
  const suppressed = count(
    `SELECT sum(t.rows) AS n FROM (SELECT DISTINCT d.key FROM fate f JOIN document d ON d.document = f.document
     WHERE f.fate = 'suppressed') s JOIN detail_run t ON t.parent = s.key WHERE t.fault IS NULL`,
  );
  const aside = count('SELECT count(*) AS n FROM aside');
  const rejected = count(`SELECT count(*) AS n FROM reject WHERE table_name IN ${among}`, tables);
  const stray = count(`SELECT count(*) AS n FROM stray_row WHERE table_name IN ${among}`, tables);
  return read + stray - printed - suppressed - aside - rejected;
}
