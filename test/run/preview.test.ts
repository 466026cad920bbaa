import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { PDFArray, PDFDocument, PDFRawStream } from 'pdf-lib';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RUN, Workbench } from '../faults/workbench.ts';
import { openPdf, textOf } from '../pdf/open-pdf.ts';

const here = new Workbench();
beforeAll(async () => {
  const { exit, stderr } = await here.command(RUN);
  if (exit !== 0) throw new Error(stderr);
});
afterAll(() => here.remove());

const preview = (...args: string[]) => here.command(['preview', '$JOB', '--state', '$DIR/state', ...args]);
const file = (name: string): Buffer => readFileSync(join(here.dir, name));
const kept = (): string[] =>
  readdirSync(join(here.dir, 'state/preview')).filter((name) => name.endsWith('.db'));

/** The first content stream of each page: what composition made, without marks. */
async function contents(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf);
  return document.getPages().map(({ node }) => {
    const all = node.Contents();
    const first = all instanceof PDFArray ? all.lookup(0) : all;
    if (!(first instanceof PDFRawStream)) throw new Error('a page without content');
    return inflateSync(first.contents).toString('latin1');
  });
}

/** The pages of a document as the run has kept them. */
function composed(key: string): string[] {
  const db = new Database(join(here.run, 'run.db'), { readonly: true });
  const row = db
    .prepare<[string], { segment: number; offset: number; sizes: string }>(
      `SELECT segment, offset, page_bytes AS sizes FROM composed c JOIN document d ON d.document = c.document WHERE d.key = ?`,
    )
    .get(key);
  db.close();
  if (row === undefined) throw new Error(`${key} was not composed`);
  const bytes = file(`runs/run/segments/${String(row.segment).padStart(4, '0')}.seg`);
  let at = row.offset;
  return row.sizes.split(' ').map((size) => {
    at += Number(size);
    return inflateSync(bytes.subarray(at - Number(size), at)).toString('latin1');
  });
}

function keys(sql: string): { account: string; key: string }[] {
  const db = new Database(join(here.run, 'run.db'), { readonly: true });
  const rows = db.prepare<[], { account: string; key: string }>(sql).all();
  db.close();
  return rows;
}

/** An account with several documents. */
function twice(all: readonly { account: string }[]): string {
  const accounts = all.map(({ account }) => account);
  return accounts.find((account, i) => accounts.indexOf(account) !== i) ?? '';
}

test('pages are those of the run, byte for byte, but for SPECIMEN', async () => {
  const all = keys(
    `SELECT d.account, d.key FROM composed c JOIN document d ON d.document = c.document ORDER BY c.seq`,
  );
  const several = all.filter(({ account }, _, each) => account === twice(each));
  expect(several.length).toBeGreaterThan(1);
  for (const documents of [several, all.slice(-1)]) {
    const account = documents[0]?.account ?? '';
    const shown = await preview('--account', account, '--out', '$DIR/p.pdf');
    expect(shown, shown.stderr).toMatchObject({ exit: 0, stderr: '' });
    const pages = await contents(file('p.pdf'));
    for (const page of pages) expect(page.match(/\/X\d+ Do/g)).toHaveLength(1);
    const printed = documents.flatMap(({ key }) => composed(key));
    expect(pages.map((page) => page.replace(/\/X\d+ Do\n/, ''))).toEqual(printed);
  }
});

test('one document is chosen by its number, and says SPECIMEN to whoever reads it', async () => {
  expect(await preview('--document', 'SO45891', '--out', '$DIR/one.pdf')).toMatchObject({ exit: 0 });
  const pdf = await openPdf(file('one.pdf'));
  const text = await textOf(pdf, 1);
  expect(text).toContain('SPECIMEN');
  expect(text).toContain('SO45891');
  expect(statSync(join(here.dir, 'one.pdf')).mode & 0o777).toBe(0o600);
});

test('nothing but the read extract is left, and the ledger has no further run', async () => {
  const before = await here.command(['runs', '--state', '$DIR/state']);
  const runs = readdirSync(join(here.dir, 'runs'));
  expect(await preview('--out', '$DIR/p.pdf')).toMatchObject({ exit: 0 });
  expect(readdirSync(join(here.dir, 'runs'))).toEqual(runs);
  expect(await here.command(['runs', '--state', '$DIR/state'])).toEqual(before);
  expect(kept()).toHaveLength(1);
  for (const name of kept()) expect(statSync(join(here.dir, 'state/preview', name)).mode & 0o777).toBe(0o600);
});

test('the extract is read once, again when it has changed, and again when what was read is gone', async () => {
  await preview('--out', '$DIR/p.pdf');
  const [first = ''] = kept();
  const made = statSync(join(here.dir, 'state/preview', first)).mtimeMs;
  const template = join(here.dir, 'job/invoice.yaml');
  writeFileSync(template, `${readFileSync(template, 'utf8')}\n# seen\n`);
  await preview('--out', '$DIR/p.pdf');
  expect(kept()).toEqual([first]);
  expect(statSync(join(here.dir, 'state/preview', first)).mtimeMs).toBe(made);
  writeFileSync(join(here.dir, 'extract.zip'), file('extract.zip'));
  await preview('--out', '$DIR/p.pdf');
  expect(kept()).toHaveLength(2);
  rmSync(join(here.dir, 'state/preview'), { recursive: true });
  expect(await preview('--out', '$DIR/p.pdf')).toMatchObject({ exit: 0 });
  expect(kept()).toHaveLength(1);
});

test('outlines name the lines of the template that frames and blocks were typed in', async () => {
  expect(await preview('--debug-layout', '--out', '$DIR/boxes.pdf')).toMatchObject({ exit: 0 });
  const text = await textOf(await openPdf(file('boxes.pdf')), 1);
  const typed = readFileSync(join(here.dir, 'job/invoice.yaml'), 'utf8').split('\n');
  const line = (what: RegExp): number => typed.findIndex((each) => what.test(each)) + 1;
  expect(text).toContain(`frame invoice.yaml:${line(/firstFrame:|first:/)}`);
  expect(text).toContain(`address invoice.yaml:${line(/^ +address: \{ x/)}`);
  const named = [...text.matchAll(/invoice\.yaml:(\d+)/g)].map(([, each]) => Number(each));
  expect(Math.max(...named)).toBeGreaterThan(line(/^flow:/));
});

test('pictures are one for each page', async () => {
  const account = twice(keys('SELECT account, key FROM document'));
  const { exit, stdout } = await preview('--account', account, '--out', 'bill.png', '--dpi', '60');
  expect(exit).toBe(0);
  const names = stdout.trim().split('\n');
  expect(names.slice(0, 2)).toEqual(['bill-1.png', 'bill-2.png']);
  const { width, height, data } = PNG.sync.read(file('bill-1.png'));
  // A4 at 60 dots an inch.
  expect([width, height]).toEqual([496, 702]);
  const dark = data.filter((value, i) => i % 4 === 0 && value < 128).length;
  expect(dark).toBeGreaterThan(1000);
});
