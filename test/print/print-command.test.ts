import { execa } from 'execa';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeResponse } from '../../src/print/ipp-message.ts';
import { mediaName } from '../../src/print/media-name.ts';
import { RUN, Workbench, type Outcome } from '../faults/workbench.ts';
import { scratch } from '../verify/night.ts';
import { FakePrinter, type Manner } from './fake-printer.ts';

const bench = new Workbench();
beforeAll(async () => {
  const outcome = await bench.command(RUN);
  if (outcome.exit !== 0) throw new Error(outcome.stderr);
});
afterAll(() => bench.remove());

async function printed(
  manner: Manner,
  ...more: string[]
): Promise<{ outcome: Outcome; printer: FakePrinter }> {
  const printer = await FakePrinter.start(manner);
  try {
    const command = [
      'print',
      '$RUN',
      '--stream',
      'a4',
      '--printer',
      printer.uri,
      '--poll',
      '1',
      '--timeout',
      '2',
    ];
    return { outcome: await bench.command([...command, ...more]), printer };
  } finally {
    await printer.stop();
  }
}

test('the file comes as it was released, with its medium, sides, copies and name', async () => {
  const { outcome, printer } = await printed('sound', '--copies', '2');
  expect(outcome.exit).toBe(0);
  const job = printer.got.find(({ operation }) => operation === 2);
  expect(job?.bytes.equals(readFileSync(join(bench.run, 'streams/a4.pdf')))).toBe(true);
  expect(job?.attributes).toMatchObject({
    'attributes-charset': ['utf-8'],
    'document-format': ['application/pdf'],
    'job-name': ['run a4'],
    media: ['iso_a4_210x297mm'],
    sides: ['one-sided'],
    copies: [2],
  });
  expect(outcome.stderr).toContain('job 7: streams/a4.pdf was sent');
  expect(outcome.stderr).toContain('job 7: processing, 4 of');
  expect(outcome.stderr).toContain('job 7: completed');
});

test('complaints are told in plain words, once a change', async () => {
  const { outcome } = await printed('paper-out');
  expect(outcome.exit).toBe(0);
  expect(outcome.stderr.match(/job 7: stopped.*paper is out/g)).toHaveLength(2);
  expect(outcome.stderr).not.toContain('media-empty');
});

test('media are named as printers name them', () => {
  expect(mediaName({ width: 210, height: 297 }, [])).toBe('iso_a4_210x297mm');
  expect(mediaName({ width: 279.4, height: 215.9 }, [])).toBe('na_letter_8.5x11in');
  const own = ['iso_a4_210x297mm', 'om_roll_320x450mm', 'custom_min_100x100mm', 'custom_max_330x450mm'];
  expect(mediaName({ width: 320, height: 450 }, own)).toBe('om_roll_320x450mm');
  expect(mediaName({ width: 100, height: 100 }, own)).toBe('custom_100x100mm_100x100mm');
});

test('answers that are cut off or full of nonsense are none, and never an error of another kind', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const answer = decodeResponse(Buffer.concat([Buffer.from([2, 0, 0, 0, 0, 0, 0, 1]), bytes]));
      expect(answer === undefined || answer.status === 0).toBe(true);
    }),
  );
});

test('without waiting it ends when the printer has the file', async () => {
  const { outcome, printer } = await printed('sound', '--no-wait', '--quiet');
  expect(outcome).toMatchObject({ exit: 0, stderr: '', stdout: '' });
  expect(printer.got.map(({ operation }) => operation)).toEqual([0x000b, 2]);
});

describe('a printer that does not do it', () => {
  test.each([
    ['no-pdf', 65, 'print.not-supported', 'application/vnd.hp-PCL'],
    ['refuses', 2, 'print.refused', 'status 0x0506, no jobs after ten'],
    ['busy', 2, 'print.refused', 'it takes no jobs now'],
    ['stalls', 2, 'print.stalled', 'nothing came or went for 2 s'],
    ['vanishes', 2, 'print.lost', 'while the file was being sent'],
    ['forgets', 2, 'print.lost', 'while job 7 was there'],
    ['aborts', 2, 'print.job-ended', 'aborted by the printer: document-format-error'],
    ['no-ipp', 75, 'print.unreachable', 'its answer is no IPP'],
  ] as const)('%s', async (manner, exit, code, says) => {
    const { outcome } = await printed(manner);
    expect(outcome.exit).toBe(exit);
    expect(outcome.stderr).toContain(`[${code}]`);
    expect(outcome.stderr).toContain(says);
  });
});

test('a signal cancels the job', async () => {
  const printer = await FakePrinter.start('paper-out');
  try {
    const command = ['print', '$RUN', '--stream', 'a4', '--printer', printer.uri, '--poll', '30'];
    const running = bench.start(command);
    await printer.followed();
    await setTimeout(200);
    running.kill('SIGINT');
    const { exitCode, stderr } = await running;
    expect(exitCode).toBe(75);
    expect(stderr).toContain('job 7 was canceled');
    expect(printer.got.at(-1)).toMatchObject({ operation: 0x0008, attributes: { 'job-id': [7] } });
  } finally {
    await printer.stop();
  }
});

const SIMULATOR = ['/usr/sbin/ippeveprinter', '/usr/bin/ippeveprinter'].find((path) => existsSync(path));

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** It needs a name service on the machine; where that is not there, nothing can be tried. */
test.skipIf(SIMULATOR === undefined)('an IPP Everywhere printer of others takes it', async ({ skip }) => {
  const spool = scratch();
  const port = await freePort();
  const options = ['-p', String(port), '-f', 'application/pdf', '-k', '-d', spool, '-s', '6000', 'stapel'];
  const simulator = execa(SIMULATOR ?? '', options, { reject: false });
  try {
    const printer = ['--printer', `ipp://127.0.0.1:${port}/ipp/print`, '--poll', '1'];
    for (let wait = 0; ; wait += 1) {
      const { exit, stderr } = await bench.command(['print', '$RUN', '--stream', 'a4', ...printer]);
      if (exit === 75 && wait < 20 && simulator.exitCode === null) {
        await setTimeout(200);
        continue;
      }
      if (exit === 75) skip();
      expect([exit, stderr.includes('completed')]).toEqual([0, true]);
      break;
    }
    const got = readdirSync(spool).find((name) => name.endsWith('.pdf')) ?? '';
    expect(readFileSync(join(spool, got)).equals(readFileSync(join(bench.run, 'streams/a4.pdf')))).toBe(true);
  } finally {
    simulator.kill();
    await simulator;
  }
});
