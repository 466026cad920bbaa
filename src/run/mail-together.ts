import type { RunContext } from './run-context.ts';

/**
 * Where the documents of one recipient's accounts go: to the address of the best grade; of these to the one that was changed
 * last (by its row, or by the move that led to it), then to the lowest account. Only accounts with a document that goes to composition count: an envelope that would
 * hold one account's documents alone goes to that account's own address.
 */
const MAILED_TO = `
CREATE TEMP TABLE mailed_to AS
SELECT rank, first_value(rank) OVER (
  PARTITION BY cluster ORDER BY good, changed DESC NULLS LAST, moved DESC, account) AS mail_rank
FROM (
  SELECT c.cluster, a.rank, a.account, v.recipient IS NOT NULL AS moved,
         nullif(max(coalesce(m.changed, ''), coalesce(n.day, '')), '') AS changed,
         CASE a.grade WHEN 'valid' THEN 0 WHEN 'corrected' THEN 1 WHEN 'doubtful' THEN 2 ELSE 3 END AS good
  FROM recipient_cluster c JOIN recipient r ON r.recipient = c.recipient JOIN address a ON a.account = r.account
  LEFT JOIN match_record m ON m.recipient = c.recipient
  LEFT JOIN moved v ON v.recipient = c.recipient LEFT JOIN notice n ON n.notice = v.notice
  WHERE r.account IN (
    SELECT d.account FROM document d WHERE NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = d.document))
)`;

/** Notes in `temp.mailed_to` which addresses' documents go to another one. Whether there are any. */
export function mailTogether({ db, job }: Pick<RunContext, 'db' | 'job'>): boolean {
  db.exec('DROP TABLE IF EXISTS temp.mailed_to');
  if (job.mailpiece.group === 'account') return false;
  db.exec(MAILED_TO);
  db.exec('CREATE UNIQUE INDEX temp.mailed_to_rank ON mailed_to (rank)');
  return db.prepare('SELECT 1 FROM temp.mailed_to LIMIT 1').get() !== undefined;
}
