import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { benchWith, night, nightWith } from './nights.ts';
import { reportOf } from './run-files.ts';

const SLOW = 180_000;
const CONTROL =
  '{ path: "{archive}.ctl", delimiter: "::", columns: { table: table, records: rows, amount: sum } }';
const here = benchWith(
  `  ready: { marker: '{archive}.done' }
  checksum: '{stem}.sha256'
  control: ${CONTROL}
  expect:
    - { table: invoices, amount: { from: '15025.78', to: 15025.78 }, then: hold }
    - { table: customers, records: { to: 14 } }
    - { table: lines, records: { below: 1%, above: 1% }, atLeast: 1 }
`,
);
afterAll(() => here.remove());

const CTL = 'table::rows::sum\ncustomers::14::\ninvoices::17::15025.78\nlines::44::15025.78\n';

/** Writes all that is delivered beside an extract. */
function deliver(archive: string, control: string): void {
  const sum = createHash('sha256').update(readFileSync(archive)).digest('hex');
  writeFileSync(archive.replace(/\.zip$/, '.sha256'), `${sum} *${archive.split('/').at(-1)}\n`);
  writeFileSync(`${archive}.ctl`, control);
  writeFileSync(`${archive}.done`, '');
}

test(
  'a delivery with marker, checksum and control file beside it is produced when all agree',
  async () => {
    const extract = nightWith(here, 'one.zip', 0);
    deliver(extract, CTL);
    const done = await here.command(night('one', extract));
    expect(done, done.stderr).toMatchObject({ exit: 0, stderr: '' });
    const report = reportOf(join(here.dir, 'runs/one'));
    expect(
      Object.fromEntries(report.inputs.map(({ name, controlTotal }) => [name, controlTotal?.agrees])),
    ).toEqual({
      customers: 'yes',
      invoices: 'yes',
      lines: 'yes',
    });
    expect(report.expectations).toMatchObject([
      { measure: 'amount', found: 1_502_578, decimals: 2, low: 1_502_578, high: 1_502_578, ok: true },
      { table: 'customers', high: 14, ok: true },
      { table: 'lines', runs: 0, tooFew: true, ok: true },
    ]);

    // A customer more than expected is told; the lines are those of the last run.
    const two = nightWith(here, 'two.zip', 1);
    deliver(two, CTL.replace('customers::14', 'customers::15'));
    const told = await here.command(night('two', two));
    expect(told, told.stderr).toMatchObject({ exit: 3 });
    const second = reportOf(join(here.dir, 'runs/two'));
    expect(second.verdict.outcome).toBe('attention');
    expect(second.verdict.reasons).toContain('15 customers, more than the 14 that are expected at most');
    expect(second.expectations?.[2]).toMatchObject({ median: 44, runs: 1, low: 44, high: 44, ok: true });
    expect(second.faults.find(({ code }) => code === 'extract.volume-unexpected')).toMatchObject({
      count: 1,
    });
  },
  SLOW,
);

test(
  'what does not agree is found by run and check, before anything is read in vain',
  async () => {
    const extract = nightWith(here, 'three.zip', 2);
    deliver(extract, CTL);
    const counted = await here.command(night('counted', extract));
    expect(counted.exit).toBe(65);
    expect(counted.stderr).toContain('[extract.control-records]');

    writeFileSync(extract, Buffer.concat([readFileSync(extract), Buffer.from('\n')]));
    const check = await here.command(['check', '$JOB', '--input', `archive=${extract}`]);
    expect(check.exit).toBe(65);
    expect(check.stderr).toContain('[extract.checksum-differs]');
    const run = await here.command(night('changed', extract));
    expect(run.exit).toBe(65);
    expect(run.stderr).toContain('[extract.checksum-differs]');
    expect(run.stderr).not.toContain('[archive.');

    deliver(nightWith(here, 'three.zip', 2), '');
    rmSync(`${extract}.ctl`);
    const gone = await here.command(['check', '$JOB', '--input', `archive=${extract}`]);
    expect(gone.stderr).toMatch(/three\.zip\.ctl: the control table cannot be read: it is not there/);
    const late = await here.command(night('late', extract));
    expect(late.exit).toBe(75);
    expect(late.stderr).toContain('the control file `three.zip.ctl` is not there');
  },
  SLOW,
);
