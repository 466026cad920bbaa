import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { RUN, type Workbench } from '../faults/workbench.ts';
import { openPdf, textOf } from '../pdf/open-pdf.ts';
import { accountsOfPieces, csvRows, matchedNight, type Added } from './matched-night.ts';
import { reportOf } from './run-files.ts';

const made: Workbench[] = [];
afterEach(() => {
  for (const work of made.splice(0)) work.remove();
});

/** The Angela Murphy of the small extract, account AW00011063, with a letter more in her name; her account looks like a formula. */
function likeAngela(street: string): Added {
  return {
    account: '-AW999',
    row: `MS.,Angela,Murphey,${street},# 21,Redmond,WA,98052,US,am@example.com,USD`,
    bills: [{ key: 'SO90001', day: '2018-07-20' }],
  };
}

function nightOf(added: Added, match = 'match: { askAt: 0.5 }\n'): Workbench {
  const work = matchedNight([added], match, '  group: recipient\n');
  made.push(work);
  return work;
}

/** A run of the night in a ledger that may be another night's. */
async function run(work: Workbench, id = 'run', ledger = work): Promise<void> {
  const args = [...RUN.with(RUN.indexOf('--run-id') + 1, id), '--rerun', '--reason', 'test'];
  const outcome = await work.command(args.with(args.indexOf('$DIR/state'), join(ledger.dir, 'state')));
  expect(outcome, outcome.stderr).toMatchObject({ exit: 0 });
}

/** The run's review list with its only row decided. */
function decide(work: Workbench, decision: string, by = '', delimiter = ','): string {
  const file = join(work.dir, 'decided.csv');
  const [head = '', row = ''] = readFileSync(join(work.run, 'review.csv'), 'utf8').split('\r\n');
  const text = `${head}\r\n${row.replace(/,,,$/, `,${decision},${by},`)}\r\n`;
  const saved = delimiter === ',' ? text : text.replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, delimiter);
  writeFileSync(file, saved, delimiter === ',' ? 'utf8' : 'latin1');
  return file;
}

function pieces(work: Workbench, id = 'run'): string[] {
  return accountsOfPieces(join(work.dir, 'runs', id), 'letter').filter((accounts) =>
    /AW00011063|AW999/.test(accounts),
  );
}

test('two who may be one stay apart until a person decides; then they are one in every later run', async () => {
  const work = nightOf(likeAngela('4927 Virgil Street'));
  await run(work);
  expect(pieces(work)).toEqual(["'-AW999", 'AW00011063']);
  const report = reportOf(work.run);
  expect(report.match).toMatchObject({ asked: 1, duplicates: 0 });
  expect(report.faults.find(({ code }) => code === 'match.review-wanted')?.count).toBe(1);
  expect(statSync(join(work.run, 'review.csv')).mode & 0o777).toBe(0o600);
  const [asked] = csvRows(work.run, 'review.csv');
  expect(asked).toMatchObject({
    account_a: "'-AW999",
    account_b: 'AW00011063',
    decision: '',
    by: '',
    on: '',
  });
  expect(asked?.['pair']).toMatch(/^p[0-9a-f]{20}$/);
  expect(asked?.['fields']).toMatch(/street same \+\d/);
  const verified = await work.command(['verify', '$RUN']);
  expect(verified).toMatchObject({ exit: 0 });

  const list = decide(work, 'Same');
  const review = ['review', '$RUN', '--decisions', list, '--state', '$DIR/state'];
  const nobody = await work.command(review);
  expect(nobody).toMatchObject({ exit: 3 });
  expect(nobody.stderr).toContain('[match.decision-unreadable]');
  const taken = await work.command([...review, '--by', 'Ann']);
  expect(taken.stdout).toBe('decisions kept: 1 same, 0 different');

  await run(work, 'later');
  expect(pieces(work, 'later')).toEqual(["'-AW999 AW00011063"]);
  const later = reportOf(join(work.dir, 'runs/later'));
  expect(later.match).toMatchObject({ asked: 0, duplicates: 1 });
  // Every document of the envelope shows the one address, and says of its customer what it says itself.
  const stream = await openPdf(readFileSync(join(work.dir, 'runs/later/streams/letter.pdf')));
  const pages = await Promise.all(
    Array.from({ length: stream.numPages }, (_, page) => textOf(stream, page + 1)),
  );
  const printed = pages.filter((page) => page.includes('SO90001') || page.includes('SO51431'));
  expect(printed.map((page) => /Angela Murphe?y/.exec(page)?.[0])).toEqual([
    'Angela Murphey',
    'Angela Murphey',
  ]);
  expect(printed[0]).toContain('-AW999');
  expect(printed[1]).toContain('AW00011063');
  const trace = await work.command(['trace', '$DIR/runs/later', 'AW00011063']);
  expect(trace.stdout).toContain('mailed to  the address of account -AW999');
  expect(trace.stdout).toContain('decided    by Ann on 20');
});

test('whoever has moved since is asked about anew', async () => {
  const work = nightOf(likeAngela('4927 Virgil Street'));
  await run(work);
  const list = decide(work, 'different', 'Ben');
  expect(await work.command(['review', '$RUN', '--decisions', list])).toMatchObject({ exit: 0 });
  await run(work, 'later');
  expect(reportOf(join(work.dir, 'runs/later')).match).toMatchObject({ asked: 0, duplicates: 0 });
  const moved = nightOf(likeAngela('4927 Virgill Street'));
  await run(moved, 'run', work);
  expect(reportOf(moved.run).match).toMatchObject({ asked: 1, duplicates: 0 });
  const before = csvRows(work.run, 'review.csv')[0]?.['pair'];
  expect(csvRows(moved.run, 'review.csv')[0]?.['pair']).not.toBe(before);
});

test('a list that the job names is taken in as a spreadsheet has saved it, and never against the ledger', async () => {
  const work = nightOf(likeAngela('4927 Virgil Street'), 'match: { askAt: 0.5, review: ../decided.csv }\n');
  await run(work);
  decide(work, 'same', 'Zoë', ';');
  await run(work, 'second');
  expect(pieces(work, 'second')).toEqual(["'-AW999 AW00011063"]);
  decide(work, 'different', 'Zoë', ';');
  await run(work, 'third');
  expect(pieces(work, 'third')).toEqual(["'-AW999 AW00011063"]);
  const codes = reportOf(join(work.dir, 'runs/third')).faults.map(({ code }) => code);
  expect(codes).toContain('match.decision-contradicts');
});
