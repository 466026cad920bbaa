import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';
import { controlOfJob } from './job-text.ts';
import { reportOf } from './run-files.ts';

const here = new Workbench();
afterAll(() => here.remove());

const RUN = ['run', '$JOB', '--out', '$DIR/runs', '--state', '$DIR/state', '--run-id', 'run', '--quiet'];

test('what a run that was killed while it released left behind is moved to its place by the next one', async () => {
  expect(await here.command(RUN)).toMatchObject({ exit: 0 });
  const late = ['report.json', 'report.html', 'manifest.json'];
  mkdirSync(join(here.run, '.staging'));
  for (const name of late) renameSync(join(here.run, name), join(here.run, '.staging', name));

  const again = await here.command([...RUN, '--resume']);
  expect(again).toMatchObject({ exit: 64 });
  expect(again.stderr).toContain('[run.exists]');
  for (const name of late) expect(existsSync(join(here.run, name)), name).toBe(true);
  expect(existsSync(join(here.run, '.staging'))).toBe(false);
  expect(await here.command(['verify', '$RUN'])).toMatchObject({ exit: 0 });
});

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
