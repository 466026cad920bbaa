import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { zipBytes } from '../extract/zip-bytes.ts';
import { changed, root } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { controlOfJob } from './job-text.ts';
import { reportOf } from './run-files.ts';

const SLOW = 180_000;
const MEMBERS = ['customers.csv', 'invoices.csv', 'invoice_lines.csv'];
const small = (member: string): string => readFileSync(join(root, 'fixtures/small', member), 'utf8');

/** A bench whose nights stand in one ledger, with what the job says of duplicates. */
function bench(duplicates: string, expectations = ''): Workbench {
  return new Workbench(
    changed({
      edit: [
        { file: 'job.yaml', find: controlOfJob(), put: expectations },
        { file: 'job.yaml', find: 'state: own', put: `${duplicates}\nstate: shared` },
      ],
    }),
  );
}

type Edit = (text: string, member: string) => string;

/** Runs a night on the small extract, edited. */
async function night(here: Workbench, id: string, edit: Edit, ...more: string[]) {
  const archive = join(here.dir, `${id}.zip`);
  writeFileSync(
    archive,
    zipBytes(MEMBERS.map((member) => ({ name: member, data: edit(small(member), member) }))),
  );
  const args = [...RUN.with(RUN.indexOf('--run-id') + 1, id), '--workers', '1'];
  const outcome = await here.command([...args, '--input', `archive=${archive}`, ...more]);
  return { ...outcome, report: () => reportOf(join(here.dir, 'runs', id)) };
}

const asItIs: Edit = (text) => text;
/** A customer more: other bytes, the same bills. */
const otherBytes: Edit = (text, member) =>
  member === 'customers.csv' ? `${text}AW90,,ANN,BELL,1 Rose Dr.,,Metchosin,BC,V9,CA,,CAD\n` : text;

/** A bill more, under a number of its own; SO73301 has the same content. */
const withBill =
  (number: string, like = false): Edit =>
  (text, member) => {
    const rows = like ? LIKE_SO73301 : FRESH;
    const row = member === 'invoices.csv' ? rows.invoice : member === 'customers.csv' ? [] : rows.lines;
    return text + row.map((each) => `${number};${each}\n`).join('');
  };

const FRESH = {
  invoice: ['AW00012527;2019-06-20;2019-07-03;USD;43.96;1'],
  lines: ['1;FE-6654;Fender Set - Mountain;2;21.98;43.96'],
};
const LIKE_SO73301 = {
  invoice: ['AW00012527;2019-06-19;2019-07-03;USD;118.93;3'],
  lines: [
    '1;FE-6654;Fender Set - Mountain;2;21.98;43.96',
    '2;BC-M005;Mountain Bottle Cage;2;9.99;19.98',
    '3;HY-1023-70;Hydration Pack - 70 oz.;1;54.99;54.99',
  ],
};

/** The bills that nights have had before are not in it. */
const only =
  (edit: Edit): Edit =>
  (text, member) =>
    edit(member === 'customers.csv' ? text : `${text.split('\n')[0]}\n`, member);

const both =
  (first: Edit, second: Edit): Edit =>
  (text, member) =>
    second(first(text, member), member);

function ledger(here: Workbench, ...statements: string[]): void {
  const db = new Database(join(here.dir, 'state/ledger.db'));
  for (const statement of statements) db.exec(statement);
  db.close();
}

const faultOf = (report: ReturnType<typeof reportOf>, code: string) =>
  report.faults.find((each) => each.code === code);

async function withBench(here: Workbench, work: (here: Workbench) => Promise<void>): Promise<void> {
  try {
    await work(here);
  } finally {
    here.remove();
  }
}

