import { afterAll, expect, test } from 'vitest';
import { changed, fixtures } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';
import { controlOfJob } from './job-text.ts';
import { reportOf } from './run-files.ts';

const RUN = ['run', '$JOB', '--out', '$DIR/runs', '--state', '$DIR/state', '--run-id', 'run', '--quiet'];

const here = new Workbench(
  changed({
    edit: [
      { file: 'job.yaml', find: controlOfJob(), put: '' },
      { file: 'customers.csv', find: 'Husemann Straße 6464', put: '' },
      { file: 'customers.csv', find: '91945,US', put: '91945,XX' },
      { file: 'invoices.csv', find: 'SO55952;AW00011426;', put: 'SO55952;Jane Roe;' },
      { file: 'invoice_lines.csv', find: 'SO54200;1;WB-H098;', put: '\nSO54200;1;' },
      {
        file: 'invoice_lines.csv',
        find: 'SO54200;2;BC-M005;Mountain',
        put: 'SO54200;2;BC-M005;Moun\\x07tain',
      },
    ],
    append: [
      { file: 'invoice_lines.csv', text: 'SO99999;1;CL-9009;Bike Wash;1;7.95;7.95\n', times: 2 },
      { file: 'invoice_lines.csv', text: 'SO99998;1;CL-9009;Bike Wash;1;7.95;7.95\n' },
    ],
  }),
);
afterAll(() => here.remove());

test('causes are documents, recipients and single rows; rows are rows; all parts of the report say the same', async () => {
  const outcome = await here.command(RUN);
  expect(outcome.exit, outcome.stderr).toBe(3);
  const report = reportOf(here.run);
  const counts = report.rejects.map(({ code, count, documents, rows }) => [code, [count, documents, rows]]);
  expect(Object.fromEntries(counts)).toEqual({
    // The recipient and both of its bills, with 1 + 2 + 6 rows.
    'address.line-missing': [3, 2, 9],
    'address.country-unknown': [2, 1, 4],
    'extract.parent-unknown': [1, 1, 2],
    // The first damaged row of a bill is why it is rejected, the second counts for itself.
    'extract.cells-few': [1, 1, 2],
    'extract.control-character': [1, 0, 1],
    // Two document numbers that were not delivered.
    'extract.detail-orphan': [2, 0, 3],
    'extract.row-blank': [1, 0, 1],
  });
  for (const { code, count, rows } of report.rejects) {
    expect(report.faults.find((fault) => fault.code === code)).toMatchObject({ count });
    expect(rows).toBeGreaterThanOrEqual(count);
  }
  const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
  expect(sum(report.rejects.map(({ documents }) => documents))).toBe(report.balance.documents.rejected);
  expect(sum(report.rejects.map(({ rows }) => rows))).toBe(
    sum(report.inputs.map(({ rejected }) => rejected)),
  );

  // What a service sets for its own sake must not put colour codes into a mail.
  const { stdout } = await here.command(['report', '$RUN'], { CI: 'true', FORCE_COLOR: '1' });
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toContain('address.line-missing: 3 times, 2 documents, 9 rows\n');
  expect(here.read('report.html')).toContain('3 times, 2 documents, 9 rows');
});

test('every limit that was passed is named', () => {
  expect(reportOf(here.run).verdict.reasons).toEqual([
    '5 of 17 documents rejected, more than the tolerated 0 (0.50 %)',
    '2 of 14 rows of customers rejected, more than the tolerated 0 (0.50 %)',
    '5 of 17 rows of invoices rejected, more than the tolerated 0 (0.50 %)',
    '15 of 47 rows of lines rejected, more than the tolerated 0 (0.50 %)',
  ]);
});

test('addresses are counted by country, those without a known country in total only', () => {
  const { addresses } = reportOf(here.run);
  expect(addresses).toMatchObject({ checked: 14, valid: 6, corrected: 0, doubtful: 6, undeliverable: 2 });
  expect(addresses.byCountry['DE']).toMatchObject({ checked: 2, valid: 0, doubtful: 1, undeliverable: 1 });
  expect(addresses.byCountry['FR']).toMatchObject({ checked: 2, undeliverable: 0 });
  expect(addresses.byCountry['XX']).toBeUndefined();
});

test('an account that looks like a name is shown by its shape', () => {
  const unknown = reportOf(here.run).rejects.find(({ code }) => code === 'extract.parent-unknown');
  expect(unknown).toMatchObject({
    says: 'no row of table `customers` has key `AAAA AAA`',
    place: 'invoices.csv:11, account AAAA AAA, document SO55952, field account',
  });
  for (const file of ['report.json', 'report.html', 'run.ndjson'])
    expect(here.read(file)).not.toContain('Jane');
});

test.each([
  ['extract.document-doubled', '1 of 18 documents held back as copies, more than the tolerated 0 (0.50 %)'],
  [
    'mailpiece.too-many-sheets',
    '2 of 17 documents diverted to hand work, more than the tolerated 0 (0.50 %)',
  ],
  ['extract.recipient-doubled', '1 of 15 rows of customers rejected, more than the tolerated 0 (0.50 %)'],
])('%s: exit 3 says why', async (code, reason) => {
  const found = fixtures().find((each) => each.code === code);
  const bench = new Workbench(found?.fixture);
  try {
    const outcome = await bench.command(RUN.filter((word) => word !== '--quiet'));
    expect(outcome.exit, outcome.stderr).toBe(3);
    expect(reportOf(bench.run).verdict.reasons).toContain(reason);
    expect(outcome.stdout).toContain(reason);
  } finally {
    bench.remove();
  }
});
