import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { root } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';
import { streamSums } from './run-files.ts';

const DEMO = join(root, 'fixtures/adventureworks/extract.zip');
const here = new Workbench();
afterAll(() => here.remove());

function demoRun(out: string, ...more: string[]): string[] {
  const dir = join(here.dir, out);
  return [
    ...['run', '$JOB', '--input', `archive=${DEMO}`, '--out', dir, '--state', join(dir, 'state')],
    ...['--run-id', 'night', '--workers', '2', '--quiet', ...more],
  ];
}

/** Waits until the page store holds so many bytes. */
async function composed(run: string, bytes: number): Promise<void> {
  const store = join(run, 'segments/0000.seg');
  while (!existsSync(store) || statSync(store).size < bytes) await setTimeout(10);
}

test('a killed run leaves no stream and no lock, and ends with the same bytes when it is resumed', async () => {
  const killed = join(here.dir, 'killed/night');
  const running = here.start(demoRun('killed'));
  await composed(killed, 3_000_000);
  running.kill('SIGKILL');
  expect((await running).signal).toBe('SIGKILL');
  expect(existsSync(join(killed, 'streams'))).toBe(false);

  const state = join(here.dir, 'killed/state');
  const next = ['run', '$JOB', '--out', '$DIR/runs', '--state', state, '--run-id', 'next', '--quiet'];
  expect(await here.command(next)).toMatchObject({ exit: 0 });

  const resumed = await here.command(demoRun('killed', '--resume'));
  expect(resumed, resumed.stderr).toMatchObject({ exit: 0 });
  const undisturbed = await here.command(demoRun('undisturbed'));
  expect(undisturbed, undisturbed.stderr).toMatchObject({ exit: 0 });
  expect(streamSums(killed)).toEqual(streamSums(join(here.dir, 'undisturbed/night')));
}, 240_000);
