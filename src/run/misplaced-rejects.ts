import { detailTablesOf } from '../job/tables-of.ts';
import type { RunContext } from './run-context.ts';

const REJECTED = "('rejected', 'duplicate')";

/** Documents whose own row is not in the rejects just as often as their fate says: once when they are not produced, else never. */
const HEADERS = `
SELECT count(*) AS n FROM (
  SELECT document FROM (
    SELECT document, 1 AS n FROM fate WHERE fate IN ${REJECTED}
    UNION ALL SELECT document, -1 FROM reject WHERE table_name = ? AND document IS NOT NULL)
  GROUP BY document HAVING sum(n) <> 0)`;

/**
 * Documents that have not as many detail rows in the rejects as they should: the first document of a number all rows of
 * that number when none of its documents is printed or suppressed, a copy the rows that were held back with it.
 */
const DETAILS = `
SELECT count(*) AS n FROM (
  SELECT document FROM (
    SELECT f.document, t.rows AS n FROM fate f CROSS JOIN document d ON d.document = f.document
    CROSS JOIN detail_run t ON t.parent = d.key
    WHERE f.fate IN ${REJECTED}
      AND NOT EXISTS (SELECT 1 FROM document e WHERE e.key = d.key AND e.document < d.document)
      AND NOT EXISTS (SELECT 1 FROM document e JOIN fate g ON g.document = e.document
                      WHERE e.key = d.key AND g.fate NOT IN ${REJECTED})
    UNION ALL SELECT document, 1 FROM held_row
    UNION ALL SELECT document, -1 FROM reject
    WHERE table_name IN (SELECT value FROM json_each(?)) AND document IS NOT NULL)
  GROUP BY document HAVING sum(n) <> 0)`;

/** Documents whose rows in the rejects are not those that their fate says; 0 each in a run that balances. */
export function misplacedRejects({ db, job }: Pick<RunContext, 'db' | 'job'>): {
  readonly headers: number;
  readonly details: number;
} {
  const count = (sql: string, table: string): number =>
    db.prepare<[string], { n: number }>(sql).get(table)?.n ?? 0;
  const { documents } = job.extract;
  const details = JSON.stringify(detailTablesOf(job.extract).map(({ name }) => name));
  return { headers: count(HEADERS, documents.name), details: count(DETAILS, details) };
}
