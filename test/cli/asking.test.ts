import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, test } from 'vitest';
import { root } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';

const here = new Workbench();
afterAll(() => here.remove());

const STATE = ['runs', '--state', '$DIR/state'];

test('a run is asked about while it is under way, when it was killed, and when it is done', async () => {
  const running = here.start(RUN, { STAPEL_INJECT: 'stall:SO52162' });
  await here.logged({ run: 'run', says: 'recipients matched' });
  for (const when of ['under way', 'killed']) {
    if (when === 'killed') {
      running.kill('SIGKILL');
      await running;
    }
    for (const [args, code] of [
      [['report', '$RUN'], '[cli.no-report]'],
      [['verify', '$RUN'], '[verify.not-released]'],
    ] as const) {
      const asked = await here.command(args);
      expect(asked, when).toMatchObject({ exit: 64, stdout: '' });
      expect(asked.stderr).toContain(code);
      expect(asked.stderr).toContain('--resume --run-id run');
    }
    const traced = await here.command(['trace', '$RUN', 'SO45891']);
    expect(traced.exit, traced.stderr).toBe(0);
    expect(traced.stderr).toContain('[cli.nothing-released]');
    expect(traced.stdout).toContain('document SO45891: not decided');
    const { stdout } = await here.command(STATE);
    expect(stdout).toMatch(/ run +started /);
    expect(stdout).toContain('\nstarted: it is under way, or was killed');
  }

  expect(await here.command([...RUN, '--resume'])).toMatchObject({ exit: 0 });
  for (const args of [['report', '$RUN'], ['verify', '$RUN'], ['trace', '$RUN', 'SO45891'], STATE]) {
    expect(await here.command(args)).toMatchObject({ exit: 0, stderr: '' });
  }
  expect((await here.command(STATE)).stdout).not.toContain('started:');
});

test('a document is traced to its own sheet, not to the first of its envelope', async () => {
  if (!existsSync(here.run)) expect(await here.command(RUN)).toMatchObject({ exit: 0 });
  const { stdout } = await here.command(['trace', '$RUN', 'SO52162']);
  const [, first = '', second = ''] = stdout.split('  document ');
  const [, envelope = ''] = /piece +(P\d+), sheet 1 of 2/.exec(first) ?? [];
  expect(second).toContain(`${envelope}, sheet 2 of 2`);
  const page = (text: string): number => Number(/page (\d+) of the file/.exec(text)?.[1]);
  expect(page(second)).toBe(page(first) + 1);
  const codes = stdout.match(/code +\d{21}/g)?.map((line) => line.slice(-6));
  expect(codes).toEqual(['001002', '002002']);
});

test('a piece is traced by what is printed on its sheets', async () => {
  if (!existsSync(here.run)) expect(await here.command(RUN)).toMatchObject({ exit: 0 });
  const { stdout } = await here.command(['trace', '$RUN', 'P0000001']);
  expect(stdout).toContain('piece    P0000001');
  for (const printed of ['101-00001-P0000001', '101-00001-P0000001 1/2']) {
    expect(await here.command(['trace', '$RUN', printed])).toMatchObject({ exit: 0, stderr: '', stdout });
  }
});

test('the ledger counts no documents for a specimen', async () => {
  const few = [...RUN, '--run-id', 'few', '--limit', '2'];
  expect(await here.command(few)).toMatchObject({ exit: 0 });
  expect((await here.command(STATE)).stdout).toMatch(/ few +specimen +0 +-/);
});

test('a failed run says that it failed, and its documents that they are on no paper', async () => {
  const failing = [...RUN, '--run-id', 'failing', '--rerun', '--reason', 'to fail'];
  expect(await here.command(failing, { STAPEL_INJECT: 'exit:P3' })).toMatchObject({ exit: 2 });
  const report = await here.command(['report', '$DIR/runs/failing']);
  expect(report).toMatchObject({ exit: 0, stderr: '' });
  expect(report.stdout).toContain('Failed: nothing was released.');
  const traced = await here.command(['trace', '$DIR/runs/failing', 'SO45891']);
  expect(traced.stderr).toContain('it stopped before its release');
  const verified = await here.command(['verify', '$DIR/runs/failing']);
  expect(verified).toMatchObject({ exit: 64 });
  expect(verified.stderr).toContain('it stopped before its release');
});

test.each([
  ['$DIR/nowhere', 'there is no such directory'],
  ['$DIR/extract.zip', 'it is not a directory'],
  ['$DIR/job', 'there is no run.db in it'],
  ['$RUN/streams', 'the run is in '],
])('%s is no run, and the message says what it is', async (dir, reason) => {
  if (!existsSync(here.run)) expect(await here.command(RUN)).toMatchObject({ exit: 0 });
  for (const args of [
    ['report', dir],
    ['verify', dir],
    ['trace', dir, 'SO45891'],
  ]) {
    const asked = await here.command(args);
    expect(asked).toMatchObject({ exit: 64, stdout: '' });
    expect(asked.stderr).toContain(`: ${reason}`);
  }
});

test('whoever reads a report may stop before its end', async () => {
  if (!existsSync(here.run)) expect(await here.command(RUN)).toMatchObject({ exit: 0 });
  const command = [process.execPath, join(root, 'bin/stapel.js'), 'report', here.run, '--format', 'html'];
  // The reader is gone before the first byte comes; the command's own exit code goes to a file.
  const script = '{ "$@"; echo $? > code; } | true';
  const { stderr } = await execa('sh', ['-c', script, 'sh', ...command], { cwd: here.dir, reject: false });
  expect(stderr).toBe('');
  expect(readFileSync(join(here.dir, 'code'), 'utf8')).toBe('0\n');
});
