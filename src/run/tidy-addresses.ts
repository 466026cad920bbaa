import { lineInFile, placeArguments } from '../store/row-place.ts';
import { pagesInOrder } from '../store/rows-in-order.ts';
import { inOrder } from '../worker/in-order.ts';
import type { AddressResult } from '../worker/protocol.ts';
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

/** Recipients by rank: stream, then the post's order, then account. */
const IN_POSTAL_ORDER = `
INSERT INTO address (recipient, stream, match_key, country, grade, corrected, account, line, raw, address)
SELECT t.recipient, t.stream, t.match_key, t.country, t.grade, t.corrected, r.account, r.line, r.raw, t.address
FROM tidied t CROSS JOIN recipient r ON r.recipient = t.recipient ORDER BY t.stream, t.sort_key, r.account`;

/** Tidies all recipients' addresses on the workers; rows that cannot be written to get their fault. */
export async function tidyAddresses(context: RunContext): Promise<void> {
  const { db, job, pool, clock, observer, facts } = context;
  if (facts.isDone('address')) return;
  const table = job.extract.recipients;
  const total = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM recipient').get()?.n ?? 0;
  const insert = db.prepare(
    `INSERT INTO tidied (recipient, stream, sort_key, match_key, country, grade, corrected, address)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const reject = db.prepare('UPDATE recipient SET fault = ? WHERE recipient = ?');
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('address', ?, ?)");
  const store = db.transaction((result: AddressResult) => {
    let at = 0;
    for (const row of result.addresses) {
      const address = result.bytes.subarray(at, at + row.addressBytes);
      const { recipient, stream, sortKey, matchKey, country, grade } = row;
      insert.run(recipient, stream, sortKey, matchKey, country, grade, row.corrected ? 1 : 0, address);
      at += row.addressBytes;
    }
    for (const row of result.rejected) reject.run(JSON.stringify(row.fault), row.recipient);
    for (const fault of result.warnings) warn.run(fault.code, JSON.stringify(fault));
  });
  db.transaction(() => {
    for (const name of ['tidied', 'address']) db.prepare(`DELETE FROM ${name}`).run();
    // Those of reading stay: a resumed run does not read again.
    db.prepare("DELETE FROM warning WHERE stage <> 'extract'").run();
    for (const sql of [DIFFERING, DOUBLED]) db.prepare(sql).run({ key: table.key ?? '' });
  })();
  let done = 0;
  const results = inOrder(chunks(context), pool.window, (rows) => tidyWithRetry(pool, rows, context.parts));
  for await (const result of results) {
    checkSignal(context);
    store(result);
    const rows = result.addresses.length + result.rejected.length;
    done += rows;
    clock.count('address', rows);
    observer.progress('address', done, total);
  }
  db.transaction(() => {
    db.prepare(IN_POSTAL_ORDER).run();
    db.exec('DROP TABLE tidied; CREATE INDEX address_account ON address (account)');
    facts.markDone('address');
  })();
}

function chunks({ db }: RunContext): Iterable<readonly RecipientRow[]> {
  const page = db.prepare<[number, number], RecipientRow>(
    'SELECT recipient, account, line, raw FROM recipient WHERE recipient > ? AND fault IS NULL ORDER BY recipient LIMIT ?',
  );
  return pagesInOrder(
    (last) => page.all(last, CHUNK_ROWS),
    ({ recipient }) => recipient,
  );
}
