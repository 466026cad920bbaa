import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { changed, root } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';

const RUN = ['run', 'job/job.yaml', '--out', 'runs', '--state', 'state', '--run-id', 'run', '--quiet'];

/** Runs the command where new files are open to everyone unless somebody says otherwise. */
function unmasked(here: Workbench, args: readonly string[], env: Record<string, string> = {}) {
  const command = [process.execPath, join(root, 'bin/stapel.js'), ...args];
  return execa('sh', ['-c', 'umask 000; exec "$@"', 'sh', ...command], { reject: false, cwd: here.dir, env });
}

/** Files and directories of run and state whose rights are not 0600 and 0700. */
function openIn(here: Workbench): string[] {
  return ['runs', 'state'].flatMap((dir) =>
    ['.', ...readdirSync(join(here.dir, dir), { recursive: true, encoding: 'utf8' })].flatMap((name) => {
      const found = lstatSync(join(here.dir, dir, name), { throwIfNoEntry: false });
      if (found === undefined) return [];
      const mode = found.mode & 0o7777;
      return mode === (found.isDirectory() ? 0o700 : 0o600) ? [] : [`${dir}/${name} ${mode.toString(8)}`];
    }),
  );
}

test('everything of a run is its owner’s alone, whatever the umask, while it runs and afterwards', async () => {
  const rejected = { file: 'invoices.csv', find: ';EUR;3399.99;1', put: ';EUR;3399.99' };
  const here = new Workbench(changed({ edit: [rejected] }));
  try {
    const running = unmasked(here, RUN, { STAPEL_INJECT: 'stall:SO52162' });
    await here.logged({ run: 'run', says: 'recipients matched' });
    expect(readdirSync(here.run)).toEqual(expect.arrayContaining(['run.db-wal', '.staging', 'segments']));
    expect(openIn(here)).toEqual([]);
    running.kill('SIGKILL');
    await running;

    const outcome = await unmasked(here, [...RUN, '--resume']);
    expect(outcome.exitCode, outcome.stderr).toBe(3);
    for (const args of [
      ['verify', 'runs/run'],
      ['trace', 'runs/run', 'SO45891'],
      ['runs', '--state', 'state'],
    ]) {
      expect(await unmasked(here, args)).toMatchObject({ exitCode: 0 });
    }
    const there = readdirSync(here.run, { recursive: true, encoding: 'utf8' });
    expect(there).toEqual(
      expect.arrayContaining([
        ...['run.db', 'run.ndjson', 'segments/0000.seg', 'manifest.json', 'report.json', 'report.html'],
        ...[
          'rejects/invoices.raw',
          'rejects/invoices.reasons.csv',
          'streams/a4.pdf',
          'streams/a4.control.csv',
        ],
      ]),
    );
    expect(readdirSync(join(here.dir, 'state'))).toEqual(
      expect.arrayContaining(['ledger.db', 'adventure-invoices.lock']),
    );
    expect(openIn(here)).toEqual([]);
  } finally {
    here.remove();
  }
});

test('a specimen and a failed run are their owner’s alone too', async () => {
  const here = new Workbench();
  try {
    expect(await unmasked(here, [...RUN, '--limit', '3'])).toMatchObject({ exitCode: 0 });
    expect(openIn(here)).toEqual([]);
    const failing = RUN.with(RUN.indexOf('run', 1), 'failing');
    expect(await unmasked(here, failing, { STAPEL_INJECT: 'exit:P3' })).toMatchObject({ exitCode: 2 });
    expect(openIn(here)).toEqual([]);
  } finally {
    here.remove();
  }
});
