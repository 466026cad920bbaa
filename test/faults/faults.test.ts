import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse as parseCsv } from 'csv-parse/sync';
import { showPlace } from '../../src/fault/fault.ts';
import { FakePrinter } from '../print/fake-printer.ts';
import { fixtures, MEMBERS, type Fixture } from './fixture.ts';
import { canLeaveRoot, outcomeOf, RUN, Workbench, type Outcome } from './workbench.ts';

const ONE_WORKER = [...RUN, '--workers', '1'];

describe.concurrent.each(fixtures())('$code', ({ code, fixture }) => {
  const lacking = fixture.needs !== undefined && !existsSync(fixture.needs);
  test.skipIf(lacking || (fixture.unprivileged && !canLeaveRoot()))(
    fixture.says,
    async () => {
      const here = new Workbench(fixture);
      const printer = fixture.printer === undefined ? undefined : await FakePrinter.start(fixture.printer);
      here.printer = printer?.uri ?? '';
      try {
        await prepare(here, fixture);
        const outcome = await perform(here, fixture, printer);
        expect(outcome.exit, outcome.stderr).toBe(fixture.expect.exit);
        expectSaid(here, code, fixture, outcome);
        if (fixture.command === undefined || fixture.command[0] === 'run') expectRun(here, code, fixture);
      } finally {
        await printer?.stop();
        here.remove();
      }
      // A record that eats memory or stalls costs several workers their lives before it is found.
    },
    180_000,
  );
});

async function prepare(here: Workbench, { before, tamper, unprivileged }: Fixture): Promise<void> {
  for (const step of before) {
    const plain = Array.isArray(step);
    const outcome = plain
      ? await here.command(step)
      : await here.command([...ONE_WORKER, ...step.also], step.env);
    expect(outcome, outcome.stderr).toMatchObject({ exit: plain ? 0 : step.exit });
  }
  if (tamper !== undefined) here.tamper(tamper);
  if (unprivileged) here.leaveRoot();
}

/** The command that the fixture is about, with what happens at the same time. */
async function perform(
  here: Workbench,
  { command, also, env, meanwhile, signal, touched }: Fixture,
  printer: FakePrinter | undefined,
): Promise<Outcome> {
  const other =
    meanwhile === undefined ? undefined : here.start([...ONE_WORKER, ...meanwhile.also], meanwhile.env);
  const touching = touched ? here.touch() : undefined;
  try {
    if (meanwhile !== undefined) await here.logged(meanwhile.until);
    const args = command ?? [...ONE_WORKER, ...also];
    if (signal === undefined) return await here.command(args, env);
    const running = here.start(args, env);
    await (printer === undefined ? here.logged(signal.when) : printer.followed());
    running.kill(signal.name);
    return outcomeOf(await running);
  } finally {
    other?.kill('SIGKILL');
    touching?.kill('SIGKILL');
    await Promise.all([other, touching]);
  }
}

