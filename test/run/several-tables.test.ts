import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../faults/fixture.ts';
import { openPdf, textOf } from '../pdf/open-pdf.ts';
import { reportOf, streamSums } from './run-files.ts';

const dir = mkdtempSync(join(tmpdir(), 'stapel-shop-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The shop's folder under another name, with some texts of its files replaced. */
function shop(
  name: string,
  edits: readonly (readonly [file: string, find: string, put: string])[] = [],
): string {
  const folder = join(dir, name);
  cpSync(join(root, 'fixtures/shop'), folder, { recursive: true });
  for (const [file, find, put] of edits) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!text.includes(find)) throw new Error(`${file} has no ${find}`);
    writeFileSync(join(folder, file), text.replace(find, put));
  }
  return folder;
}

async function run(
  folder: string,
  workers = 1,
): Promise<{ readonly exit: number | undefined; readonly run: string }> {
  const out = join(folder, `runs-${workers}`);
  const args = [
    'run',
    join(folder, 'job.yaml'),
    '--out',
    out,
    '--state',
    join(out, 'state'),
    '--run-id',
    'night',
  ];
  const result = await execa(
    process.execPath,
    [join(root, 'bin/stapel.js'), ...args, '--quiet', '--workers', String(workers)],
    { reject: false, stdin: 'ignore' },
  );
  if (result.exitCode !== 0 && result.exitCode !== 3) throw new Error(result.stderr);
  return { exit: result.exitCode, run: join(out, 'night') };
}

async function textsOf(path: string): Promise<string[]> {
  const pdf = await openPdf(readFileSync(join(path, 'streams/a4.pdf')));
  return Promise.all(Array.from({ length: pdf.numPages }, (_, page) => textOf(pdf, page + 1)));
}

const ORPHAN = ['extract/options.csv', 'R-50101;3;', 'R-50101;33;'] as const;
const LENIENT = [
  'job.yaml',
  '      on: [invoice, line]\n',
  '      on: [invoice, line]\n      orphans: warn\n',
] as const;

describe('a night of several tables', () => {
  it('balances, shows all rows, and is the same bytes whatever the workers', async () => {
    const folder = shop('whole');
    const [one, four] = [await run(folder), await run(folder, 4)];
    expect(streamSums(one.run)).toEqual(streamSums(four.run));
    const report = reportOf(one.run);
    expect(report.balance.ok).toBe(true);
    expect(report.balance.documents).toMatchObject({ read: 4, composed: 4, rejected: 0 });
    expect(Object.fromEntries(report.inputs.map(({ name, records }) => [name, records]))).toEqual({
      ...{ customers: 4, invoices: 4, lines: 57, options: 38, payments: 4, articles: 10 },
    });
    const pages = (await textsOf(one.run)).join('\n');
    for (const text of [
      'Fork with pannier eyelets',
      'Touring frame, steel, 56 cm',
      'Deposit by card',
      'Card in the shop',
    ])
      expect(pages).toContain(text);
  });

  it('a row without its parent rejects the document with all its rows', async () => {
    const { exit, run: path } = await run(shop('orphan', [ORPHAN]));
    expect(exit).toBe(3);
    const report = reportOf(path);
    expect(report.balance.ok).toBe(true);
    expect(report.balance.documents).toMatchObject({ composed: 3, rejected: 1 });
    const rows = (table: string): number =>
      readFileSync(join(path, `rejects/${table}.raw`), 'utf8')
        .trim()
        .split('\n').length - 1;
    expect([rows('invoices'), rows('lines'), rows('options'), rows('payments')]).toEqual([1, 6, 8, 2]);
    expect(readFileSync(join(path, 'rejects/options.reasons.csv'), 'utf8')).toContain(
      'extract.subdetail-orphan',
    );
  });

  it('or is set aside where the job wants that: told, counted, and not shown', async () => {
    const { exit, run: path } = await run(shop('aside', [ORPHAN, LENIENT]));
    expect(exit).toBe(0);
    const report = reportOf(path);
    expect(report.balance.ok).toBe(true);
    expect(report.balance.documents).toMatchObject({ composed: 4, rejected: 0 });
    expect(report.faults.map(({ code, count }) => [code, count])).toContainEqual([
      'extract.subdetail-aside',
      1,
    ]);
    expect(existsSync(join(path, 'rejects/options.raw'))).toBe(false);
    const db = new Database(join(path, 'run.db'), { readonly: true });
    expect(db.prepare('SELECT count(*) AS n FROM aside').get()).toEqual({ n: 1 });
    db.close();
    const page = (await textsOf(path)).find((text) => text.includes('R-50101'));
    expect(page).toContain('Front wheel');
    expect(page).not.toContain('Reinforced spokes');
  });
});
