import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Job } from '../../src/job/job.ts';
import { mailTogether } from '../../src/run/mail-together.ts';
import { runSchema } from '../../src/store/run-schema.ts';
import { tinyJob } from '../compose/tiny-job.ts';

interface Member {
  readonly account: string;
  readonly grade: string;
  readonly changed?: string;
  /** Whether it has a document that is produced. */
  readonly produced?: boolean;
}

/** Account → the account whose address its documents go to, of recipients that are one. */
function mailedTo(members: readonly Member[], group: 'account' | 'recipient' = 'recipient') {
  const db = new Database(':memory:');
  db.exec(runSchema);
  const put = (sql: string, ...values: (string | number | null)[]): void =>
    void db.prepare(sql).run(...values);
  members.forEach(({ account, grade, changed, produced = true }, i) => {
    const recipient = i + 1;
    put(
      'INSERT INTO recipient (recipient, account, line, raw) VALUES (?, ?, ?, ?)',
      recipient,
      account,
      i,
      '',
    );
    put(
      `INSERT INTO address (recipient, stream, match_key, country, grade, hand, account, line, raw, address, parts)
       VALUES (?, 0, '', 'DE', ?, 0, ?, ?, '', '', '')`,
      recipient,
      grade,
      account,
      i,
    );
    put(
      "INSERT INTO match_record (recipient, record, changed) VALUES (?, '[]', ?)",
      recipient,
      changed ?? null,
    );
    put('INSERT INTO recipient_cluster (cluster, recipient, score) VALUES (1, ?, 1)', recipient);
    put(
      "INSERT INTO document (document, key, account, line, raw) VALUES (?, ?, ?, 0, '')",
      i,
      `D${i}`,
      account,
    );
    if (!produced) put("INSERT INTO fate (document, fate) VALUES (?, 'rejected')", i);
  });
  const job: Job = tinyJob();
  const any = mailTogether({ db, job: { ...job, mailpiece: { ...job.mailpiece, group } } });
  if (!any) return {};
  const rows = db
    .prepare<[], { account: string; other: string }>(
      `SELECT a.account, m.account AS other FROM temp.mailed_to t
       JOIN address a ON a.rank = t.rank JOIN address m ON m.rank = t.mail_rank ORDER BY a.account`,
    )
    .all();
  db.close();
  return Object.fromEntries(rows.map(({ account, other }) => [account, other]));
}

test('documents go to the address of the best grade', () => {
  const members = [
    { account: 'A', grade: 'doubtful', changed: '2024-01-01' },
    { account: 'B', grade: 'corrected' },
    { account: 'C', grade: 'undeliverable' },
  ];
  expect(mailedTo(members)).toEqual({ A: 'B', B: 'B', C: 'B' });
  expect(mailedTo([...members, { account: 'D', grade: 'valid' }])).toMatchObject({ A: 'D', B: 'D' });
});

test('of equally good ones to the one that was changed last, then to the lowest account', () => {
  const old = { account: 'A', grade: 'valid', changed: '2019-12-31' };
  expect(mailedTo([old, { account: 'B', grade: 'valid', changed: '2020-01-01' }])).toEqual({
    A: 'B',
    B: 'B',
  });
  expect(mailedTo([{ account: 'B', grade: 'valid' }, old])).toEqual({ A: 'A', B: 'A' });
  expect(
    mailedTo([
      { account: 'B2', grade: 'valid' },
      { account: 'B10', grade: 'valid' },
    ]),
  ).toMatchObject({
    B2: 'B10',
  });
});

test('an account without a document does not count, nor does anybody where envelopes are made by account', () => {
  const members = [
    { account: 'A', grade: 'valid', produced: false },
    { account: 'B', grade: 'doubtful' },
    { account: 'C', grade: 'doubtful' },
  ];
  expect(mailedTo(members)).toEqual({ B: 'B', C: 'B' });
  expect(mailedTo(members, 'account')).toEqual({});
});
