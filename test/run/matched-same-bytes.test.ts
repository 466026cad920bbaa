import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { outcomeOf, Workbench } from '../faults/workbench.ts';
import { grownExtract } from './grown-extract.ts';
import { csvRows } from './matched-night.ts';
import { reportOf, streamSums } from './run-files.ts';

const TIMES = 15;
const extract = grownExtract(TIMES);

/** The same rows from last to first: what a host delivers in another order says the same. */
const turned = extract.map(({ file, text }) => {
  if (file === 'control.csv') return { file, text };
  const [head = '', ...rows] = text.split(/(?<=\n)/);
  return { file, text: head + rows.toReversed().join('') };
});

function bench(write: readonly { file: string; text: string }[]): Workbench {
  return new Workbench(
    changed({
      write: [...write],
      edit: [
        { file: 'job.yaml', find: 'state: own', put: 'duplicates: { content: off }\nstate: own' },
        { file: 'job.yaml', find: 'mailpiece:\n', put: 'mailpiece:\n  group: recipient\n  order: [date]\n' },
        { file: 'job.yaml', find: 'maxSheets: 6', put: 'maxSheets: 10' },
      ],
    }),
  );
}

// 210 accounts of 14 persons; 255 bills.
const here = bench(extract);
const other = bench(turned);
afterAll(() => {
  here.remove();
  other.remove();
});

function night(work: Workbench, out: string, ...more: readonly string[]): string[] {
  const dir = join(work.dir, out);
  return [
    ...['run', '$JOB', '--out', dir, '--state', join(dir, 'state'), '--run-id', 'night', '--quiet'],
    ...more,
  ];
}

async function sums(
  work: Workbench,
  out: string,
  ...more: readonly string[]
): Promise<Record<string, string>> {
  const outcome = await work.command(night(work, out, ...more));
  expect(outcome, outcome.stderr).toMatchObject({ exit: 0 });
  return streamSums(join(work.dir, out, 'night'));
}

test('merged recipients give the same bytes by one worker and two, in any order of rows, interrupted or not', async () => {
  const one = await sums(here, 'one', '--workers', '1');
  const run = join(here.dir, 'one/night');
  const report = reportOf(run);
  expect(report.balance.documents).toMatchObject({ read: 17 * TIMES, composed: 17 * TIMES });
  expect(report.match).toMatchObject({ records: 14 * TIMES, recipients: 13, duplicates: 14 });
  for (const stream of ['a4', 'letter'])
    for (const { sheets, accounts = '' } of csvRows(run, `streams/${stream}.control.csv`)) {
      expect(Number(sheets)).toBeLessThanOrEqual(10);
      expect(accounts.split(' ').length).toBeGreaterThan(1);
    }
  expect(await here.command(['verify', run])).toMatchObject({ exit: 0 });

  expect(await sums(other, 'turned', '--workers', '2')).toEqual(one);

  const args = night(here, 'runs', '--workers', '1');
  const running = here.start(args);
  await here.logged({ run: 'night', says: 'recipients matched' });
  running.kill('SIGTERM');
  expect(outcomeOf(await running)).toMatchObject({ exit: 75 });
  expect(await sums(here, 'runs', '--workers', '2', '--resume')).toEqual(one);
});
