import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lineOf } from '../../src/verify/readable-line.ts';
import { RUN, Workbench } from '../faults/workbench.ts';

const here = new Workbench();
afterAll(() => here.remove());

test('a run whose number is above 99,999 carries its last five digits, and verifies', async () => {
  expect(await here.command([...RUN, '--run-id', 'before'])).toMatchObject({ exit: 0 });
  const ledger = new Database(join(here.dir, 'state/ledger.db'));
  expect(ledger.prepare('UPDATE run SET runNumber = 100041').run().changes).toBe(1);
  ledger.close();

  // Made and verified by the run itself, then by the command.
  const outcome = await here.command([...RUN, '--rerun', '--reason', 'the counter went round']);
  expect(outcome.exit, outcome.stderr).toBe(0);
  const verified = await here.command(['verify', '$RUN']);
  expect(verified.exit, verified.stdout).toBe(0);
  expect((await here.command(['trace', '$RUN', 'SO45891'])).stdout).toContain('code     10100042');
  const [, row = ''] = readFileSync(join(here.run, 'streams/a4.control.csv'), 'utf8').split('\r\n');
  expect(row).toMatch(/^101,42,P/);
});

test.each([
  [1, '00001'],
  [99_999, '99999'],
  [100_000, '00000'],
  [1_234_567, '34567'],
])('run %i stands on paper as %s', (runNumber, digits) => {
  const line = lineOf({ jobNumber: 101, runNumber, piece: 17, sheetInPiece: 1, sheetsInPiece: 2 });
  expect(line).toBe(`101-${digits}-P0000017 1/2`);
});
