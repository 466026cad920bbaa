import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { controlOfJob } from './job-text.ts';
import { reportOf } from './run-files.ts';

const LINE = 'SO51193;2;FE-6654;Fender Set - Mountain;2;21.98;43.96';

const here = new Workbench(
  changed({
    edit: [
      { file: 'job.yaml', find: controlOfJob(), put: '' },
      { file: 'job.yaml', find: 'state: own', put: 'state: shared' },
      // One of an account that nobody knows, one with a line too wide, one of a customer without an address.
      { file: 'invoices.csv', find: 'SO55952;AW00011426;', put: 'SO55952;AX00011426;' },
      { file: 'invoice_lines.csv', find: LINE, put: `${LINE};surplus` },
      { file: 'customers.csv', find: '91945,US', put: '91945,XX' },
    ],
  }),
);
afterAll(() => here.remove());

const rejects = (run: string, file: string): string => join(here.dir, 'runs', run, 'rejects', file);

function mend(run: string, file: string, find: string, put: string): void {
  const text = readFileSync(rejects(run, file), 'utf8');
  expect(text).toContain(find);
  writeFileSync(rejects(run, file), text.replaceAll(find, put));
}

function supplement(of: string, id: string, table = 'invoices') {
  const at = RUN.indexOf('--run-id') + 1;
  const named = [...RUN.slice(0, at), id, ...RUN.slice(at + 1)];
  return here.command([...named, '--input', `${table}=${rejects(of, `${table}.raw`)}`]);
}

test('mended rejects make a supplementary run, tied to the first one, and nothing is produced twice', async () => {
  const first = await here.command(RUN);
  expect(first.exit, first.stderr).toBe(3);
  const { documents } = reportOf(here.run).balance;
  expect(documents.rejected).toBeGreaterThanOrEqual(3);

  mend('run', 'invoices.raw', 'AX00011426', 'AW00011426');
  mend('run', 'lines.raw', ';surplus', '');
  const second = await supplement('run', 'second');
  expect(second.exit, second.stderr).toBe(3);
  const report = reportOf(join(here.dir, 'runs/second'));
  expect(report.run.supplements).toBe('run');
  expect(report.balance.documents).toMatchObject({ read: documents.rejected, composed: 2 });
  expect(report.balance.ok).toBe(true);
  expect(report.inputs.find(({ name }) => name === 'customers')?.records).toBeGreaterThan(0);

  // What is left over are the bills of the customer whose own row is wrong: mended there, in the rejects of either run.
  mend('second', 'customers.raw', ',XX,', ',US,');
  const third = await supplement('second', 'third', 'customers');
  expect(third.exit, third.stderr).toBe(0);
  const rest = reportOf(join(here.dir, 'runs/third')).balance.documents;
  expect(rest).toMatchObject({ read: documents.rejected - 2, composed: documents.rejected - 2 });

  // The first run's rejects still hold the rows of bills that are out by now.
  const again = await supplement('run', 'again');
  expect(again.exit, again.stderr).toBe(65);
  expect(again.stderr).toContain('run.input-seen');
  mend('run', 'invoices.raw', 'AW00011426', 'AW00011426 ');
  const changedAgain = await supplement('run', 'changed');
  expect(changedAgain.exit, changedAgain.stderr).toBe(65);
  expect(changedAgain.stderr).toContain('run.nothing-produced');

  const { stdout } = await here.command(['runs', '--state', '$DIR/state']);
  expect(stdout).toMatch(/second .*supplements run/);
});
