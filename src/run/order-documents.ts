import type { Connection } from '../store/run-database.ts';
import { lineInFile, placeArguments } from '../store/row-place.ts';
import { indexForRejects } from '../store/run-schema.ts';
import { composeOrder } from './compose-order.ts';
import { holdReleased } from './hold-released.ts';
import { mailTogether } from './mail-together.ts';
import { stopDocuments } from './notices-stops.ts';
import { rejectProduced } from './reject-produced.ts';
import type { RunContext } from './run-context.ts';

/** What becomes of a document that never reaches a worker. */
const UNKNOWN_ACCOUNT = `
INSERT INTO fate (document, fate, code, fault)
SELECT d.document, @fate, @code,
       json_object('code', @code, 'found', d.account, 'values', json_object('parent', @recipients),
         'place', json_object(${placeArguments('d.line')}, 'field', @on, 'account', d.account, 'document', d.key))
FROM document d
WHERE NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = d.document)
  AND NOT EXISTS (SELECT 1 FROM recipient r WHERE r.account = d.account)`;

/** The account is there but cannot be written to: its fault is the root cause of all its documents' rejection. */
const REJECTED_ACCOUNT = `
INSERT INTO fate (document, fate, code, fault)
SELECT d.document, 'rejected', json_extract(r.fault, '$.code'), r.fault
FROM document d JOIN recipient r ON r.account = d.account
WHERE r.fault IS NOT NULL AND NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = d.document)
  AND r.recipient = (SELECT min(q.recipient) FROM recipient q WHERE q.account = d.account)`;

/** Documents set aside because their account is not there, where the job wants that told. */
const TELL_ASIDE = `
INSERT INTO warning (stage, code, fault) SELECT 'order', code, fault FROM fate WHERE code = 'extract.parent-aside'`;

const DAMAGED_ROW = `
INSERT INTO fate (document, fate, code, fault)
SELECT document, 'rejected', json_extract(fault, '$.code'), fault FROM document WHERE fault IS NOT NULL`;

/** Rows of one document for several accounts: whose it is cannot be told, whichever of the accounts is known. */
const KEY_CONFLICT = `
INSERT INTO fate (document, fate, code, fault)
SELECT d.document, 'rejected', 'extract.document-key-conflict',
       json_object('code', 'extract.document-key-conflict', 'found', d.key,
         'values', json_object('times', CAST(c.times AS TEXT), 'first', CAST(${lineInFile('c.first')} AS TEXT)),
         'place', json_object(${placeArguments('d.line')}, 'account', d.account, 'document', d.key))
FROM document d
JOIN (SELECT key, count(*) AS times, min(line) AS first FROM document WHERE fault IS NULL
      GROUP BY key HAVING count(*) > 1 AND min(account) <> max(account)) c ON c.key = d.key
WHERE NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = d.document)`;

/** A damaged detail row that still names its document is the root cause of that document's rejection. */
const DAMAGED_DETAIL = `
INSERT INTO fate (document, fate, code, fault)
SELECT d.document, 'rejected', json_extract(t.fault, '$.code'), t.fault
FROM document d JOIN detail_run t ON t.id =
  (SELECT id FROM detail_run u WHERE u.parent = d.key AND u.fault IS NOT NULL ORDER BY u.line LIMIT 1)
WHERE d.key IN (SELECT parent FROM detail_run WHERE fault IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = d.document)`;

/** The details of all ordered documents, brought into the same order: read and sorted once instead of looked up. */
const DETAILS = `
INSERT INTO compose_detail (seq, line, rows, raw, cuts, refs)
SELECT o.seq, t.line, t.rows, t.raw, t.cuts, t.refs
FROM detail_run t CROSS JOIN compose_order o ON o.key = t.parent
WHERE t.fault IS NULL ORDER BY o.seq, t.line`;

/** Copies share the fate of a first row that never reaches a worker. */
const COPIES_OF_REJECTED = `
INSERT INTO fate (document, fate, code, fault)
SELECT d.document, 'rejected', f.code, f.fault
FROM document d
JOIN (SELECT key, min(document) AS document FROM document WHERE fault IS NULL GROUP BY key HAVING count(*) > 1) k
  ON k.key = d.key AND k.document <> d.document
JOIN fate f ON f.document = k.document
WHERE d.fault IS NULL AND NOT EXISTS (SELECT 1 FROM fate g WHERE g.document = d.document)`;

const BEYOND_LIMIT = `
INSERT INTO fate (document, fate)
SELECT d.document, 'suppressed' FROM compose_order o JOIN document d ON d.key = o.key
WHERE o.seq > @limit AND d.fault IS NULL AND NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = d.document)`;

/** Decides which documents go to composition and in which order. Returns how many. */
export function orderDocuments(context: RunContext): number {
  const { db, facts, job, limit } = context;
  if (!facts.isDone('order')) {
    db.transaction(() => {
      const documents = job.extract.documents;
      rejectDamaged(context);
      rejectProduced(context);
      holdReleased(context);
      const some = (sql: string): boolean => isThere(db, sql);
      const doubled = some('document WHERE fault IS NULL GROUP BY key HAVING count(*) > 1');
      if (doubled) db.prepare(KEY_CONFLICT).run();
      db.prepare(UNKNOWN_ACCOUNT).run({
        on: documents.on ?? '',
        recipients: job.extract.recipients.name,
        ...(documents.orphans === 'reject'
          ? { fate: 'rejected', code: 'extract.parent-unknown' }
          : { fate: 'suppressed', code: 'extract.parent-aside' }),
      });
      if (documents.orphans === 'warn') db.prepare(TELL_ASIDE).run();
      if (some('recipient WHERE fault IS NOT NULL')) db.prepare(REJECTED_ACCOUNT).run();
      stopDocuments(context);
      if (doubled) db.prepare(COPIES_OF_REJECTED).run();
      const together = mailTogether(context);
      db.prepare(composeOrder({ doubled, together, by: job.mailpiece.order })).run();
      db.exec('CREATE INDEX compose_order_key ON compose_order (key)');
      db.prepare(DETAILS).run();
      if (limit !== undefined) db.prepare(BEYOND_LIMIT).run({ limit });
      facts.markDone('order');
    })();
  }
  const row = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM compose_order').get();
  return Math.min(row?.n ?? 0, limit ?? Infinity);
}

/** The first fates of all: documents with a damaged row. A run that stops before the order is made knows these only. */
export function rejectDamaged({ db }: Pick<RunContext, 'db'>): void {
  db.prepare('DELETE FROM fate').run();
  db.prepare(DAMAGED_ROW).run();
  if (!isThere(db, 'detail_run WHERE fault IS NOT NULL')) return;
  db.exec(indexForRejects);
  db.prepare(DAMAGED_DETAIL).run();
}

function isThere(db: Connection, sql: string): boolean {
  return db.prepare(`SELECT 1 FROM ${sql} LIMIT 1`).get() !== undefined;
}
