import Database from 'better-sqlite3';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changed, MEMBERS, root } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { controlOfJob } from './job-text.ts';
import { reportOf } from './run-files.ts';

/** Something that happens to a file behind its header; `at` is a share of the file. */
const blow = fc.record({
  file: fc.constantFrom(...Object.values(MEMBERS)),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  kind: fc.oneof(
    fc.record({ put: fc.constantFrom('"', ';', ',', '\n', '\r\n', '\0', '\xff', 'x', '-', '\xc3', '=') }),
    fc.record({ drop: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ line: fc.constantFrom('twice', 'gone', 'last') }),
  ),
});

test('whatever befalls its rows, a run balances and every row is printed or rejected', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(blow, { minLength: 1, maxLength: 6 }), async (blows) => {
      const files = damaged(blows);
      const bench = new Workbench(
        changed({
          // Without control totals, which would stop the run at once: what is looked at here is what becomes of the rows.
          edit: [{ file: 'job.yaml', find: controlOfJob(), put: '' }],
          write: Object.entries(files).map(([file, text]) => ({ file, text: escaped(text) })),
        }),
      );
      try {
        const { exit, stderr } = await bench.command([...RUN, '--workers', '1']);
        expect([0, 3], stderr).toContain(exit);
        expect(reportOf(bench.run).balance.ok).toBe(true);
        for (const [table, file] of Object.entries(MEMBERS)) {
          expect(accountedLines(bench, table)).toEqual(rowsOf(files[file] ?? '').toSorted());
        }
      } finally {
        bench.remove();
      }
    }),
    // More damage, of other kinds each time: STAPEL_SEED=random DAMAGE_RUNS=200 npx vitest run test/run/random-damage.test.ts
    { numRuns: Number(process.env['DAMAGE_RUNS'] ?? 20) },
  );
}, 3_600_000);

function damaged(
  blows: readonly { file: string; at: number; kind: Record<string, string | number> }[],
): Record<string, string> {
  const files: Record<string, string> = {};
  for (const file of Object.values(MEMBERS))
    files[file] = readFileSync(join(root, 'fixtures/small', file)).toString('latin1');
  for (const { file, at, kind } of blows) {
    const [header = '', ...rows] = (files[file] ?? '').split(/(?<=\n)/);
    const body = rows.join('');
    const place = Math.floor(body.length * at);
    const row = Math.floor(rows.length * at);
    if ('put' in kind) files[file] = header + body.slice(0, place) + String(kind['put']) + body.slice(place);
    else if ('drop' in kind)
      files[file] = header + body.slice(0, place) + body.slice(place + Number(kind['drop']));
    else {
      const [one = ''] = rows.splice(row, 1);
      const again = kind['line'] === 'twice' ? [one, one] : [];
      if (kind['line'] === 'last') rows.push(one);
      else rows.splice(row, 0, ...again);
      files[file] = header + rows.join('');
    }
  }
  return files;
}

/** In the fixtures' way of writing bytes. */
function escaped(latin1: string): string {
  return latin1.replace(
    /[\0\\\x80-\xff]/g,
    (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** Lines behind the header, without their ends. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').slice(1);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.replace(/\r$/, ''));
}

/** The same without empty lines at the very end, which are no rows. */
function rowsOf(text: string): string[] {
  const lines = linesOf(text);
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Lines that are printed, by run.db, and lines that stand in the rejects. */
function accountedLines(bench: Workbench, table: string): string[] {
  const db = new Database(join(bench.run, 'run.db'), { readonly: true });
  const rows = (sql: string): Buffer[] =>
    db
      .prepare<[], { raw: Buffer }>(sql)
      .all()
      .map(({ raw }) => raw);
  const printed = {
    customers: () => rows('SELECT raw FROM recipient WHERE fault IS NULL'),
    invoices: () =>
      rows(
        `SELECT d.raw FROM document d JOIN fate f ON f.document = d.document WHERE f.fate IN ('composed', 'diverted')`,
      ),
    lines: () => printedDetails(db),
  }[table];
  const raw = join(bench.run, 'rejects', `${table}.raw`);
  const rejected = existsSync(raw) ? linesOf(readFileSync(raw).toString('latin1')) : [];
  const kept = (printed?.() ?? []).flatMap((row) => linesOf(`\n${row.toString('latin1')}`));
  db.close();
  return [...kept, ...rejected].toSorted();
}

function printedDetails(db: Database.Database): Buffer[] {
  const held = new Set(
    db
      .prepare<[], { line: number }>('SELECT line FROM held_row')
      .all()
      .map(({ line }) => line),
  );
  const runs = db
    .prepare<[], { line: number; raw: Buffer; cuts: Buffer | null }>(
      'SELECT t.line, t.raw, t.cuts FROM compose_detail t JOIN composed c ON c.seq = t.seq',
    )
    .all();
  return runs.flatMap(({ line, raw, cuts }) => {
    if (cuts === null) return held.has(line) ? [] : [raw];
    const rows: Buffer[] = [];
    for (let i = 0, at = 0; i < cuts.length; i += 8) {
      const length = cuts.readUInt32LE(i + 4);
      if (!held.has(cuts.readUInt32LE(i))) rows.push(raw.subarray(at, at + length));
      at += length;
    }
    return rows;
  });
}
