import { applyNotices } from './notices-apply.ts';
import { takeMovesByAccount } from './notices-moves.ts';
import { lineInFile, placeArguments } from '../store/row-place.ts';
import { pagesInOrder } from '../store/rows-in-order.ts';
import { inOrder } from '../worker/in-order.ts';
import type { AddressResult } from '../worker/protocol.ts';
import { compileMovedPlace } from './moved-place.ts';
import { checkSignal, type RunContext } from './run-context.ts';
import { tidyWithRetry, type RecipientRow } from './tidy-retry.ts';

const CHUNK_ROWS = 2000;

const COPIES = `account IN (SELECT account FROM recipient GROUP BY account HAVING count(*) > 1)`;
const FIRST_LINE = lineInFile('(SELECT min(r.line) FROM recipient r WHERE r.account = recipient.account)');
const FIRST = '(SELECT min(r.recipient) FROM recipient r WHERE r.account = recipient.account)';
const PLACE = `json_object(${placeArguments('line')}, 'field', @key, 'account', account)`;

/** Rows of one account that differ: which of them is true cannot be told, and a guess may write to a stranger. */
const DIFFERING = `
UPDATE recipient SET fault = json_object('code', 'extract.recipient-differs', 'found', account, 'place', ${PLACE},
  'values', json_object('first', CAST(${FIRST_LINE} AS TEXT)))
WHERE fault IS NULL AND ${COPIES} AND account IN (
  SELECT account FROM recipient WHERE ${COPIES}
  GROUP BY account HAVING count(DISTINCT rtrim(CAST(raw AS TEXT), char(13, 10))) > 1)`;

/** A further row of an account that says the same: the first counts. */
const DOUBLED = `
UPDATE recipient SET fault = json_object('code', 'extract.recipient-doubled', 'found', account, 'place', ${PLACE},
  'values', json_object('first', CAST(${FIRST_LINE} AS TEXT)))
WHERE fault IS NULL AND ${COPIES} AND recipient > ${FIRST}`;

const FORGET_FAULTS = `
UPDATE recipient SET fault = NULL WHERE fault IS NOT NULL AND json_extract(fault, '$.code') LIKE 'address.%'`;

/** Recipients by rank: stream, then the post's order, then account. */
const IN_POSTAL_ORDER = `
INSERT INTO address (recipient, stream, match_key, country, grade, hand, account, line, raw, address, parts, changes, doubts)
SELECT t.recipient, t.stream, t.match_key, t.country, t.grade, t.hand, r.account, r.line, r.raw, t.address, t.parts,
  t.changes, t.doubts
FROM tidied t CROSS JOIN recipient r ON r.recipient = t.recipient ORDER BY t.stream, t.sort_key, r.account`;

/** Tidies all recipients' addresses on the workers; rows that cannot be written to get their fault. */
export async function tidyAddresses(context: RunContext): Promise<void> {
  const { db, job, pool, clock, observer, facts } = context;
  if (facts.isDone('address')) return;
  const table = job.extract.recipients;
  const total = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM recipient').get()?.n ?? 0;
  const insert = db.prepare(
    `INSERT OR REPLACE INTO tidied (recipient, stream, sort_key, match_key, country, grade, hand, address, parts, changes, doubts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const identify = db.prepare(
    'INSERT OR REPLACE INTO match_record (recipient, record, changed) VALUES (?, ?, ?)',
  );
  const reject = db.prepare('UPDATE recipient SET fault = ? WHERE recipient = ?');
  const forget = db.prepare('DELETE FROM tidied WHERE recipient = ?');
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('address', ?, ?)");
  const deliver = db.prepare('UPDATE moved SET delivered_key = ? WHERE recipient = ?');
  const placed = compileMovedPlace(context);
  const store = db.transaction((result: AddressResult) => {
    let at = 0;
    const next = (length: number): Uint8Array | null => {
      at += length;
      return length === 0 ? null : result.bytes.subarray(at - length, at);
    };
    for (const row of result.addresses) {
      const { recipient, stream, sortKey, matchKey, country, grade } = row;
      const json = [row.addressBytes, row.partsBytes, row.changesBytes, row.doubtsBytes].map(next);
      insert.run(recipient, stream, sortKey, matchKey, country, grade, row.hand ? 1 : 0, ...json);
      if (row.deliveredKey !== undefined) deliver.run(row.deliveredKey, recipient);
      if (row.identity !== undefined)
        identify.run(recipient, row.identity.record, row.identity.changed ?? null);
    }
    for (const row of result.rejected) {
      reject.run(JSON.stringify(placed(row.fault)), row.recipient);
      // As delivered it could be written to; where its recipient has moved to it cannot.
      forget.run(row.recipient);
    }
    for (const fault of result.warnings) warn.run(fault.code, JSON.stringify(placed(fault)));
  });
  db.transaction(() => {
    for (const name of ['tidied', 'address', 'match_record']) db.prepare(`DELETE FROM ${name}`).run();
    // Those of reading stay: a resumed run does not read again.
    db.prepare("DELETE FROM warning WHERE stage NOT IN ('extract', 'notices')").run();
    // What an attempt before said of a recipient counts no more.
    db.prepare(FORGET_FAULTS).run();
    for (const sql of [DIFFERING, DOUBLED]) db.prepare(sql).run({ key: table.key ?? '' });
    takeMovesByAccount(context);
  })();
  let done = 0;
  const tidy = async (rows: Iterable<readonly RecipientRow[]>): Promise<void> => {
    for await (const result of inOrder(rows, pool.window, (each) =>
      tidyWithRetry(pool, each, context.parts),
    )) {
      checkSignal(context);
      store(result);
      const count = result.addresses.length + result.rejected.length;
      done += count;
      clock.count('address', count);
      observer.progress('address', done, total);
    }
  };
  await tidy(chunks(context));
  await applyNotices(context, tidy);
  db.transaction(() => {
    db.prepare(IN_POSTAL_ORDER).run();
    db.exec('DROP TABLE tidied; CREATE INDEX address_account ON address (account)');
    facts.markDone('address');
  })();
}

function chunks({ db }: RunContext): Iterable<readonly RecipientRow[]> {
  const page = db.prepare<[number, number], RecipientRow>(
    `SELECT r.recipient, r.account, r.line, r.raw, n.moved_to AS moved
     FROM recipient r LEFT JOIN moved m ON m.recipient = r.recipient LEFT JOIN notice n ON n.notice = m.notice
     WHERE r.recipient > ? AND r.fault IS NULL ORDER BY r.recipient LIMIT ?`,
  );
  return pagesInOrder(
    (last) => page.all(last, CHUNK_ROWS),
    ({ recipient }) => recipient,
  );
}
