import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';
import { reportOf } from './run-files.ts';

const RUN = [
  'run',
  '$JOB',
  '--out',
  '$DIR/runs',
  '--state',
  '$DIR/state',
  '--run-id',
  'run',
  '--workers',
  '1',
];

/** A run that stopped in assembly and is resumed after something was done to its run.db. */
async function resumedWith(
  sql: string,
  check: (bench: Workbench, stderr: string) => Promise<void>,
): Promise<void> {
  const bench = new Workbench();
  try {
    expect(await bench.command(RUN, { STAPEL_INJECT: 'exit:P3' })).toMatchObject({ exit: 2 });
    const db = new Database(join(bench.run, 'run.db'));
    db.exec(sql);
    db.close();
    const { exit, stderr } = await bench.command([...RUN, '--resume']);
    expect(exit, stderr).toBe(2);
    expect(bench.released()).toBe(false);
    await check(bench, stderr);
  } finally {
    bench.remove();
  }
}

test('an unexpected error names the stage that failed, not the last one of the flow', async () => {
  const spoiled = `
    INSERT INTO warning (stage, code, fault) VALUES ('match', 'match.document-alike', '{}');
    CREATE TRIGGER spoiled BEFORE DELETE ON warning BEGIN SELECT RAISE(ABORT, 'spoiled'); END`;
  await resumedWith(spoiled, async (bench, stderr) => {
    expect(stderr).toContain('unexpected error in stage match: SQLITE_CONSTRAINT_TRIGGER');
    const { timing } = reportOf(bench.run);
    expect(timing.stages.map(({ name }) => name)).toContain('compose');
  });
});

test('a run whose database cannot even be asked for the report ends with its stops, a report and its state', async () => {
  await resumedWith('DROP TABLE warning', async (bench, stderr) => {
    expect(stderr).toContain('[run.internal]');
    expect(stderr).toContain('no such table: warning');
    const { run, verdict, faults } = reportOf(bench.run);
    expect(run.exitCode).toBe(2);
    expect(verdict.outcome).toBe('failed');
    expect(verdict.reasons.join('\n')).toContain(
      'the figures of this report are missing: run.db cannot be read',
    );
    expect(faults).toEqual([{ code: 'run.internal', count: 1 }]);
    const { stdout } = await bench.command(['runs', '--state', '$DIR/state']);
    expect(stdout).toMatch(/ run +failed +2 /);
  });
});

test('rows that were rejected by the time record counts disagree are shown', async () => {
  const bench = new Workbench(
    changed({
      edit: [
        { file: 'control.csv', find: 'invoices.csv;17;', put: 'invoices.csv;18;' },
        { file: 'customers.csv', find: 'Husemann Straße 6464', put: '' },
        { file: 'invoices.csv', find: ';EUR;34.99;1', put: ';EUR;34.99' },
        { file: 'invoice_lines.csv', find: 'SO54200;2;BC-M005;', put: 'SO54200;2;' },
        { file: 'invoice_lines.csv', find: 'SO62268;1;', put: 'SO62269;1;' },
      ],
    }),
  );
  try {
    const { exit, stderr } = await bench.command(RUN);
    expect(stderr).toContain('[extract.control-records]');
    expect(exit).toBe(65);
    const { rejects, inputs } = reportOf(bench.run);
    const found = rejects.map(({ code, count, rows }) => [code, [count, rows]]);
    expect(Object.fromEntries(found)).toEqual({
      'address.line-missing': [1, 1],
      // A bill with its row, and a row of a bill with that bill's other row and its own.
      'extract.cells-few': [2, 5],
      'extract.detail-orphan': [1, 1],
    });
    expect(inputs.map(({ name, rejected }) => [name, rejected])).toEqual([
      ['customers', 1],
      ['invoices', 2],
      ['lines', 4],
    ]);
    expect(bench.read('rejects/invoices.raw')).toContain('SO55952');
    expect(bench.read('rejects/customers.reasons.csv')).toContain('address.line-missing');

    const again = await bench.command([...RUN, '--resume']);
    expect(again.exit, 'the same again').toBe(65);
    expect(existsSync(join(bench.run, 'rejects/invoices.raw'))).toBe(true);
  } finally {
    bench.remove();
  }
});
