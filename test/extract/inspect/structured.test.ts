import { Buffer } from 'node:buffer';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { guessParquet } from '../../../src/extract/inspect/parquet/guess-parquet.ts';
import { guessOf, inChunks, onlyTable } from './guessed.ts';
import { encoded } from './written-tables.ts';

const NAMES = { table: 'rows', record: 'row', file: 'rows.parquet' };

describe('JSON', () => {
  const bill = (i: number): string =>
    `{"id":${i},"customer":{"no":"K${i}","a.b":"x"},"total":12.50,"paid":true,"tags":["a","b"],"lines":[{"sku":"A","qty":1},{"sku":"B","qty":2}]}`;

  test('one object a line, objects within, arrays of objects', async () => {
    const { tables } = await guessOf(Buffer.from(Array.from({ length: 5 }, (_, i) => bill(i)).join('\n')));
    const [bills, lines] = tables;
    expect(bills?.plan.format).toEqual({ kind: 'json', each: '' });
    expect(bills?.columns.map(({ from, type }) => [from, type])).toEqual([
      ['id', 'text'],
      ['customer.no', 'text'],
      ['customer["a.b"]', 'text'],
      ['total', 'amount'],
      ['paid', 'boolean'],
    ]);
    expect(bills?.keys).toEqual(['id', 'customer.no', 'customer.a.b', 'total', 'paid']);
    expect(lines).toMatchObject({
      nestedIn: 'rows',
      rows: 10,
      plan: { format: { kind: 'json', each: 'lines' } },
    });
  });

  test('one array', async () => {
    const { plan, rows } = await onlyTable(
      Buffer.from('[\n {"id": 1, "n": null},\n {"id": 2, "n": 1.50}\n]\n'),
    );
    expect(plan.format).toEqual({ kind: 'json', each: '' });
    expect(rows).toBe(2);
  });

  test('one object over many lines with its rows in an array', async () => {
    const text = JSON.stringify(
      { meta: { day: '2023-01-01' }, data: { bills: [{ id: 1 }, { id: 2 }] } },
      null,
      2,
    );
    const { plan, rows } = await onlyTable(Buffer.from(text));
    expect(plan.format).toEqual({ kind: 'json', each: 'data.bills' });
    expect(rows).toBe(2);
  });
});

describe('XML', () => {
  test('is not what has names in such brackets', async () => {
    const text = '<id>;<name>;<total>\n1;Bolt;12.50\n2;Nut;3.00\n3;Pin;0.75\n';
    const { plan, keys } = await onlyTable(Buffer.from(text));
    expect(plan.format).toMatchObject({ kind: 'delimited', delimiter: ';' });
    expect(keys).toEqual(['<id>', '<name>', '<total>']);
  });

  const bill = (i: number): string =>
    `<bill id="${i}"><customer><name>Müller</name></customer><total>12.50</total><line sku="A"><qty>1</qty></line><line sku="B"><qty>2</qty></line></bill>`;

  test('rows, attributes, rows within rows, and the encoding that it declares', async () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>\n<bills run="7">\n${[1, 2, 3].map(bill).join('\n')}\n</bills>\n`;
    const { tables, findings } = await guessOf(encoded(text, 'iso-8859-1') ?? Buffer.alloc(0));
    const [bills, lines] = tables;
    expect(bills?.plan).toMatchObject({
      encoding: 'iso-8859-1',
      format: { kind: 'xml', each: 'bills/bill' },
    });
    expect(bills?.keys).toEqual(['@id', 'customer/name', 'total']);
    expect(bills?.samples[0]).toEqual(['1', 'Müller', '12.50']);
    expect(lines).toMatchObject({ nestedIn: 'rows', rows: 6, keys: ['@sku', 'qty'] });
    expect(findings.find(({ topic }) => topic === 'root')?.says).toBe('<bills>');
  });

  test('rows behind wrappers', async () => {
    const text = `<env><body><rows><row><a>1</a></row><row><a>2</a></row></rows></body></env>`;
    const { plan } = await onlyTable(Buffer.from(text));
    expect(plan.format).toEqual({ kind: 'xml', each: 'env/body/rows/row' });
  });

  test('a sample that ends amid an element', async () => {
    const text = `<rows>${Array.from({ length: 50 }, (_, i) => `<row><a>${i}</a></row>`).join('')}`;
    const { plan, rows } = await onlyTable(Buffer.from(text.slice(0, -7)));
    expect(plan.format).toEqual({ kind: 'xml', each: 'rows/row' });
    expect(rows).toBe(49);
  });
});

test('Parquet: the columns that the file says it has, and what stands in them', async () => {
  const file = parquetWriteBuffer({
    columnData: [
      { name: 'account', data: ['A1', 'A2', 'A3'], type: 'STRING' },
      { name: 'quantity', data: [1, 2, 30], type: 'INT32' },
      { name: 'paid', data: [true, false, true], type: 'BOOLEAN' },
    ],
  });
  const bytes = Buffer.from(file);
  const { tables, findings } = await guessParquet(() => inChunks(bytes), NAMES);
  expect(tables[0]?.columns.map(({ name, type }) => [name, type])).toEqual([
    ['account', 'text'],
    ['quantity', 'integer'],
    ['paid', 'boolean'],
  ]);
  expect(tables[0]?.samples[2]).toEqual(['A3', '30', 'true']);
  expect(findings[0]).toMatchObject({ topic: 'rows', says: '3' });
});
