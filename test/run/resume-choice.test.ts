import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Workbench } from '../faults/workbench.ts';

const here = new Workbench();
afterAll(() => here.remove());

const NIGHT = ['run', '$JOB', '--out', '$DIR/runs', '--state', '$DIR/state', '--quiet'];

test('--resume without an id goes on with the unfinished run, and keeps the reason for producing its extract again', async () => {
  expect(await here.command(NIGHT)).toMatchObject({ exit: 0 });
  const again = await here.command([...NIGHT, '--rerun', '--reason', 'paper jam'], {
    STAPEL_INJECT: 'exit:P3',
  });
  expect(again).toMatchObject({ exit: 2 });
  const resumed = await here.command([...NIGHT, '--resume']);
  expect(resumed, resumed.stderr).toMatchObject({ exit: 0 });
  const second = join(here.dir, 'runs/adventure-invoices-2019-07-01-2');
  expect(existsSync(join(second, 'streams'))).toBe(true);
  const { stdout } = await here.command(['runs', '--state', '$DIR/state']);
  expect(stdout).toMatch(/-2 +released +0 +17 +paper jam$/m);
  const none = await here.command([...NIGHT, '--resume']);
  expect(none).toMatchObject({ exit: 64 });
  expect(none.stderr).toContain('[run.resume-mismatch]');
});
