import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import { execa } from 'execa';
import { afterAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { openInput } from '../../src/extract/container/input.ts';
import { zipBytes } from '../extract/zip-bytes.ts';
import { root } from '../faults/fixture.ts';
import { callWarm } from '../faults/warm-commands.ts';
import { outcomeOf, type Outcome } from '../faults/workbench.ts';

const dir = mkdtempSync(join(tmpdir(), 'stapel-inspect-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Inspected {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly rows: readonly Record<string, unknown>[];
}

async function inspect(args: readonly string[], node: readonly string[] = []): Promise<Inspected> {
  const called = ['inspect', ...args];
  const { exit, stdout, stderr } = await (node.length === 0
    ? callWarm(dir, called)
    : ownProcess(node, called));
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  return { exit, stdout, stderr, rows: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

/** With options for Node itself. */
async function ownProcess(node: readonly string[], args: readonly string[]): Promise<Outcome> {
  const done = await execa(process.execPath, [...node, join(root, 'bin/stapel.js'), ...args], {
    reject: false,
    cwd: dir,
    maxBuffer: 2 ** 30,
    stripFinalNewline: false,
  });
  return outcomeOf(done);
}

function file(name: string, content: string | Buffer): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

const EXTRACT = join(root, 'fixtures/adventureworks/extract.zip');

async function memberOf(archive: string, name: string): Promise<Buffer> {
  const input = await openInput(archive);
  const parts: Buffer[] = [];
  for await (const part of input.read(name)) parts.push(part);
  await input.close();
  return Buffer.concat(parts);
}

/** The declaration that is said, saved as a job file. */
async function saidJob(path: string): Promise<string> {
  const { exit, stdout } = await inspect([path]);
  expect(exit).toBe(0);
  return file('said.yaml', stdout);
}

describe('rows of a file that nobody described', () => {
  test('all rows of the demo extract are what another reader reads', async () => {
    for (const name of ['customers.csv', 'invoices.csv', 'invoice_lines.csv']) {
      const bytes = await memberOf(EXTRACT, name);
      const delimiter = name === 'customers.csv' ? ',' : ';';
      const wanted = parseCsv<Record<string, string>>(bytes, { bom: true, columns: true, delimiter });
      const { exit, rows, stderr } = await inspect([file(`${name}.gz`, gzipSync(bytes)), '--rows']);
      expect(stderr).toBe('');
      expect(exit).toBe(0);
      expect(rows).toEqual(wanted);
    }
  });

  test('cells stay as they are: blanks, zeros, empty ones', async () => {
    const path = file('cells.csv', 'id;name;city\n007; Anna ;\n008;"  ";Bath\n009;Carl;Rye\n');
    const { exit, rows } = await inspect([path, '--rows']);
    expect(exit).toBe(0);
    expect(rows).toEqual([
      { id: '007', name: ' Anna ', city: '' },
      { id: '008', name: '  ', city: 'Bath' },
      { id: '009', name: 'Carl', city: 'Rye' },
    ]);
  });

  test('a ragged row is written with the cells that it has, and told', async () => {
    const path = file(
      'ragged.csv',
      'id,name,city\n1,Anna,Bath\n2,Bert\n3,Carl,York,extra\n4,D"or"a,Kent\n5,Emil,Rye\n',
    );
    const { exit, rows, stderr } = await inspect([path, '--rows']);
    expect(exit).toBe(3);
    expect(rows).toEqual([
      { id: '1', name: 'Anna', city: 'Bath' },
      { id: '2', name: 'Bert' },
      { id: '3', name: 'Carl', city: 'York', column_4: 'extra' },
      { id: '4', name: 'D"or"a', city: 'Kent' },
      { id: '5', name: 'Emil', city: 'Rye' },
    ]);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^ragged\.csv:3: .*\[extract\.cells-few\]$/),
      expect.stringMatching(/^ragged\.csv:4: .*\[extract\.cells-many\]$/),
    ]);
  });

  test('a damaged row keeps what stands in it', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i};"Jörg ${i}";Köln\n`);
    const bytes = Buffer.concat([
      Buffer.from(`id;name;town\n${rows.join('')}`),
      Buffer.from('30;M\xfcller;Ulm\n31;"Anna;Bonn\n', 'latin1'),
    ]);
    const found = await inspect([file('damaged.csv', bytes), '--rows']);
    expect(found.exit).toBe(3);
    expect(found.rows.slice(30)).toEqual([
      { id: '30', name: 'Müller', town: 'Ulm' },
      { id: '31', name: '"Anna', town: 'Bonn' },
    ]);
    expect(found.stderr).toContain('extract.encoding-invalid');
    expect(found.stderr).toContain('extract.quote-unclosed');
  });

  test('lines that are no rows are told, and rows of several types come in their order', async () => {
    const titled = file(
      'titled.csv',
      'Report\n\nid;name;amount\n1;Anna;3,50\n2;Bert;4,50\n3;Carl;5,75\nSumme;;13,75\n',
    );
    const { exit, rows, stderr } = await inspect([titled, '--rows']);
    expect(exit).toBe(0);
    expect(rows.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(stderr).toBe(
      'note: titled.csv: lines 1 to 2 stand above the table\nnote: titled.csv: the last line is a footer\n',
    );
    const lines = Array.from({ length: 9 }, (_, i) => `H;${i};x\nP;${i};1;9,50\nP;${i};2;0,50\n`).join('');
    const typed = await inspect([file('typed.txt', lines), '--rows']);
    expect(typed.rows.slice(0, 4)).toEqual([
      { column_1: 'H', column_2: '0', column_3: 'x' },
      { column_1: 'P', column_2: '0', column_3: '1', column_4: '9,50' },
      { column_1: 'P', column_2: '0', column_3: '2', column_4: '0,50' },
      { column_1: 'H', column_2: '1', column_3: 'x' },
    ]);
    expect(typed.rows).toHaveLength(27);
  });

  test('JSON and XML: values as texts, numbers with all their digits', async () => {
    const json = file(
      'a.jsonl',
      '{"id":1.10,"in":{"x":true},"n":null,"tags":[1,2]}\n{"id":12345678901234567890}\n',
    );
    expect((await inspect([json, '--rows'])).rows).toEqual([
      { id: '1.10', 'in.x': 'true', n: null, tags: '[1,2]' },
      { id: '12345678901234567890' },
    ]);
    const xml = file(
      'a.xml',
      '<bills><bill id="1"><to>A&amp;B</to><line><qty>1</qty></line><line><qty>2</qty></line></bill><bill id="2"><to/></bill></bills>',
    );
    expect((await inspect([xml, '--rows'])).rows).toEqual([
      { '#type': 'bill', '@id': '1', to: 'A&B' },
      { '#type': 'line', qty: '1' },
      { '#type': 'line', qty: '2' },
      { '#type': 'bill', '@id': '2', to: '' },
    ]);
  });

  test('several files: each row says where it stands', async () => {
    const night = file(
      'night.zip',
      zipBytes([
        { name: 'bills-1.csv', data: 'id;total\nR1;3,50\nR2;4,50\nR3;1,00\n' },
        { name: 'bills-2.csv', data: 'id;total\nR4;3,50\nR5;4,50\nR6;1,00\n' },
        { name: 'readme.pdf', data: '%PDF-1.7\n' },
      ]),
    );
    const { exit, rows, stderr } = await inspect([night, '--rows']);
    expect(exit).toBe(0);
    expect(rows.map((row) => [row['#file'], row['id']])).toEqual([
      ['bills-1.csv', 'R1'],
      ['bills-1.csv', 'R2'],
      ['bills-1.csv', 'R3'],
      ['bills-2.csv', 'R4'],
      ['bills-2.csv', 'R5'],
      ['bills-2.csv', 'R6'],
    ]);
    expect(stderr).toBe('note: readme.pdf: a PDF document, no table\n');
    const { stdout } = await inspect([night]);
    expect(parseYaml(stdout)).toMatchObject({ extract: { tables: { bills: { file: 'bills-*.csv' } } } });
    expect(stdout).toContain('# readme.pdf: a PDF document, no table');
  });

  test('--limit', async () => {
    const path = file(
      'many.csv',
      `id,name\n${Array.from({ length: 500 }, (_, i) => `${i},n${i}\n`).join('')}`,
    );
    expect((await inspect([path, '--rows', '--limit', '7'])).rows).toHaveLength(7);
  });
});

describe('rows by a declaration', () => {
  const csv = [
    'Kundennr;Name;Fällig;Betrag;Menge;Kurs;Aktiv;Art;Notiz',
    ...Array.from(
      { length: 40 },
      (_, i) =>
        `${1000 + i};Jörg ${i};0${1 + (i % 9)}.12.2023;1.${100 + i},50;${i};0,1234;${i % 2 === 0 ? 'J' : 'N'};${i % 3 === 0 ? 'A' : 'B'};${i % 5 === 0 ? '' : 'x'}`,
    ),
  ].join('\r\n');

  test('the declaration that inspect says reads the file with typed values', async () => {
    const path = file('kunden.csv', Buffer.from(`${csv}\r\n`, 'latin1'));
    const job = await saidJob(path);
    const { exit, rows, stderr } = await inspect([path, '--rows', '--table', 'kunden', '--job', job]);
    expect(stderr).toBe('');
    expect(exit).toBe(0);
    expect(rows).toHaveLength(40);
    expect(rows[0]).toEqual({
      kundennr: '1000',
      name: 'Jörg 0',
      faellig: '2023-12-01',
      betrag: '1100.50',
      menge: 0,
      kurs: '0.1234',
      aktiv: true,
      art: 'A',
      notiz: null,
    });
  });

  test('by the demo job, from its archive and from a member alone', async () => {
    const job = join(root, 'jobs/adventure-invoices/job.yaml');
    const args = ['--rows', '--table', 'invoices', '--job', job, '--limit', '5'];
    const fromArchive = await inspect([EXTRACT, ...args]);
    expect(fromArchive.exit).toBe(0);
    expect(fromArchive.rows).toHaveLength(5);
    const first = fromArchive.rows[0] ?? {};
    expect(typeof first['line_count']).toBe('number');
    expect(first['net_total']).toMatch(/^\d+\.\d\d$/);
    expect(first['invoice_date']).toMatch(/^\d{4}-\d\d-\d\d$/);
    const alone = await inspect([file('invoices.csv', await memberOf(EXTRACT, 'invoices.csv')), ...args]);
    expect(alone.rows).toEqual(fromArchive.rows);
  });

  test('a row with a fault is told with its place, and not written', async () => {
    const job = file(
      'job.yaml',
      'extract:\n  archive: x.csv\n  tables:\n    t: { record: r, file: x.csv, columns: { id: text, day: date, kind: { type: code, codes: { A: yearly } } } }\n',
    );
    const path = file(
      'x.csv',
      'id,day,kind\n1,2023-01-31,A\n2,31.01.2023,A\n3,2023-02-28,B\n4,2023-02-28\n5,2023-03-01,A\n',
    );
    const { exit, rows, stderr } = await inspect([path, '--rows', '--table', 't', '--job', job]);
    expect(exit).toBe(3);
    expect(rows).toEqual([
      { id: '1', day: '2023-01-31', kind: 'yearly' },
      { id: '5', day: '2023-03-01', kind: 'yearly' },
    ]);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^x\.csv:3, field day: .*\[extract\.date-malformed\]$/),
      expect.stringMatching(/^x\.csv:4, field kind: .*\[extract\.code-unknown\]$/),
      expect.stringMatching(/^x\.csv:5: .*\[extract\.cells-few\]$/),
    ]);
  });

  test('a table that the job does not have', async () => {
    const { exit, stderr } = await inspect([
      ...[EXTRACT, '--rows', '--table', 'invoice'],
      ...['--job', join(root, 'jobs/adventure-invoices/job.yaml')],
    ]);
    expect(exit).toBe(65);
    expect(stderr).toContain('invoices');
  });

  test.each([
    [
      'fixed.txt',
      Array.from(
        { length: 30 },
        (_, i) => `${String(i).padStart(6, '0')}Name ${String(i).padEnd(15)}20231201`,
      ).join('\r\n'),
      30,
    ],
    ['bars.txt', '|Nr |Name  |\n-------------\n|1  |Anna  |\n|2  |Bert  |\n|3  |Carl  |\n', 3],
    ['terminal.txt', ' id |  name  \n----+--------\n  1 | Anna\n  2 | Bert\n  3 | Carl\n(3 rows)\n', 3],
    ['twice.csv', 'id,name,name,\n1,a,b,c\n2,d,e,f\n3,g,h,i\n', 3],
    ['odd.txt', Array.from({ length: 20 }, (_, i) => `${i}\u001fAnna\u001f2023-01-01`).join('\n'), 20],
    ['lines.jsonl', '{"a.b":1,"c":{"d e":"x"}}\n{"a.b":2,"c":{"d e":"y"}}\n', 2],
  ])('what is said of %s is a declaration that reads it', async (name, content, count) => {
    const path = file(name, content);
    const job = await saidJob(path);
    const [table = ''] = Object.keys(
      (parseYaml(readFileSync(job, 'utf8')) as { extract: { tables: object } }).extract.tables,
    );
    const { exit, rows, stderr } = await inspect([path, '--rows', '--table', table, '--job', job]);
    expect(stderr).toBe('');
    expect(exit).toBe(0);
    expect(rows).toHaveLength(count);
  });
});

describe('the way of a command', () => {
  test('what is said holds no value of the file', async () => {
    const path = file(
      'people.csv',
      'id,name,city\n1,Zaphod Beeblebrox,Betelgeuse\n2,Arthur Dent,Cottington\n3,Ford Prefect,Guildford\n',
    );
    const { stdout } = await inspect([path]);
    for (const value of ['Zaphod', 'Betelgeuse', 'Dent', 'Guildford']) expect(stdout).not.toContain(value);
    expect(stdout).toContain('Xxxxxx Xxxxxxxxxx');
  });

  test('a reader that has seen enough ends it without a word', async () => {
    const path = file(
      'long.csv',
      `id,name\n${Array.from({ length: 300_000 }, (_, i) => `${i},name ${i}\n`).join('')}`,
    );
    const command = `"${process.execPath}" "${join(root, 'bin/stapel.js')}" inspect "${path}" --rows | head -2; echo "exit \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await execa('bash', ['-c', command], { reject: false });
    expect(stdout).toBe('{"id":"0","name":"name 0"}\n{"id":"1","name":"name 1"}\nexit 0');
    expect(stderr).toBe('');
  });

  test('memory does not grow with the file', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `${i};Müller;Köln;${i},50;some text that fills the row\n`,
    ).join('');
    const path = file('big.csv', `id;name;town;amount;text\n${rows.repeat(60)}`);
    const { exit, stdout } = await inspect([path, '--rows'], ['--max-old-space-size=64']);
    expect(exit).toBe(0);
    expect(stdout.split('\n')).toHaveLength(20_000 * 60 + 1);
  });

  test('a packed file that is damaged at its end: its rows, then the fault', async () => {
    const packed = gzipSync(`id,name\n${Array.from({ length: 2000 }, (_, i) => `${i},n${i}\n`).join('')}`);
    packed.writeUInt32LE(0, packed.length - 8);
    const { exit, stderr } = await inspect([file('damaged.csv.gz', packed), '--rows']);
    expect(exit).toBe(65);
    expect(stderr).toMatch(/\[archive\.[a-z-]+\]/);
  });

  test('a path that leads nowhere, and an empty folder', async () => {
    const nowhere = await inspect([join(dir, 'nowhere.csv')]);
    expect(nowhere.exit).toBe(65);
    expect(nowhere.stderr).toContain('archive.missing');
    mkdirSync(join(dir, 'nothing'));
    expect((await inspect([join(dir, 'nothing')])).exit).toBe(65);
  });
});
