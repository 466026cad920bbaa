import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '../../src/job/job.ts';
import { loadJob } from '../../src/job/load-job.ts';
import { balanceFigures, balanceRun } from '../../src/run/balance.ts';
import { openRunDatabase, type Connection } from '../../src/store/run-database.ts';
import { tinyJob } from '../compose/tiny-job.ts';
import { changed } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { controlOfJob } from './job-text.ts';

const empty = mkdtempSync(join(tmpdir(), 'stapel-balance-'));
const emptyDb = openRunDatabase(join(empty, 'run.db'));
afterAll(() => {
  emptyDb.close();
  rmSync(empty, { recursive: true });
});

test('amounts stand under three capitals or under `?`, whatever a row says', () => {
  const add = emptyDb.prepare("INSERT INTO document (line, raw, amount, currency) VALUES (2, x'', ?, ?)");
  const typed = ['EUR', '__proto__', 'constructor', 'eur', '', null, 'EUR', 'Jane Roe', 'EUR\n', 'USD'];
  typed.forEach((currency, index) => add.run(10 ** index, currency));
  const { documents, amounts } = balanceFigures({ db: emptyDb, job: tinyJob() });
  expect(documents.read).toBe(10);
  expect(amounts.hash).toBe(1111111111);
  const read = Object.entries(amounts.byCurrency).map(([currency, each]) => [currency, each.read]);
  expect(Object.fromEntries(read)).toEqual({ '?': 110111110, EUR: 1000001, USD: 1000000000 });
  expect(Object.keys(amounts.byCurrency)).toHaveLength(3);
});

describe('a finished run with rejects, copies and a damaged recipient', () => {
  let bench: Workbench | undefined;
  let run: { readonly db: Connection; readonly job: Job; readonly dir: string } | undefined;

  beforeAll(async () => {
    bench = new Workbench(
      changed({
        edit: [
          { file: 'job.yaml', find: controlOfJob(), put: '' },
          // An address that cannot be printed, and a currency that there is not.
          { file: 'customers.csv', find: '7280 Greendell Pl', put: '' },
          { file: 'invoices.csv', find: '2018-07-02;2018-07-16;CAD', put: '2018-07-02;2018-07-16;XTS' },
        ],
        append: [
          // The first bill once more, with its line: the copy's row stands right behind the lines of others.
          { file: 'invoices.csv', text: 'SO45891;AW00011380;2017-04-13;2017-04-27;EUR;3399.99;1\n' },
          {
            file: 'invoice_lines.csv',
            text: 'SO45891;1;BK-M82S-44;Mountain-100 Silver, 44;1;3399.99;3399.99\n',
          },
          { file: 'invoice_lines.csv', text: 'SO99999;1;FE-6654;Fender Set - Mountain;1;21.98;21.98\n\n' },
          // An empty line, and behind it a customer without a bill.
          {
            file: 'customers.csv',
            text: '\nAW00099999,MS.,Ann,Lee,1 Elm St,,Redmond,WA,98052,US,al@example.com,USD\n',
          },
        ],
      }),
    );
    const done = await bench.command([...RUN, '--workers', '1']);
    if (done.exit !== 3) throw new Error(done.stderr);
    const { job } = await loadJob(join(bench.dir, 'job/job.yaml'));
    if (job === undefined) throw new Error('the job is at fault');
    run = { job, db: openRunDatabase(join(bench.run, 'run.db')), dir: bench.run };
  });
  afterAll(() => {
    run?.db.close();
    bench?.remove();
  });

  /** What does not balance, when run.db was changed so; the change is taken back. */
  function unbalanced(...sql: string[]): string[] {
    if (run === undefined) throw new Error('no run');
    const { db, job, dir } = run;
    db.exec('BEGIN');
    try {
      for (const each of sql) expect(db.prepare(each).run().changes, each).toBeGreaterThan(0);
      const { balance, faults } = balanceRun({ db, job, directory: { staging: dir } });
      expect(balance.ok).toBe(faults.length === 0);
      return faults.map(({ values, found, expected }) => `${values?.['what']}: ${found}, not ${expected}`);
    } finally {
      db.exec('ROLLBACK');
    }
  }

  const REJECTED = "SELECT document FROM fate WHERE fate = 'rejected'";

  test('balances', () => {
    expect(unbalanced()).toEqual([]);
    const fates = run?.db.prepare('SELECT fate, count(*) AS n FROM fate GROUP BY fate ORDER BY fate').all();
    expect(fates).toEqual([
      { fate: 'composed', n: 15 },
      { fate: 'duplicate', n: 1 },
      { fate: 'rejected', n: 2 },
    ]);
  });

  test.each<[string, string[]]>([
    [
      'documents printed with another amount than was read: 2, not 0',
      [
        'UPDATE composed SET amount = amount + 100 WHERE seq = 1',
        'UPDATE composed SET amount = amount - 100 WHERE seq = 2',
      ],
    ],
    [
      'rows of the control file of stream letter and its pieces: 4, not 5',
      [
        `INSERT INTO piece SELECT 99, stream, 10, recipient, first_document, documents, sheets, pages, first_sheet,
           first_page, stations, weight FROM piece WHERE stream = (SELECT stream FROM print_stream WHERE name = 'letter') LIMIT 1`,
      ],
    ],
    [
      'documents whose row is not where their fate says: 2, not 0',
      [`UPDATE reject SET document = 5 WHERE table_name = 'invoices' AND document = (${REJECTED} LIMIT 1)`],
    ],
    [
      'documents whose row is not where their fate says: 1, not 0',
      [`DELETE FROM reject WHERE table_name = 'invoices' AND code = 'extract.document-doubled'`],
    ],
    [
      'documents whose details are not where their fate says: 2, not 0',
      [
        `UPDATE reject SET document = (${REJECTED} ORDER BY document DESC LIMIT 1)
         WHERE table_name = 'lines' AND document = (${REJECTED} ORDER BY document LIMIT 1)`,
      ],
    ],
    ['documents whose details are not where their fate says: 2, not 0', ['UPDATE held_row SET document = 3']],
    [
      'rows of the recipients in the rejects and rows at fault: 1, not 2',
      [`DELETE FROM reject WHERE table_name = 'customers' AND code = 'extract.row-blank'`],
    ],
    [
      'detail rows neither printed nor rejected: 1, not 0',
      [`DELETE FROM reject WHERE table_name = 'lines' AND code = 'extract.detail-orphan'`],
    ],
    ['documents with a fate: 17, not 18', [`DELETE FROM fate WHERE fate = 'duplicate'`]],
  ])('%s', (fault, sql) => {
    expect(unbalanced(...sql)).toEqual(expect.arrayContaining([fault]));
  });

  test('a control file that lost its last row does not go out', () => {
    const file = join(run?.dir ?? '', 'streams/a4.control.csv');
    const whole = readFileSync(file, 'utf8');
    const rows = whole.split('\r\n').length - 2;
    try {
      writeFileSync(file, whole.slice(0, -1));
      expect(unbalanced()).toEqual([
        `rows of the control file of stream a4 and its pieces: ${rows - 1}, not ${rows}`,
      ]);
      rmSync(file);
      expect(unbalanced()).toEqual([`rows of the control file of stream a4 and its pieces: 0, not ${rows}`]);
    } finally {
      writeFileSync(file, whole);
    }
  });
});
