import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse as parseCsv } from 'csv-parse/sync';
import { fixtures, type Fixture } from './fixture.ts';
import { Workbench, type Outcome } from './workbench.ts';

const MEMBERS: Readonly<Record<string, string>> = {
  customers: 'customers.csv',
  invoices: 'invoices.csv',
  lines: 'invoice_lines.csv',
};

const RUN = [
  'run',
  '$JOB',
  '--out',
  '$DIR/runs',
  '--run-id',
  'run',
  '--state',
  '$DIR/state',
  '--workers',
  '1',
  '--quiet',
];

describe.concurrent.each(fixtures())('$code', ({ code, fixture }) => {
  test(fixture.says, async () => {
    const here = new Workbench(fixture);
    try {
      for (const command of fixture.before) {
        const before = await here.command(command);
        expect(before, before.stderr).toMatchObject({ exit: 0 });
      }
      const outcome = await here.command(fixture.command ?? RUN, fixture.env);
      expect(outcome.exit, outcome.stderr).toBe(fixture.expect.exit);
      expectSaid(here, code, fixture, outcome);
      if (fixture.command === undefined || fixture.command[0] === 'run') expectRun(here, code, fixture);
    } finally {
      here.remove();
    }
  });
});

/** The code is said where people look: on standard error, in the reasons of the rejects, or in the report's counts. */
function expectSaid(here: Workbench, code: string, fixture: Fixture, { stderr, stdout }: Outcome): void {
  for (const text of fixture.expect.says) expect(stderr + stdout).toContain(text);
  for (const text of fixture.expect.hides) expect(stderr + stdout).not.toContain(text);
  const said = (stderr + stdout).split('\n').filter((line) => line.includes(`[${code}]`));
  const { at } = fixture.expect;
  if (said.length > 0) {
    const place =
      at.file === undefined
        ? ''
        : [at.file, at.line, at.column].filter((part) => part !== undefined).join(':');
    expect(
      said.filter((line) => line.includes(place)),
      stderr,
    ).not.toEqual([]);
    if (at.field !== undefined) expect(said.join('\n')).toContain(`field ${at.field}`);
    if (at.account !== undefined) expect(said.join('\n')).toContain(`account ${at.account}`);
    if (at.document !== undefined) expect(said.join('\n')).toContain(`document ${at.document}`);
    return;
  }
  expectPlaceInRejects(here, code, fixture.expect.at);
  const counts = JSON.parse(here.read('report.json')) as { faults: { code: string; count: number }[] };
  const counted = counts.faults.find((row) => row.code === code);
  expect(counted, `${code} is said nowhere:\n${stderr}`).toBeDefined();
  if (fixture.expect.count !== undefined) expect(counted?.count).toBe(fixture.expect.count);
}

interface Reason {
  readonly file: string;
  readonly line: string;
  readonly key: string;
  readonly code: string;
  readonly reason: string;
  readonly hint: string;
}

function reasonsOf(here: Workbench, table: string): Reason[] {
  const file = `rejects/${table}.reasons.csv`;
  return existsSync(join(here.run, file)) ? parseCsv<Reason>(here.read(file), { columns: true }) : [];
}

/** A rejected row's reason names the place: by the row's own columns, or in the text when the cause stands in another row. */
function expectPlaceInRejects(here: Workbench, code: string, at: Fixture['expect']['at']): void {
  const found = Object.keys(MEMBERS).flatMap((table) =>
    reasonsOf(here, table).filter((row) => row.code === code),
  );
  if (found.length === 0 || at.file === undefined) return;
  const own = found.filter(
    (row) => row.file === at.file && (at.line === undefined || row.line === String(at.line)),
  );
  const elsewhere = found.filter((row) =>
    row.reason.includes(`(${[at.file, at.line].filter((part) => part !== undefined).join(':')}`),
  );
  const named = [...own, ...elsewhere];
  expect(named, JSON.stringify(found)).not.toEqual([]);
  const text = named.map((row) => `${row.reason}, account ${row.key}, document ${row.key}`).join('\n');
  if (at.field !== undefined) expect(text).toContain(`field ${at.field}`);
  if (at.account !== undefined) expect(text).toContain(`account ${at.account}`);
  if (at.document !== undefined) expect(text).toContain(`document ${at.document}`);
}

function expectRun(here: Workbench, code: string, { expect: wanted }: Fixture): void {
  const released = wanted.exit === 0 || wanted.exit === 3;
  expect(here.released()).toBe(released);
  if (!existsSync(join(here.run, 'report.json'))) {
    expect(released).toBe(false);
    return;
  }
  const report = JSON.parse(here.read('report.json')) as {
    run: { exitCode: number };
    balance: { ok: boolean; documents: Record<string, number> };
  };
  expect(report.run.exitCode).toBe(wanted.exit);
  if (released) expect(report.balance.ok).toBe(true);
  if (wanted.documents !== undefined) expect(report.balance.documents).toEqual(wanted.documents);
  if (wanted.rejects !== undefined) {
    for (const table of Object.keys(MEMBERS))
      expectRejects(here, wanted.causes[table] ?? code, table, wanted.rejects[table] ?? []);
  }
}

/** Rejected rows stand byte for byte in the `.raw` file, behind the delivered header, with a reason each. */
function expectRejects(here: Workbench, code: string, table: string, lines: readonly number[]): void {
  const raw = join(here.run, 'rejects', `${table}.raw`);
  if (lines.length === 0) {
    expect(existsSync(raw), `${table} has rejects`).toBe(false);
    return;
  }
  const rows = here.rows(MEMBERS[table] ?? '');
  // A line that is too long comes in parts.
  const wanted = [...new Set([1, ...lines])].map((line) => rows[line - 1] ?? '');
  expect(here.readBytes(`rejects/${table}.raw`)).toBe(
    wanted.map((row) => (row.endsWith('\n') ? row : `${row}\n`)).join(''),
  );
  const reasons = reasonsOf(here, table);
  expect(reasons.map((row) => Number(row.line))).toEqual(lines);
  expect(new Set(reasons.map((row) => row.code))).toContain(code);
  for (const row of reasons) expect(row.hint).not.toBe('');
}
