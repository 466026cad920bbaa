import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../house/source-files.ts';

type Row = Readonly<Record<string, string>>;

let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stapel-extract-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

function make(...options: string[]) {
  return execa(process.execPath, [join(root, 'scripts/make-extract.mjs'), ...options], { reject: false });
}

async function table(folder: string, name: string, delimiter: string): Promise<Row[]> {
  return parse(await readFile(join(directory, folder, name)), { bom: true, columns: true, delimiter });
}

function cents(text: string | undefined): number {
  return Number((text ?? '').replace('.', ''));
}

test('two copies under new keys: bills and control totals agree', async () => {
  expect((await make('--times', '2', '--shuffle', '--out', join(directory, 'two'))).exitCode).toBe(0);
  const customers = await table('two', 'customers.csv', ',');
  const invoices = await table('two', 'invoices.csv', ';');
  const lines = await table('two', 'invoice_lines.csv', ';');
  const control = await table('two', 'control.csv', ';');
  expect([customers, invoices, lines].map((rows) => rows.length)).toEqual([36_296, 50_328, 112_092]);

  const accounts = new Set(customers.map((row) => row['account']));
  expect(accounts.size).toBe(customers.length);
  expect(customers.filter((row) => !/^AW\d{8}$/.test(row['account'] ?? ''))).toEqual([]);
  expect(new Set(invoices.map((row) => row['invoice'])).size).toBe(invoices.length);

  const sums = new Map<string, { total: number; count: number }>();
  for (const { invoice = '', quantity, unit_price: price, amount } of lines) {
    if (cents(amount) !== Number(quantity) * cents(price)) expect(`${invoice} ${amount}`).toBe('its product');
    const sum = sums.get(invoice) ?? { total: 0, count: 0 };
    sums.set(invoice, { total: sum.total + cents(amount), count: sum.count + 1 });
  }
  const wrong = invoices.filter(({ invoice = '', account, net_total: total, line_count: count }) => {
    const sum = sums.get(invoice);
    return sum?.total !== cents(total) || sum.count !== Number(count) || !accounts.has(account);
  });
  expect(wrong).toEqual([]);

  const total = invoices.reduce((sum, row) => sum + cents(row['net_total']), 0);
  expect(control.map((row) => [row['records'], cents(row['amount'])])).toEqual([
    ['36296', 0],
    ['50328', total],
    ['112092', total],
  ]);
});

test('the same options give the same archive, another seed another one', async () => {
  const archive = async (name: string, ...options: string[]) => {
    const path = join(directory, `${name}.zip`);
    expect((await make('--times', '1', '--shuffle', '--out', path, ...options)).exitCode).toBe(0);
    return readFile(path);
  };
  const first = await archive('first');
  expect((await archive('second')).equals(first)).toBe(true);
  expect((await archive('third', '--seed', '2')).equals(first)).toBe(false);
});

test('wrong usage says how to use it', async () => {
  const { exitCode, stderr } = await make('--times', 'many', '--out', directory);
  expect(exitCode).toBe(64);
  expect(stderr).toContain('--out DIR_OR_ZIP');
});
