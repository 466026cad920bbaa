import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Workbench } from '../faults/workbench.ts';

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
