import type { StopAction } from '../job/notice-plan.ts';
import { lineInFile } from '../store/row-place.ts';
import type { RunContext } from './run-context.ts';

/** What a hit of a stop says that was done. */
const EFFECTS = {
  suppress: 'suppressed',
  hand: 'by-hand',
  warn: 'told',
  'no-messages': 'no-messages',
} as const satisfies Record<StopAction, string>;

const BY_ACCOUNT = `
SELECT n.notice, r.recipient FROM notice n JOIN recipient r ON r.account = n.account
WHERE n.list = @list AND r.fault IS NULL`;

/** The account has an address at the place that is named. */
const THERE = `EXISTS (SELECT 1 FROM temp.recipient_key k
  WHERE k.recipient = r.recipient AND k.scope = 'place' AND k.key = n.who AND (k.final = 1 OR @final = 0))`;

const BY_ACCOUNT_AND_PLACE = `${BY_ACCOUNT} AND ${THERE}`;

const ACCOUNT_ELSEWHERE = `${BY_ACCOUNT} AND n.who IS NOT NULL AND NOT ${THERE}`;

/** Who has died or objects is known by the old address as well; where mail came back from counts only while it goes there. */
const BY_NAME = `
SELECT DISTINCT n.notice, k.recipient FROM notice n
JOIN temp.recipient_key k ON k.key = n.who AND k.scope = @scope AND (k.final = 1 OR @final = 0)
WHERE n.list = @list`;

/** Notes in run.db whom the job's stops are about and what is done; moves must be applied. */
export function takeStops({ db, job }: Pick<RunContext, 'db' | 'job'>): void {
  for (const [list, plan] of job.notices.entries()) {
    if (plan.kind === 'moves') continue;
    const { account, address, scope, action, kind } = plan;
    const found = account === undefined ? BY_NAME : address === undefined ? BY_ACCOUNT : BY_ACCOUNT_AND_PLACE;
    const values = {
      list,
      ...(account === undefined ? { scope } : {}),
      ...(address === undefined ? {} : { final: kind === 'returned' ? 1 : 0 }),
    };
    const hit = (sql: string, effect: string): void =>
      void db
        .prepare(
          `INSERT INTO notice_hit (notice, recipient, effect) SELECT notice, recipient, @effect FROM (${sql})`,
        )
        .run({ ...values, effect });
    hit(found, EFFECTS[action]);
    db.prepare(
      `INSERT OR IGNORE INTO stop (recipient, action, notice)
       SELECT recipient, @action, min(notice) FROM (${found}) GROUP BY recipient`,
    ).run({ ...values, action });
    if (account !== undefined && address !== undefined) hit(ACCOUNT_ELSEWHERE, 'elsewhere');
  }
}

/** Documents that a stop is about, with the fault that says so. */
const STOPPED = `
FROM stop s JOIN notice n ON n.notice = s.notice JOIN notice_list l ON l.list = n.list
JOIN recipient r ON r.recipient = s.recipient JOIN document d ON d.account = r.account
WHERE s.action = @action AND NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = d.document)`;

/** SQL of the fault of a stop as JSON; `document`: of the document's number. */
function stopFault(code: string, document: string): string {
  return `json_object('code', '${code}', 'found', r.account, 'values', json_object('list', l.name, 'why',
    CASE l.kind WHEN 'deceased' THEN 'deceased' WHEN 'objectors' THEN 'an objector to advertising'
                ELSE 'at an address that mail came back from' END),
  'place', json_object('file', l.file, 'line', ${lineInFile('n.line')}, 'account', r.account, 'document', ${document}))`;
}

/** Gives the documents that are not to be produced their fate, and tells of those that the job only wants told. */
export function stopDocuments({ db }: Pick<RunContext, 'db'>): void {
  if (db.prepare('SELECT 1 FROM stop LIMIT 1').get() === undefined) return;
  const stopped = stopFault('address.stopped', 'd.key');
  const warn = `INSERT INTO warning (stage, code, fault) SELECT 'order',`;
  db.prepare(`${warn} 'address.stopped', ${stopped} ${STOPPED}`).run({ action: 'suppress' });
  db.prepare(
    `INSERT INTO fate (document, fate, code, fault) SELECT d.document, 'suppressed', 'address.stopped', ${stopped} ${STOPPED}`,
  ).run({ action: 'suppress' });
  const told = stopFault('address.stop-told', 'd.key');
  db.prepare(`${warn} 'address.stop-told', ${told} ${STOPPED}`).run({ action: 'warn' });
}

/** Documents of who objects to advertising go out without messages, and without inserts that are advertising. */
export function withholdMessages({ db, job }: Pick<RunContext, 'db' | 'job'>): void {
  const needed = job.inserts.reduce((bits, { advertising }, i) => (advertising ? bits : bits | (1 << i)), 0);
  db.prepare(
    `UPDATE composed SET eligible = 0, inserts = inserts & ? WHERE (eligible <> 0 OR inserts <> 0) AND document IN (
       SELECT d.document FROM stop s JOIN recipient r ON r.recipient = s.recipient JOIN document d ON d.account = r.account
       WHERE s.action = 'no-messages')`,
  ).run(needed);
}

/** SQL of the fault for which a document goes to hand work by a stop, as JSON; null for all others. */
export function stoppedByHand(db: RunContext['db'], document: string): string {
  if (db.prepare("SELECT 1 FROM stop WHERE action = 'hand' LIMIT 1").get() === undefined) return 'NULL';
  return `(SELECT ${stopFault('address.stop-by-hand', 'd.key')}
    FROM document d JOIN recipient r ON r.account = d.account AND r.fault IS NULL
    JOIN stop s ON s.recipient = r.recipient AND s.action = 'hand'
    JOIN notice n ON n.notice = s.notice JOIN notice_list l ON l.list = n.list WHERE d.document = ${document})`;
}
