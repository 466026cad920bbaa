import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Workbench } from '../faults/workbench.ts';
import { openPdf, textOf } from '../pdf/open-pdf.ts';
import { reportOf } from './run-files.ts';

const here = new Workbench();
afterAll(() => here.remove());

const RUN = ['run', '$JOB', '--out', '$DIR/runs', '--state', '$DIR/state', '--run-id', 'run', '--quiet'];

test('a limited run marks every page SPECIMEN and releases nothing, then or later', async () => {
  expect(await here.command([...RUN, '--limit', '5'])).toMatchObject({ exit: 0 });
  expect(here.released()).toBe(false);
  expect(existsSync(join(here.run, 'manifest.json'))).toBe(false);

  const staging = join(here.run, '.staging');
  const report = reportOf(staging);
  expect(report.verdict.outcome).toBe('specimen');
  expect(report.balance.documents).toMatchObject({ read: 17, composed: 5, suppressed: 12 });
  const files = readdirSync(join(staging, 'streams')).filter((name) => name.endsWith('.pdf'));
  let pages = 0;
  for (const name of files) {
    const pdf = await openPdf(readFileSync(join(staging, 'streams', name)));
    for (let page = 1; page <= pdf.numPages; page += 1) expect(await textOf(pdf, page)).toContain('SPECIMEN');
    pages += pdf.numPages;
  }
  expect(pages).toBe(5);

  const { stdout } = await here.command(['runs', '--state', '$DIR/state']);
  expect(stdout).toMatch(/ run +specimen +0 +-$/m);

  const whole = await here.command([...RUN, '--resume']);
  expect(whole).toMatchObject({ exit: 64 });
  expect(whole.stderr).toContain('--limit');
  expect(here.released()).toBe(false);

  const other = await here.command([...RUN, '--run-id', 'other']);
  expect(other, 'a specimen is not a production of the extract').toMatchObject({ exit: 0 });
});