describe.concurrent('document numbers of an earlier released run', () => {
  test(
    'are held back, and what is new is produced; the report says where the first ones are',
    () =>
      withBench(bench(''), async (here) => {
        expect(await night(here, 'first', asItIs)).toMatchObject({ exit: 0 });
        const second = await night(here, 'second', withBill('SO80001'));
        expect(second.exit, second.stderr).toBe(3);
        const { balance, rejects } = second.report();
        expect(balance).toMatchObject({ ok: true, documents: { read: 18, composed: 1, duplicate: 17 } });
        const row = rejects.find(({ code }) => code === 'match.number-released');
        expect(row).toMatchObject({ documents: 17 });
        expect(row?.says).toContain('was produced by run `first`');
        const traced = await here.command(['trace', join(here.dir, 'runs/second'), 'SO45891']);
        expect(traced.stdout).toContain('document SO45891: duplicate');
        expect(traced.stdout).toContain(join(here.dir, 'runs/first'));

        // What a run has held back is not out because of it; what it has produced is.
        const third = await night(here, 'third', both(withBill('SO80001'), withBill('SO80002')));
        expect(third.report().balance.documents).toMatchObject({ read: 19, composed: 1, duplicate: 18 });

        // The same extract once more, on purpose: it produces what it produced and holds back what it held back.
        const again = await night(here, 'again', withBill('SO80001'), '--rerun', '--reason', 'paper jam');
        expect(again.exit, again.stderr).toBe(3);
        expect(again.report().balance.documents).toMatchObject({ read: 18, composed: 1, duplicate: 17 });

        // Its rejects are bills that are out: mended or not, they do not go out as a supplement.
        const raw = join(here.dir, 'runs/again/rejects/invoices.raw');
        writeFileSync(raw, readFileSync(raw, 'utf8').replace('SO45891;', 'SO45891 ;'));
        const supplement = await here.command([
          ...RUN.with(RUN.indexOf('--run-id') + 1, 'mended'),
          ...['--input', `invoices=${raw}`],
        ]);
        expect(supplement.exit, supplement.stderr).toBe(65);
        expect(supplement.stderr).toContain('run.nothing-produced');
      }),
    SLOW,
  );

  test(
    'do not count when the run failed, is held or is older than the job wants them known',
    () =>
      withBench(bench('duplicates: { days: 10 }'), async (here) => {
        expect(await night(here, 'first', asItIs)).toMatchObject({ exit: 0 });
        ledger(here, "UPDATE run SET state = 'failed'");
        expect(await night(here, 'after-failure', otherBytes)).toMatchObject({ exit: 0 });
        ledger(here, "UPDATE run SET state = 'failed'");
        const specimen = await night(here, 'specimen', withBill('SO80001'), '--limit', '3');
        expect(specimen).toMatchObject({ exit: 0 });
        const unseen = await night(here, 'unseen', withBill('SO80002'));
        expect(unseen, unseen.stderr).toMatchObject({ exit: 0 });
        const late = await night(here, 'late', withBill('SO80003'), '--run-date', '2019-07-12');
        expect(late.exit, late.stderr).toBe(0);
        expect(late.report().balance.documents).toMatchObject({ composed: 18, duplicate: 0 });
        const soon = await night(here, 'soon', withBill('SO80004'), '--run-date', '2019-07-22');
        expect(soon.report().balance.documents).toMatchObject({ composed: 1, duplicate: 17 });
      }),
    SLOW,
  );

  test(
    'are told and produced when the job says so, or a person produces a changed extract again',
    () =>
      withBench(bench('duplicates: { number: warn, content: hold }'), async (here) => {
        expect(await night(here, 'first', asItIs)).toMatchObject({ exit: 0 });
        const second = await night(here, 'second', withBill('SO80001'));
        expect(second.exit, second.stderr).toBe(0);
        expect(second.report().balance.documents).toMatchObject({ composed: 18, duplicate: 0 });
        const told = faultOf(second.report(), 'match.number-again');
        expect(told).toMatchObject({ count: 17 });
        expect(told?.examples?.join()).toContain('run `first`');
      }),
    SLOW,
  );

  test(
    'of a changed extract are produced again with --rerun, and told',
    () =>
      withBench(bench(''), async (here) => {
        expect(await night(here, 'first', asItIs)).toMatchObject({ exit: 0 });
        const stopped = await night(here, 'stopped', otherBytes);
        expect(stopped.exit, stopped.stderr).toBe(65);
        expect(stopped.stderr).toContain('run.nothing-produced');
        const again = await night(here, 'again', otherBytes, '--rerun', '--reason', 'host corrected it');
        expect(again.exit, again.stderr).toBe(0);
        expect(faultOf(again.report(), 'match.number-again')).toMatchObject({ count: 17 });
      }),
    SLOW,
  );

  test(
    'of runs of an earlier version are taken from their databases, into a ledger that had no place for them',
    () =>
      withBench(bench(''), async (here) => {
        expect(await night(here, 'first', asItIs)).toMatchObject({ exit: 0 });
        ledger(here, 'DROP TABLE released_document', 'ALTER TABLE run DROP COLUMN documentsKept');
        const second = await night(here, 'second', withBill('SO80001'));
        expect(second.report().balance.documents).toMatchObject({ composed: 1, duplicate: 17 });
        // From then on the ledger knows them, whatever becomes of the run's directory.
        ledger(here, "UPDATE run SET directory = '/gone/' || runId");
        const third = await night(here, 'third', withBill('SO80002'));
        expect(third.report().balance.documents).toMatchObject({ composed: 1, duplicate: 17 });
      }),
    SLOW,
  );

  test(
    'stand in the way of a held run whose bills another run has released since',
    () => {
      const expected = '  expect: [{ table: invoices, records: { to: 17 }, then: hold }]\n';
      return withBench(bench('', expected), async (here) => {
        const held = await night(here, 'held', withBill('SO80001'));
        expect(held.exit, held.stderr).toBe(3);
        expect(held.stderr).toContain('[run.held]');
        // A held run is not released: its bills are nobody's duplicates.
        expect(await night(here, 'first', asItIs)).toMatchObject({ exit: 0 });
        const release = await here.command(['release', join(here.dir, 'runs/held'), '--by', 'Ann']);
        expect(release.exit).toBe(65);
        expect(release.stderr).toContain('`17` documents of run `held` were released by run `first` since');
        // Produced anew it holds back what is out, and has the rest.
        const rest = await night(here, 'rest', withBill('SO80001'), '--rerun', '--reason', 'the rest of it');
        expect(rest.stderr).toContain('[run.held]');
        const released = await here.command(['release', join(here.dir, 'runs/rest'), '--by', 'Ann']);
        expect(released.exit, released.stderr).toBe(0);
        expect(rest.exit).toBe(3);
        expect(rest.report().balance.documents).toMatchObject({ composed: 1, duplicate: 17 });
      });
    },
    SLOW,
  );
});

