import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../faults/fixture.ts';
import { callWarm } from '../faults/warm-commands.ts';
import { reportOf, streamSums } from './run-files.ts';

// Customer, invoice, line, option: four levels, whose records stand on one line of the file.

type Row = Readonly<Record<string, string>>;
type Level = 'customers' | 'invoices' | 'lines' | 'options' | 'payments';
interface Node {
  readonly level: Level;
  readonly row: Row;
  readonly below: readonly Node[];
}

const dir = mkdtempSync(join(tmpdir(), 'stapel-levels-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const shop = join(root, 'fixtures/shop');
const rowsOf = (level: Level): Row[] =>
  parse(readFileSync(join(shop, `extract/${level}.csv`)), { columns: true, delimiter: ';' });

/** The shop's night as trees: each customer with what belongs to it, in the order that the job declares. */
function trees(): Node[] {
  const below = (level: Level, keys: readonly string[], above: Row): Row[] =>
    rowsOf(level).filter((row) => keys.every((key) => row[key] === above[key]));
  const sorted = (rows: Row[], by: string): Row[] => rows.toSorted((a, b) => Number(a[by]) - Number(b[by]));
  return rowsOf('customers').map((row) => ({
    level: 'customers',
    row,
    below: below('invoices', ['account'], row).map((invoice) => ({
      level: 'invoices',
      row: invoice,
      below: [
        ...sorted(below('lines', ['invoice'], invoice), 'line').map((line): Node => ({
          level: 'lines',
          row: line,
          below: sorted(below('options', ['invoice', 'line'], line), 'rank').map((option) => ({
            level: 'options',
            row: option,
            below: [],
          })),
        })),
        ...below('payments', ['invoice'], invoice).map((payment): Node => ({
          level: 'payments',
          row: payment,
          below: [],
        })),
      ],
    })),
  }));
}

/** Keys that what is nested does not repeat. */
const LEFT_OUT: Readonly<Record<Level, readonly string[]>> = {
  customers: [],
  invoices: ['account'],
  lines: ['invoice'],
  options: ['invoice', 'line'],
  payments: ['invoice'],
};
const LEVELS: readonly Level[] = ['invoices', 'lines', 'options', 'payments'];

function cellsOf({ level, row }: Node): [string, string][] {
  return Object.entries(row).filter(([name]) => !LEFT_OUT[level].includes(name));
}

function json(node: Node): string {
  const cells = cellsOf(node).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const lists = LEVELS.flatMap((level) => {
    const rows = node.below.filter((child) => child.level === level);
    return rows.length === 0 ? [] : [`"${level}":[${rows.map(json).join(',')}]`];
  });
  return `{${[...cells, ...lists].join(',')}}`;
}

function xml(node: Node): string {
  const cells = cellsOf(node).map(([name, value]) => `<${name}>${value.replaceAll('&', '&amp;')}</${name}>`);
  return `<${node.level}>${cells.join('')}${node.below.map(xml).join('')}</${node.level}>`;
}

const PATHS: Readonly<Record<Level, string>> = {
  customers: '',
  invoices: 'invoices',
  lines: 'invoices/lines',
  options: 'invoices/lines/options',
  payments: 'invoices/payments',
};

function each(form: string, level: Level): string {
  const path = PATHS[level];
  if (form === 'json') return path === '' ? '' : `      each: ${path.replaceAll('/', '.')}\n`;
  return `      each: night/customers${path === '' ? '' : `/${path}`}\n`;
}

/** The shop's folder with its tables in one file, and a job that reads it. */
function nested(name: string, form: 'json' | 'xml', file: string, text: string): string {
  const folder = join(dir, name);
  cpSync(shop, folder, { recursive: true });
  writeFileSync(join(folder, 'extract', file), text);
  let job = readFileSync(join(folder, 'job.yaml'), 'utf8');
  for (const level of ['customers', ...LEVELS] as const) {
    rmSync(join(folder, `extract/${level}.csv`));
    const at = job.indexOf(`    ${level}:\n`);
    const end = job.indexOf('\n\n', at);
    const nesting = level === 'customers' ? '' : '      nested: true\n';
    const table = job
      .slice(at, end)
      .replace(/ {6}delimiter: .*\n/, `      format: ${form}\n${each(form, level)}${nesting}`)
      .replace(/file: .*/, `file: ${file}`)
      .replace(/ {6}on: .*\n/, '')
      .split('\n')
      .filter((line) => !LEFT_OUT[level].some((key) => line.startsWith(`        ${key}: `)))
      .join('\n');
    job = job.slice(0, at) + table + job.slice(end);
  }
  writeFileSync(join(folder, 'job.yaml'), job);
  return folder;
}

async function run(folder: string): Promise<string> {
  const out = join(folder, 'runs');
  const args = ['run', join(folder, 'job.yaml'), '--out', out, '--run-id', 'night', '--quiet'];
  const { exit, stderr } = await callWarm(folder, args);
  expect(exit, stderr).toBe(0);
  return join(out, 'night');
}

let expected: Record<string, string> = {};
beforeAll(async () => {
  const plain = join(dir, 'plain');
  cpSync(shop, plain, { recursive: true });
  expected = streamSums(await run(plain));
}, 60_000);

const forms = [
  ['a line of JSON for each customer', 'json', 'night.jsonl', trees().map(json).join('\n')],
  ['one line of JSON', 'json', 'night.json', `[${trees().map(json).join(',')}]`],
  ['one line of XML', 'xml', 'night.xml', `<night>${trees().map(xml).join('')}</night>`],
] as const;

test.each(forms)('%s keeps each option below its own line', async (name, form, file, text) => {
  const path = await run(nested(name.replaceAll(' ', '-'), form, file, text));
  expect(reportOf(path).inputs.find((input) => input.name === 'options')?.records).toBe(38);
  expect(streamSums(path)).toEqual(expected);
});

test('a damaged row is told by the line that it stands in, however many stand there', async () => {
  const text = trees().map(json).join('\n');
  const at = text.indexOf('"surcharge":"', text.indexOf('"invoice":"R-50103"')) + '"surcharge":"'.length;
  const folder = nested('damaged', 'json', 'night.jsonl', `${text.slice(0, at)}x${text.slice(at)}`);
  const args = ['run', join(folder, 'job.yaml'), '--out', join(folder, 'runs'), '--run-id', 'n'];
  const { exit } = await callWarm(folder, args);
  expect(exit).toBe(3);
  const rejects = join(folder, 'runs/n/rejects');
  const reasons = readdirSync(rejects)
    .filter((name) => name.endsWith('.reasons.csv'))
    .flatMap((name): Row[] => parse(readFileSync(join(rejects, name)), { columns: true, bom: true }));
  const line = String(text.slice(0, at).split('\n').length);
  expect(reasons.length).toBeGreaterThan(1);
  expect(new Set(reasons.map((row) => row['line']))).toEqual(new Set([line]));
});
