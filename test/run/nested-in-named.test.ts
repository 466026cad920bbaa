import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../faults/fixture.ts';
import { callWarm } from '../faults/warm-commands.ts';
import { reportOf, streamSums } from './run-files.ts';

// Rows of a document that name what they belong to, and rows nested in them by the order of their file.

const dir = mkdtempSync(join(tmpdir(), 'stapel-named-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const shop = join(root, 'fixtures/shop');
const rowsOf = (table: string): string[][] =>
  readFileSync(join(shop, `extract/${table}.csv`), 'utf8')
    .trim()
    .split('\n')
    .map((row) => row.split(';'));

interface Edit {
  readonly find: string | RegExp;
  readonly put: string;
}

function folderOf(name: string, files: Readonly<Record<string, string>>, edits: readonly Edit[]): string {
  const folder = join(dir, name);
  cpSync(shop, folder, { recursive: true });
  let job = readFileSync(join(folder, 'job.yaml'), 'utf8');
  for (const { find, put } of edits) {
    if (!(typeof find === 'string' ? job.includes(find) : find.test(job)))
      throw new Error(`no ${String(find)}`);
    job = job.replace(find, put);
  }
  writeFileSync(join(folder, 'job.yaml'), job);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, 'extract', file), text);
  return folder;
}

async function run(folder: string, id = 'night', ...more: readonly string[]) {
  const where = ['--out', join(folder, 'runs'), '--state', join(folder, 'state'), '--run-id', id];
  const args = ['run', join(folder, 'job.yaml'), ...where, '--quiet', ...more];
  const { exit: exitCode, stderr } = await callWarm(folder, args);
  return { exitCode, stderr, path: join(folder, 'runs', id) };
}

let whole: Record<string, string> = {};
beforeAll(async () => {
  const { path } = await run(folderOf('whole', {}, []));
  whole = streamSums(path);
}, 60_000);

const [, ...lines] = rowsOf('lines');
const [, ...options] = rowsOf('options');
const optionsOf = (line: readonly string[]): string[][] =>
  options.filter((option) => option[0] === line[0] && option[1] === line[1]);

/** Each line with its options behind it. */
const mixed = lines.flatMap((line) => [
  ['L', ...line],
  ...optionsOf(line).map((option) => ['O', ...option.slice(2)]),
]);
const inOneFile: readonly Edit[] = [
  {
    find: `      file: lines.csv\n      delimiter: ';'\n      key: line # options name the line by it, within their invoice\n`,
    put: `      file: rows.txt\n      delimiter: ';'\n      header: false\n      type: { at: 1, is: L }\n`,
  },
  {
    find: `      file: options.csv\n      delimiter: ';'\n      parent: lines\n      on: [invoice, line]\n`,
    put: `      file: rows.txt\n      delimiter: ';'\n      header: false\n      type: { at: 1, is: O }\n      parent: lines\n      nested: true\n`,
  },
  {
    find: /columns:\n( {8}invoice: text\n {8}line: integer\n {8}sku)/,
    put: 'columns:\n        kind: text\n$1',
  },
  { find: / {8}invoice: text\n {8}line: integer\n {8}rank/, put: '        kind: text\n        rank' },
];
const textOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.join(';')}\n`).join('');

test('options behind the lines that name their invoice are shown below them', async () => {
  const folder = folderOf('mixed', { 'rows.txt': textOf(mixed) }, inOneFile);
  const { exitCode, stderr, path } = await run(folder);
  expect(exitCode, stderr).toBe(0);
  expect(reportOf(path).balance.documents).toMatchObject({ read: 4, composed: 4, rejected: 0 });
  expect(streamSums(path)).toEqual(whole);
});

test('rejects of such a file stand there in its order', async () => {
  const wrong = mixed.map((row) =>
    row[0] === 'L' && row[1] === 'R-50101' && row[2] === '3' ? [...row.slice(0, -1), '1.00'] : row,
  );
  const folder = folderOf('wrong', { 'rows.txt': textOf(wrong) }, inOneFile);
  const { exitCode, path } = await run(folder);
  expect(exitCode).toBe(3);
  const rejected = readFileSync(join(path, 'rejects/lines.raw'), 'utf8').split('\n').slice(0, -1);
  expect(rejected).toEqual(
    textOf(wrong)
      .split('\n')
      .filter((row, i, all) => {
        const line = row.startsWith('L') ? row : all.slice(0, i).findLast((before) => before.startsWith('L'));
        return row !== '' && line?.includes('R-50101') === true;
      }),
  );
});

test('notes behind options that name their line by a key of its own', async () => {
  const keyed = rowsOf('lines').map((row, i) => [...row, i === 0 ? 'id' : `${row[0]}/${row[1]}`]);
  const noted = options.flatMap(([invoice, line, ...rest]) => [
    ['O', `${invoice}/${line}`, ...rest],
    ['N', 'a note'],
  ]);
  const folder = folderOf('noted', { 'lines.csv': textOf(keyed), 'options.txt': textOf(noted) }, [
    { find: 'key: line # options name the line by it, within their invoice', put: 'key: id' },
    {
      find: '        sku: text\n        quantity: integer\n',
      put: '        sku: text\n        id: text\n        quantity: integer\n',
    },
    {
      find: `      file: options.csv\n      delimiter: ';'\n      parent: lines\n      on: [invoice, line]\n`,
      put: `      file: options.txt\n      delimiter: ';'\n      header: false\n      type: { at: 1, is: O }\n      parent: lines\n      on: of\n`,
    },
    {
      find: / {8}invoice: text\n {8}line: integer\n {8}rank/,
      put: '        kind: text\n        of: text\n        rank',
    },
    {
      find: '    payments:\n',
      put: `    notes:
      record: note
      file: options.txt
      delimiter: ';'
      header: false
      type: { at: 1, is: N }
      parent: options
      nested: true
      columns: { kind: text, text: text }

    payments:
`,
    },
  ]);
  const { exitCode, stderr, path } = await run(folder);
  expect(exitCode, stderr).toBe(0);
  const report = reportOf(path);
  expect(report.rejects).toEqual([]);
  expect(report.inputs.find(({ name }) => name === 'notes')?.records).toBe(options.length);
  expect(streamSums(path)).toEqual(whole);
});
