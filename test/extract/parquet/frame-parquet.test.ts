import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { frameParquet } from '../../../src/extract/parquet/frame-parquet.ts';
import { compileParquetCells } from '../../../src/extract/parquet/parquet-cells.ts';
import { spool } from '../../../src/extract/parquet/spool.ts';
import type { TablePlan } from '../../../src/job/table-plan.ts';
import { at, frameRows, readAgain, tableIn } from '../nested-tables.ts';
import { chunks, codesOf, stopOf } from '../tables.ts';

type WriteOptions = Parameters<typeof parquetWriteBuffer>[0];

const bills = tableIn(
  { kind: 'parquet' },
  [at('no'), at('account', 'cust.no'), at('total', 'total', 'amount'), at('day', 'day', 'date')],
  { name: 'bills', key: 'no', on: 'account', amount: 'total' },
);

/** 12.30, -0.05 and so on, as DECIMAL(18, 2). */
const schema: NonNullable<WriteOptions['schema']> = [
  { name: 'root', num_children: 5 },
  { name: 'day', type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
  { name: 'no', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  { name: 'passed', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
  {
    name: 'total',
    type: 'INT64',
    converted_type: 'DECIMAL',
    scale: 2,
    precision: 18,
    repetition_type: 'OPTIONAL',
  },
  { name: 'cust.no', type: 'INT64', repetition_type: 'REQUIRED' },
];

interface Bill {
  readonly no: string;
  readonly account: bigint;
  readonly total: number | null;
  readonly day: Date | null;
}

function fileOf(rows: readonly Bill[], options: Partial<WriteOptions> = {}): Buffer {
  const buffer = parquetWriteBuffer({
    schema,
    columnData: [
      { name: 'day', data: rows.map(({ day }) => day) },
      { name: 'no', data: rows.map(({ no }) => no) },
      { name: 'passed', data: rows.map(() => null) },
      { name: 'total', data: rows.map(({ total }) => total) },
      { name: 'cust.no', data: rows.map(({ account }) => account) },
    ],
    ...options,
  });
  return Buffer.from(buffer);
}

function frame(bytes: Buffer, tables: readonly TablePlan[] = [bills], sizes?: readonly number[]) {
  return frameRows(frameParquet, bytes, tables, { also: ['day'], ...(sizes === undefined ? {} : { sizes }) });
}

const three: readonly Bill[] = [
  { no: 'F"1', account: 9_007_199_254_740_993n, total: 12.3, day: new Date('2024-02-29') },
  { no: 'F\u00e42', account: -1n, total: -0.05, day: new Date('1969-12-31') },
  { no: 'F3', account: 0n, total: null, day: null },
];

describe('rows', () => {
  test('are lines of JSON with the declared columns, numbers to their last digit', async () => {
    const bytes = fileOf(three);
    const { rows, framed } = await frame(bytes, [bills], [7]);
    expect(rows.map(({ raw }) => Buffer.from(raw, 'latin1').toString())).toEqual([
      '{"day":"2024-02-29","no":"F\\"1","total":12.30,"cust.no":9007199254740993}\n',
      '{"day":"1969-12-31","no":"F\u00e42","total":-0.05,"cust.no":-1}\n',
      '{"day":null,"no":"F3","total":null,"cust.no":0}\n',
    ]);
    expect(rows.map(({ line, key, parent, amount, also }) => [line, key, parent, amount, also[0]])).toEqual([
      [1, 'F"1', '9007199254740993', 1230, '2024-02-29'],
      [2, 'F\u00e42', '-1', -5, '1969-12-31'],
      [3, 'F3', '0', 0, ''],
    ]);
    expect(framed.tables[0]?.header).toEqual(['no', 'account', 'total', 'day']);
    expect(framed.tables[0]?.tally).toEqual({
      records: 3,
      amount: 1225,
      unreadable: 0,
      faulted: 0,
      bytes: bytes.length,
      passed: 0,
    });
    expect(readAgain(compileParquetCells(bills), rows)).toEqual([
      ['F"1', '9007199254740993', '12.30', '2024-02-29'],
      ['F\u00e42', '-1', '-0.05', '1969-12-31'],
      ['F3', '0', null, null],
    ]);
  });

  test('come back as lines of JSON by the same declaration', async () => {
    const { rows } = await frame(fileOf(three));
    const lines = Buffer.from(
      rows
        .map(({ raw }) => raw)
        .toReversed()
        .join(''),
      'latin1',
    );
    const again = await frame(lines);
    expect(again.rows.map(({ key, parent, amount }) => [key, parent, amount])).toEqual([
      ['F3', '0', 0],
      ['F\u00e42', '-1', -5],
      ['F"1', '9007199254740993', 1230],
    ]);
    expect(again.framed.tables[0]?.header).toEqual(['no', 'account', 'total', 'day']);
    expect(readAgain(compileParquetCells(bills), again.rows)[2]).toEqual([
      'F"1',
      '9007199254740993',
      '12.30',
      '2024-02-29',
    ]);
    expect((await frame(Buffer.alloc(0))).rows).toEqual([]);
  });

  test('numbers are given in the notation of their column, whatever that is', async () => {
    const columns = bills.columns.map((column) => ({ ...column, decimal: ',', group: '.' }));
    const { rows } = await frame(fileOf(three), [{ ...bills, columns }]);
    expect(rows[0]?.amount).toBe(1230);
    expect(readAgain(compileParquetCells({ ...bills, columns }), rows)[0]?.[2]).toBe('12,30');
  });

  test('without a key, and with bytes that are no text, are told', async () => {
    const bytes = Buffer.from(
      parquetWriteBuffer({
        columnData: [
          { name: 'no', data: [Buffer.from('F1'), Buffer.from([0xff]), null], type: 'BYTE_ARRAY' },
          { name: 'cust.no', data: ['1', '2', '3'], type: 'STRING' },
        ],
      }),
    );
    const table = { ...bills, columns: bills.columns.slice(0, 2) };
    const { rows } = await frameRows(frameParquet, bytes, [table]);
    expect(rows.map(({ key, fault }) => [key, fault?.code, fault?.place.field])).toEqual([
      ['F1', undefined, undefined],
      ['', 'extract.encoding-invalid', 'no'],
      ['', 'extract.key-missing', 'no'],
    ]);
  });

  test('any values, packings, pages and row groups: what went in comes out', async () => {
    const some = fc.record({
      no: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).map((text) => `F${text}`),
      account: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      total: fc.option(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((cents) => cents / 100)),
      day: fc.option(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(some, { maxLength: 40 }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(64, 1 << 20),
        fc.constantFrom('SNAPPY', 'UNCOMPRESSED', 'GZIP'),
        async (rows, rowGroupSize, pageSize, codec) => {
          const compressors = { GZIP: (input: Uint8Array) => new Uint8Array(gzipSync(input)) };
          const bytes = fileOf(rows, { rowGroupSize, pageSize, codec, compressors });
          const { rows: seen } = await frame(bytes);
          expect(readAgain(compileParquetCells(bills), seen)).toEqual(
            rows.map(({ no, account, total, day }) => [
              no,
              String(account),
              total === null ? null : total.toFixed(2),
              day === null ? null : day.toISOString().slice(0, 10),
            ]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what stops the run', () => {
  const stopped = async (bytes: Buffer, table: TablePlan = bills): Promise<string[]> => {
    try {
      const { stop } = await frame(bytes, [table]);
      return stop === undefined ? [] : codesOf(stop);
    } catch (error) {
      return codesOf(
        await stopOf(() => {
          throw error;
        }),
      );
    }
  };

  test('a file that was cut off, at every byte', async () => {
    const bytes = fileOf(three);
    for (let length = 4; length < bytes.length; length += 1) {
      expect(await stopped(bytes.subarray(0, length)), `${length}`).toEqual(['extract.parquet-malformed']);
    }
  });

  test('damage at any byte is never silent', async () => {
    const bytes = fileOf(three, { statistics: false });
    const expected = readAgain(compileParquetCells(bills), (await frame(bytes)).rows);
    let stops = 0;
    for (let place = 4; place < bytes.length; place += 1) {
      const damaged = Buffer.from(bytes);
      damaged[place] = (damaged[place] ?? 0) ^ 0x10;
      const codes = await stopped(damaged);
      stops += codes.length;
      if (codes.length > 0) continue;
      // Bits of values and of names that nobody reads have nothing that vouches for them; rows are never lost.
      const { rows } = await frame(damaged);
      expect(rows, `byte ${place}`).toHaveLength(expected.length);
    }
    expect(stops).toBeGreaterThan(bytes.length / 4);
  });

  test('encryption', async () => {
    const footer = fileOf(three);
    footer.write('PARE', footer.length - 4, 'latin1');
    expect(await stopped(footer)).toEqual(['extract.parquet-encrypted']);
    footer.write('PARE', 0, 'latin1');
    expect(await stopped(footer)).toEqual(['extract.parquet-encrypted']);
  });

  test('a packing that nobody knows, only where its column is read', async () => {
    const odd = { LZO: (input: Uint8Array) => new Uint8Array(deflateRawSync(input)) };
    const bytes = fileOf(three, { codec: 'LZO', compressors: odd });
    expect(await stopped(bytes)).toEqual(Array.from({ length: 4 }, () => 'extract.parquet-codec'));
  });

  test('columns that are not there, or hold no plain values', async () => {
    const bytes = Buffer.from(
      parquetWriteBuffer({
        schema: [
          { name: 'root', num_children: 2 },
          { name: 'no', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
          { name: 'day', type: 'BYTE_ARRAY', converted_type: 'BSON', repetition_type: 'REQUIRED' },
        ],
        columnData: [
          { name: 'no', data: ['F1'] },
          { name: 'day', data: [Buffer.from('x')] },
        ],
      }),
    );
    expect((await stopped(bytes)).toSorted()).toEqual([
      'extract.column-missing',
      'extract.column-missing',
      'extract.parquet-column',
    ]);
    const plain = tableIn({ kind: 'parquet' }, [at('no')], { key: 'no' });
    expect(await stopped(bytes, plain)).toEqual([]);
  });
});

describe('files that DuckDB wrote', () => {
  const names = [
    'id',
    'no',
    'name',
    'small',
    'middle',
    'large',
    'double',
    'float',
    'big',
    'ubig',
    'tiny',
    'day',
  ];
  const more = ['stamp', 'zoned', 'clock', 'even', 'maybe', 'uuid_text', 'uuid'];
  const columns = [...names, ...more].map((name) => at(name));
  const table = tableIn({ kind: 'parquet' }, columns, { key: 'no', amount: 'small' });
  const read = (name: string): Buffer =>
    readFileSync(new URL(`../../../fixtures/extract/parquet/${name}`, import.meta.url));
  const pad = (number: number): string => String(number).padStart(2, '0');
  const hour = (row: number): string => pad((23 + row) % 24);
  const dayAfter = (day: string, days: number): string =>
    new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

  test.each(['duckdb-v1-snappy.parquet', 'duckdb-v2-zstd.parquet'])('%s', async (name) => {
    const { rows, stop } = await frameRows(frameParquet, read(name), [table]);
    expect(stop).toBeUndefined();
    expect(readAgain(compileParquetCells(table), rows)).toEqual(
      Array.from({ length: 100 }, (_, i) => [
        `${i}`,
        `F${i}`,
        i % 7 === 0 ? null : `name \u00fc ${i % 5}`,
        (i * 1.01 - 5).toFixed(2),
        decimalOf(BigInt(i) * 1_234_567_890_123n, 4),
        decimalOf((BigInt(i - 50) * 10n ** 21n + BigInt(i)) * 1000n, 3),
        `${i / 10}`,
        `${i / 10}`,
        `${9_007_199_254_740_993n + BigInt(i)}`,
        `${2n ** 64n - 1n - BigInt(i)}`,
        `${255 - i}`,
        dayAfter('1969-12-30', i),
        `${dayAfter('2024-02-28', Math.floor((23 + i) / 24))}T${hour(i)}:59:59.500000`,
        `${dayAfter('2024-01-01', i)}T00:00:00Z`,
        '12:34:56.789000',
        `${i % 2 === 0}`,
        i % 3 === 0 ? null : `${i}`,
        `00000000-0000-4000-8000-0000000000${pad0(i).toUpperCase()}`,
        `00000000-0000-4000-8000-0000000000${pad0(i)}`,
      ]),
    );
  });

  test('nested columns cannot be declared, and do not matter otherwise', async () => {
    for (const name of ['list', 'struct']) {
      const stop = await stopOf(() =>
        frameRows(frameParquet, read('duckdb-v2-zstd.parquet'), [
          { ...table, columns: [...columns, at(name)] },
        ]),
      );
      expect(stop.faults).toEqual([
        {
          code: 'extract.parquet-column',
          place: { file: 'rows.dat' },
          expected: name,
          found: 'nested values',
        },
      ]);
    }
  });

  function decimalOf(value: bigint, scale: number): string {
    if (value < 0n) return `-${decimalOf(-value, scale)}`;
    const digits = String(value).padStart(scale + 1, '0');
    return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  }

  function pad0(number: number): string {
    return number.toString(16).padStart(2, '0');
  }
});

test('a large file goes to a file of its own, of which nothing is left', async () => {
  const ours = (): string[] => readdirSync(tmpdir()).filter((name) => /^stapel-.{6}$/.test(name));
  const before = ours();
  const bytes = fileOf(three);
  const file = await spool(chunks(bytes, [100]), 1000);
  expect(ours()).toEqual(before);
  expect(Buffer.from(await file.slice(0))).toEqual(bytes);
  expect(Buffer.from(await file.slice(bytes.length - 4, bytes.length + 10)).toString()).toBe('PAR1');
  await file.close();
});
