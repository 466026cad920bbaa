import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';
import { grownExtract } from './grown-extract.ts';
import { reportOf, streamSums } from './run-files.ts';

// 1,020 bills: six chunks of composition, several of assembly.
const here = new Workbench(changed({ write: grownExtract(60) }));
afterAll(() => here.remove());

/** A run of the same id and date in a directory and a ledger of its own. */
async function sums(out: string, workers: string): Promise<Record<string, string>> {
  const dir = join(here.dir, out);
  const outcome = await here.command([
    ...['run', '$JOB', '--out', dir, '--state', join(dir, 'state'), '--run-id', 'night', '--quiet'],
    ...['--workers', workers],
  ]);
  expect(outcome, outcome.stderr).toMatchObject({ exit: 0 });
  expect(reportOf(join(dir, 'night')).balance.documents).toMatchObject({ read: 1020, composed: 1020 });
  return streamSums(join(dir, 'night'));
}

test('one worker, two workers and another directory give the same print streams and control files', async () => {
  const one = await sums('one', '1');
  expect(Object.keys(one)).toEqual(['a4.control.csv', 'a4.pdf', 'letter.control.csv', 'letter.pdf']);
  expect(await sums('two', '2')).toEqual(one);
  expect(await sums('again', '2')).toEqual(one);
});