describe.concurrent('the same content under another number', () => {
  test(
    'is told as a rule, with the document and the run that it is like',
    () =>
      withBench(bench(''), async (here) => {
        expect(await night(here, 'first', asItIs)).toMatchObject({ exit: 0 });
        const second = await night(here, 'second', only(withBill('SO80001', true)));
        expect(second.exit, second.stderr).toBe(0);
        const told = faultOf(second.report(), 'match.content-again');
        expect(told).toMatchObject({ count: 1 });
        expect(told?.examples?.[0]).toContain('the same as document `SO73301` of run `first`');
      }),
    SLOW,
  );

  test(
    'is held back where the job says so, in one run and from one run to the next',
    () =>
      withBench(bench('duplicates: { content: hold }'), async (here) => {
        const first = await night(here, 'first', withBill('SO80001', true));
        expect(first.exit, first.stderr).toBe(3);
        expect(first.report().balance).toMatchObject({
          ok: true,
          documents: { read: 18, composed: 17, duplicate: 1 },
        });
        expect(first.report().rejects).toMatchObject([
          { code: 'match.content-doubled', documents: 1, rows: 4 },
        ]);
        const twice = both(withBill('SO80002', true), withBill('SO80002', true));
        const second = await night(here, 'second', only(both(twice, withBill('SO80003'))));
        expect(second.exit, second.stderr).toBe(3);
        expect(second.report().balance).toMatchObject({
          ok: true,
          documents: { read: 3, composed: 1, duplicate: 2 },
        });
        const row = second.report().rejects.find(({ code }) => code === 'match.content-released');
        expect(row?.says).toContain('document `SO73301` of run `first`');
      }),
    SLOW,
  );
});