/** The code is said where people look: on standard error, in the reasons of the rejects, or in the report's counts. */
function expectSaid(here: Workbench, code: string, fixture: Fixture, { stderr, stdout }: Outcome): void {
  for (const text of fixture.expect.says) expect(stderr + stdout).toContain(text);
  for (const text of fixture.expect.hides) {
    expect(stderr + stdout).not.toContain(text);
    for (const file of ['run.ndjson', 'report.json'].filter((name) => existsSync(join(here.run, name)))) {
      expect(here.read(file)).not.toContain(text);
    }
  }
  expect(stderr, 'a value is missing in a message').not.toMatch(/\{\w+\}/);
  const said = (stderr + stdout).split('\n').filter((line) => line.includes(`[${code}]`));
  if (fixture.command?.[0] === 'check') expectNothingElse(code, stderr);
  const at = { ...here.mark, ...fixture.expect.at };
  if (said.length > 0) {
    const place =
      at.file === undefined
        ? ''
        : [at.file, at.line, at.column].filter((part) => part !== undefined).join(':');
    expect(
      said.filter((line) => line.includes(`${place}:`) || line.includes(`${place},`) || place === ''),
      stderr,
    ).not.toEqual([]);
    if (at.field !== undefined) expect(said.join('\n')).toContain(`field ${at.field}`);
    if (at.account !== undefined) expect(said.join('\n')).toContain(`account ${at.account}`);
    if (at.document !== undefined) expect(said.join('\n')).toContain(`document ${at.document}`);
    return;
  }
  expectPlaceInRejects(here, code, at, fixture.expect);
  const counts = JSON.parse(here.read('report.json')) as {
    faults: { code: string; count: number; examples?: string[] }[];
  };
  const counted = counts.faults.find((row) => row.code === code);
  expect(counted, `${code} is said nowhere:\n${stderr}`).toBeDefined();
  if (fixture.expect.count !== undefined) expect(counted?.count).toBe(fixture.expect.count);
  if (counted?.examples === undefined) return;
  const shown = showPlace(Object.fromEntries(Object.entries(at).filter(([, part]) => part !== undefined)));
  expect(counted.examples.filter((line) => line.startsWith(shown))).not.toEqual([]);
  for (const text of fixture.expect.example) expect(counted.examples.join('\n')).toContain(text);
}

/** What is wrong in one place is said once, and nothing that only follows from it. */
function expectNothingElse(code: string, stderr: string): void {
  const codes = [...stderr.matchAll(/ \[([a-z]+\.[a-z-]+)\]$/gm)].map(([, each]) => each);
  expect(new Set(codes), stderr).toEqual(new Set([code]));
  const lines = stderr.split('\n').filter((line) => line.endsWith(`[${code}]`));
  expect(lines, stderr).toEqual([...new Set(lines)]);
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
function expectPlaceInRejects(
  here: Workbench,
  code: string,
  at: Fixture['expect']['at'],
  expected: Pick<Fixture['expect'], 'reason' | 'hides'>,
): void {
  const found = Object.keys(MEMBERS).flatMap((table) =>
    reasonsOf(here, table).filter((row) => row.code === code),
  );
  const reasons = found.map(({ reason }) => reason).join('\n');
  for (const text of expected.reason) expect(reasons).toContain(text);
  for (const text of expected.hides) expect(reasons).not.toContain(text);
  if (found.length === 0 || at.file === undefined) return;
  const own = found.filter(
    (row) => row.file === at.file && (at.line === undefined || row.line === String(at.line)),
  );
  const place = [at.file, at.line].filter((part) => part !== undefined).join(':');
  const elsewhere = found.filter((row) => /[,)]/.test(row.reason.split(`(${place}`)[1]?.[0] ?? ''));
  const named = [...own, ...elsewhere];
  expect(named, JSON.stringify(found)).not.toEqual([]);
  const text = named.map((row) => `${row.reason}, account ${row.key}, document ${row.key}`).join('\n');
  if (at.field !== undefined) expect(text).toContain(`field ${at.field}`);
  if (at.account !== undefined) expect(text).toContain(`account ${at.account}`);
  if (at.document !== undefined) expect(text).toContain(`document ${at.document}`);
}

function expectRun(here: Workbench, code: string, { expect: wanted }: Fixture): void {
  const released = wanted.exit === 0 || wanted.exit === 3;
  expect(here.released()).toBe(wanted.released ?? released);
  // What stands there is an earlier run's.
  if (wanted.released !== undefined) return;
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
      expectRejects(here, wanted.codes[table] ?? code, table, wanted.rejects[table] ?? []);
  }
}

/** Rejected rows stand byte for byte in the `.raw` file, behind the delivered header, with a reason each. */
function expectRejects(
  here: Workbench,
  codes: string | readonly string[],
  table: string,
  lines: readonly number[],
): void {
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
  const found = reasons.map((row) => row.code);
  if (typeof codes === 'string') expect(found).toContain(codes);
  else expect(found).toEqual(codes);
  for (const row of reasons) {
    expect(row.hint).not.toBe('');
    expect(row.reason, 'a value is missing').not.toMatch(/\{\w+\}/);
  }
}
