import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { canLeaveRoot, RUN, Workbench } from '../faults/workbench.ts';
import { controlOfJob } from './job-text.ts';
import { reportOf } from './run-files.ts';

const here = new Workbench();
afterAll(() => here.remove());

const LATE = ['report.json', 'report.html', 'manifest.json'];

/** Everything below a directory, with its size: what a command that only reads must leave as it is. */
function contentOf(dir: string): string[] {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).toSorted();
  // SQLite's own files come and go with who reads.
  return names
    .filter((name) => !name.startsWith('run.db-'))
    .map((name) => `${name} ${statSync(join(dir, name)).size}`);
}

test('a run that was killed while it released is read as it is, and put in place by the next `stapel run` of its id', async () => {
  const first = await here.command(RUN);
  expect(first, first.stderr).toMatchObject({ exit: 0 });
  const whole = await here.command(['report', '$RUN']);
  expect(
    contentOf(here.run).filter((name) => /^(postal|rejects)/.test(name)),
    'empty directories',
  ).toEqual([]);
  // As it is behind the rename: what an earlier try has shown stands in place, what this one made in staging.
  mkdirSync(join(here.run, '.staging/rejects'), { recursive: true });
  for (const name of LATE) renameSync(join(here.run, name), join(here.run, '.staging', name));
  writeFileSync(join(here.run, 'report.json'), '{ "run": "of an earlier try" }');

  const before = contentOf(here.run);
  for (const args of [
    ['report', '$RUN'],
    ['verify', '$RUN'],
    ['trace', '$RUN', 'SO45891'],
  ]) {
    const read = await here.command(args);
    expect(read.exit, read.stderr).toBe(0);
    expect(read.stderr).toContain('[run.release-cut-short]');
    expect(read.stderr).toContain('--run-id run');
    if (args[0] === 'report') expect(read.stdout).toBe(whole.stdout);
    if (args[0] === 'verify') expect(read.stdout).toContain('all agree with manifest.json');
  }
  expect(contentOf(here.run)).toEqual(before);

  const again = await here.command([...RUN, '--resume']);
  expect(again.exit, again.stderr).toBe(0);
  expect(again.stderr).toContain('[run.release-completed]');
  for (const name of LATE) expect(existsSync(join(here.run, name)), name).toBe(true);
  expect(existsSync(join(here.run, '.staging'))).toBe(false);
  for (const args of [
    ['verify', '$RUN'],
    ['report', '$RUN'],
  ]) {
    expect(await here.command(args)).toMatchObject({ exit: 0, stderr: '' });
  }
  const third = await here.command(RUN);
  expect(third).toMatchObject({ exit: 64 });
  expect(third.stderr).toContain('[run.released]');
});

test.skipIf(!canLeaveRoot())(
  'a run whose report cannot be put in place says that its streams are out, and the next one completes it',
  async () => {
    const bench = new Workbench();
    try {
      expect(await bench.command(RUN, { STAPEL_INJECT: 'exit:P3' })).toMatchObject({ exit: 2 });
      // What stands where the report belongs cannot be taken away: a directory that may not be written to.
      const inTheWay = join(bench.run, 'report.html');
      renameSync(inTheWay, join(bench.dir, 'old.html'));
      mkdirSync(inTheWay);
      writeFileSync(join(inTheWay, 'note.txt'), '');
      chmodSync(inTheWay, 0o500);
      bench.leaveRoot();

      const stopped = await bench.command([...RUN, '--resume']);
      expect(stopped.exit, stopped.stderr).toBe(75);
      expect(stopped.stderr).toContain('[run.release-cut-short]');
      expect(stopped.stderr).toContain('report.html, manifest.json');
      expect(existsSync(join(bench.run, 'streams'))).toBe(true);

      chmodSync(inTheWay, 0o700);
      const completed = await bench.command(RUN);
      expect(completed.exit, completed.stderr).toBe(0);
      expect(completed.stderr).toContain('[run.release-completed]');
      expect(await bench.command(['verify', '$RUN'])).toMatchObject({ exit: 0, stderr: '' });
    } finally {
      bench.remove();
    }
  },
);

test('a run that stopped with rejects shown is released whole when it is resumed, and its extract is not produced twice', async () => {
  const bench = new Workbench(
    changed({ edit: [{ file: 'invoices.csv', find: ';EUR;3399.99;1', put: ';EUR;3399.99' }] }),
  );
  try {
    expect(await bench.command(RUN, { STAPEL_INJECT: 'exit:P3' })).toMatchObject({ exit: 2 });
    expect(existsSync(join(bench.run, 'rejects/invoices.raw'))).toBe(true);
    expect(existsSync(join(bench.run, 'streams'))).toBe(false);

    const resumed = await bench.command([...RUN, '--resume']);
    expect(resumed.exit, resumed.stderr).toBe(3);
    expect(await bench.command(['verify', '$RUN'])).toMatchObject({ exit: 0 });

    const twice = await bench.command(RUN.with(RUN.indexOf('--run-id') + 1, 'again'));
    expect(twice.stderr).toContain('[run.input-seen]');
    expect(twice.exit).toBe(65);
  } finally {
    bench.remove();
  }
});

test('a document number that came twice with its rows is rejected whole when its page cannot be set', async () => {
  const rows = 'SO51193;1;BK-M68B-46;Mountain-200 Black, 46 \\xf0\\x9f\\x9a\\xb2;1;2049.10;2049.10';
  const bench = new Workbench(
    changed({
      edit: [
        { file: 'job.yaml', find: controlOfJob(), put: '' },
        {
          file: 'invoice_lines.csv',
          find: 'SO51193;1;BK-M68B-46;Mountain-200 Black, 46;1;2049.10;2049.10',
          put: rows,
        },
      ],
      append: [
        { file: 'invoices.csv', text: 'SO51193;AW00011020;2018-07-02;2018-07-16;CAD;2093.06;2\n' },
        {
          file: 'invoice_lines.csv',
          text: `${rows}\nSO51193;2;FE-6654;Fender Set - Mountain;2;21.98;43.96\n`,
        },
      ],
    }),
  );
  try {
    const outcome = await bench.command(RUN);
    expect(outcome.exit, outcome.stderr).toBe(3);
    expect(reportOf(bench.run).balance.documents).toMatchObject({
      read: 18,
      composed: 16,
      rejected: 2,
      duplicate: 0,
    });
  } finally {
    bench.remove();
  }
});
