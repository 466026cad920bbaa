import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { RUN, type Workbench } from '../faults/workbench.ts';
import { accountsOfPieces, matchedNight, type Added } from './matched-night.ts';
import { reportOf } from './run-files.ts';

let here: Workbench | undefined;
afterEach(() => here?.remove());

const ANGELA = 'MS.,Angela,Murphy,4927 VIRGIL STREET,# 21,Redmond,WA,98052,US,am@example.com,USD';

/** The Angela Murphy of the small extract has account AW00011063 and bill SO51431 of 2018-07-16. */
const SECOND: Added = {
  account: 'AW00000999',
  row: ANGELA,
  bills: [
    { key: 'SO90001', day: '2018-07-20' },
    { key: 'SO90002', day: '2018-07-10' },
  ],
};

async function pieceOfAngela(work: Workbench): Promise<string[]> {
  const outcome = await work.command(RUN);
  expect(outcome, outcome.stderr).toMatchObject({ exit: 0 });
  const verified = await work.command(['verify', '$RUN']);
  expect(verified, verified.stderr + verified.stdout).toMatchObject({ exit: 0 });
  const db = new Database(join(work.run, 'run.db'), { readonly: true });
  const rows = db
    .prepare<[], { piece: number; key: string }>(
      `SELECT p.piece, d.key FROM piece_document p JOIN document d ON d.document = p.document
       WHERE d.account IN ('AW00011063', 'AW00000999') ORDER BY p.piece, p.position`,
    )
    .all();
  db.close();
  return rows.map(({ piece, key }) => `${piece} ${key}`);
}

test('documents of one recipient under two accounts go into one envelope, by account and number', async () => {
  here = matchedNight([SECOND], '', '  group: recipient\n');
  expect(await pieceOfAngela(here)).toEqual(['13 SO90001', '13 SO90002', '13 SO51431']);
  expect(accountsOfPieces(here.run, 'letter').at(-1)).toBe('AW00000999 AW00011063');
  const { match, totals, balance } = reportOf(here.run);
  expect(match).toEqual({ records: 15, recipients: 13, duplicates: 1, households: 0, asked: 0 });
  expect(totals).toMatchObject({ documents: 19, pieces: 13 });
  expect(balance.documents).toMatchObject({ read: 19, composed: 19 });
});

test('they are sorted in it as the job says, whoever they belong to', async () => {
  here = matchedNight([SECOND], '', '  group: recipient\n  order: [date]\n');
  expect(await pieceOfAngela(here)).toEqual(['13 SO90002', '13 SO51431', '13 SO90001']);
  const trace = await here.command(['trace', '$RUN', 'P0000013']);
  expect(trace.stdout).toContain('account AW00000999');
  expect(trace.stdout).toContain('account AW00011063');
});

test('what is too much for one envelope goes on in a further one, to the same address', async () => {
  here = matchedNight([SECOND], '', '  group: recipient\n  order: [date]\n');
  const job = join(here.dir, 'job/job.yaml');
  writeFileSync(job, readFileSync(job, 'utf8').replace('maxSheets: 6', 'maxSheets: 2'));
  expect(await pieceOfAngela(here)).toEqual(['14 SO90002', '14 SO51431', '15 SO90001']);
  expect(accountsOfPieces(here.run, 'letter').slice(-2)).toEqual(['AW00000999 AW00011063', 'AW00000999']);
  expect(reportOf(here.run).match).toMatchObject({ recipients: 13 });
});

test('an envelope holds no more than it may weigh: two sheets of Letter of 4.8 g with an envelope of 3 g', async () => {
  const weight = '  weight: { most: 13, grammage: 80, envelope: 3 }\n';
  here = matchedNight([SECOND], '', `  group: recipient\n  order: [date]\n${weight}`);
  expect(await pieceOfAngela(here)).toEqual(['14 SO90002', '14 SO51431', '15 SO90001']);
});

test('without it each account has its envelope, also where they are known to be one', async () => {
  here = matchedNight([SECOND], 'match: { policy: same-person }\n');
  expect(await pieceOfAngela(here)).toEqual(['13 SO90001', '13 SO90002', '14 SO51431']);
  expect(reportOf(here.run).match).toMatchObject({ duplicates: 1, recipients: 14 });
});

test('another customer number is another person', async () => {
  here = matchedNight([SECOND], 'match: { customerId: email }\n', '  group: recipient\n');
  expect(await pieceOfAngela(here)).toEqual(['13 SO90001', '13 SO90002', '14 SO51431']);
  expect(reportOf(here.run).match).toMatchObject({ duplicates: 0 });
});

test('a household gets one envelope where the job says that its kind of mail may', async () => {
  const bob: Added = { ...SECOND, row: ANGELA.replace('MS.,Angela', 'MR.,Robert') };
  here = matchedNight([bob], 'match: { policy: household, household: allowed }\n', '  group: recipient\n');
  expect(await pieceOfAngela(here)).toEqual(['13 SO90001', '13 SO90002', '13 SO51431']);
  expect(reportOf(here.run).match).toMatchObject({ duplicates: 0, households: 1, recipients: 13 });
});
