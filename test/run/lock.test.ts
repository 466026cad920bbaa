import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Workbench } from '../faults/workbench.ts';

const here = new Workbench();
afterAll(() => here.remove());

function run(id: string): string[] {
  return ['run', '$JOB', '--out', '$DIR/runs', '--state', '$DIR/state', '--run-id', id, '--quiet'];
}

test('a run that finds the lock taken leaves nothing, and the same command works once the lock is free', async () => {
  const first = here.start(run('first'), { STAPEL_INJECT: 'stall:SO45891' });
  await here.logged({ run: 'first', says: 'recipients matched' });
  expect(await here.command(run('second'))).toMatchObject({ exit: 75 });
  expect(existsSync(join(here.dir, 'runs/second'))).toBe(false);
  first.kill('SIGKILL');
  await first;
  expect(await here.command(run('second'))).toMatchObject({ exit: 0 });
});
