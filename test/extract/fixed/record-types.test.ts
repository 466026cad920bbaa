import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FilePlan } from '../../../src/extract/framed-file.ts';
import { field, fixedTable, frameRecords, type SeenRecord } from './fixed-tables.ts';

/**
 * A night's bills as a host writes them, 30 characters a record: 00 run header, 10 account, 20 bill, 30 line, 99 trailer.
 */
const accounts = fixedTable([field('account', 2, 6), field('city', 8, 22)], {
  name: 'accounts',
  file: 'bills.dat',
  type: { at: 1, is: '10' },
  key: 'account',
});
const bills = fixedTable(
  [field('bill', 2, 6), field('total', 8, 9, {}, { type: 'amount', scale: 2 })],
  {
    name: 'bills',
    file: 'bills.dat',
    type: { at: 1, is: '20' },
    nestedIn: 'accounts',
    key: 'bill',
    amount: 'total',
  },
  { length: 30 },
);
const lines = fixedTable(
  [
    field('text', 2, 15),
    field(
      'price',
      17,
      13,
      { storage: 'zoned', sign: 'overpunch-trailing', implied: 2 },
      { type: 'amount', scale: 2 },
    ),
  ],
  { name: 'lines', file: 'bills.dat', type: { at: 1, is: '30' }, nestedIn: 'bills', amount: 'price' },
);
const plan: FilePlan = {
  file: 'bills.dat',
  tables: [accounts, bills, lines],
  others: [
    { at: 1, is: '00' },
    { at: 1, is: '99' },
  ],
};

const head = '00 run 2019-06-03'.padEnd(30);
const account = (key: string): string => `10${key.padEnd(6)}Köln`.padEnd(30);
const bill = (key: string): string => `20${key.padEnd(6)}${'1.00'.padStart(9)}`.padEnd(30);
const item = (name: string): string => `30${name.padEnd(15)}000000000010{`;
const trailer = '99 records 7'.padEnd(30);

const night = [
  head,
  account('A1'),
  bill('B1'),
  item('x'),
  item('y'),
  bill('B2'),
  item('z'),
  account('A2'),
  bill('B3'),
  item('u'),
  trailer,
];

async function read(records: readonly string[]): Promise<SeenRecord[]> {
  const { rows } = await frameRecords(records.map((record) => `${record}\n`).join(''), plan);
  return rows;
}

const family = (rows: readonly SeenRecord[]): string[] =>
  rows.map(
    ({ table, key, parent, fault }) =>
      `${table}:${key}<${parent}${fault === undefined ? '' : `!${fault.code}`}`,
  );

test('rows hang on the row before them that encloses them', async () => {
  const { file, rows } = await frameRecords(night.map((record) => `${record}\r\n`).join(''), plan);
  expect(family(rows)).toEqual([
    'accounts:A1<',
    'bills:B1<A1',
    'lines:<B1',
    'lines:<B1',
    'bills:B2<A1',
    'lines:<B2',
    'accounts:A2<',
    'bills:B3<A2',
    'lines:<B3',
  ]);
  expect(rows.filter(({ table }) => table === 'lines').map(({ cells }) => cells)).toContainEqual([
    'x',
    '1.00',
  ]);
  expect(file.others.map(({ line, type, bytes }) => [line, type, bytes.toString('latin1')])).toEqual([
    [1, 0, `${head}\r\n`],
    [11, 1, `${trailer}\r\n`],
  ]);
  expect(file.tables.map(({ tally }) => [tally.records, tally.amount, tally.bytes, tally.passed])).toEqual([
    [2, 0, 4 * 32, 2 * 32],
    [3, 300, 3 * 32, 0],
    [4, 400, 4 * 32, 0],
  ]);
});

test('blocks of one stretch share their bytes, and rows of a table that stand together touch', async () => {
  const { file } = await frameRecords('', plan);
  expect(file.tables.map(({ header }) => header)).toEqual([
    ['account', 'city'],
    ['bill', 'total'],
    ['text', 'price'],
  ]);
});

test('a row before any that could enclose it has a fault', async () => {
  expect(
    family(await read([item('x'), bill('B1'), item('y'), account('A1'), item('z'), bill('B2')])),
  ).toEqual([
    'lines:<!extract.detail-before-header',
    'bills:B1<!extract.detail-before-header',
    'lines:<B1',
    'accounts:A1<',
    'lines:<!extract.detail-before-header',
    'bills:B2<A1',
  ]);
});

describe('a record that nobody declared', () => {
  const wrong = '3?'.padEnd(30);

  test('within a bill is counted to it, and what may be another account has no bills of the one before', async () => {
    const rows = await read([
      account('A1'),
      bill('B1'),
      item('x'),
      wrong,
      item('y'),
      bill('B2'),
      item('z'),
      account('A2'),
      bill('B3'),
    ]);
    expect(family(rows)).toEqual([
      'accounts:A1<',
      'bills:B1<A1',
      'lines:<B1',
      'lines:<B1!extract.record-type-unknown',
      'lines:<B1',
      'bills:B2<!extract.detail-before-header',
      'lines:<B2',
      'accounts:A2<',
      'bills:B3<A2',
    ]);
    expect(rows[3]).toMatchObject({ record: 1, line: 4 });
    expect(rows[3]?.fault).toMatchObject({
      place: { file: 'bills.dat', line: 4 },
      expected: '`10`, `20`, `30`, `00`, `99`',
    });
  });

  test('outside of bills goes to the first table', async () => {
    expect(family(await read([wrong, account('A1'), wrong, bill('B1')]))).toEqual([
      'accounts:<!extract.record-type-unknown',
      'accounts:A1<',
      'accounts:<!extract.record-type-unknown',
      'bills:B1<!extract.detail-before-header',
    ]);
  });
});

describe('a line end that was lost', () => {
  test('between a line and the next account never gives its bills to the account before', async () => {
    const rows = await read([
      account('A1'),
      bill('B1'),
      item('x') + account('A2'),
      bill('B2'),
      item('y'),
      account('A3'),
      bill('B3'),
    ]);
    expect(family(rows)).toEqual([
      'accounts:A1<',
      'bills:B1<A1',
      'lines:<B1!extract.record-length',
      'bills:B2<!extract.detail-before-header',
      'lines:<B2',
      'accounts:A3<',
      'bills:B3<A3',
    ]);
  });

  test('a line that is too short harms itself alone', async () => {
    const rows = await read([account('A1'), bill('B1'), item('x').slice(0, -1), item('y'), bill('B2')]);
    expect(family(rows)).toEqual([
      'accounts:A1<',
      'bills:B1<A1',
      'lines:<B1!extract.record-length',
      'lines:<B1',
      'bills:B2<A1',
    ]);
  });
});

test('a record to pass over that swallowed the head of an account or a bill', async () => {
  const note = '99 note'.padEnd(30);
  const first = [account('A1'), bill('B1'), item('x'), note];
  expect(family(await read([...first, note + account('A2'), bill('B2'), item('y')])).slice(3)).toEqual([
    'bills:B2<!extract.detail-before-header',
    'lines:<B2',
  ]);
  expect(family(await read([...first, note + bill('B2'), item('y'), bill('B3')])).slice(3)).toEqual([
    'lines:<!extract.detail-before-header',
    'bills:B3<!extract.detail-before-header',
  ]);
  expect(family(await read([...first, `${note} and more`, item('y'), bill('B3')])).slice(3)).toEqual([
    'lines:<B1',
    'bills:B3<A1',
  ]);
});

test('a damaged bill still has its lines', async () => {
  const rows = await read([account('A1'), `${bill('B1')}oops`, item('x'), bill(''), item('y')]);
  expect(family(rows)).toEqual([
    'accounts:A1<',
    'bills:B1<A1!extract.record-length',
    'lines:<B1',
    'bills:<A1!extract.key-missing',
    'lines:<!extract.detail-before-header',
  ]);
});

test('whatever record loses its type, or its line end, no bill goes to another account', async () => {
  const owners = new Map([
    ['B1', 'A1'],
    ['B2', 'A1'],
    ['B3', 'A2'],
  ]);
  const type = fc.constantFrom('40', '3x', '?0', ' 1', '', '01');
  await fc.assert(
    fc.asyncProperty(fc.nat(night.length - 1), type, fc.boolean(), async (number, is, joined) => {
      const damaged = night.map((record, i) => (i === number ? is + record.slice(2) : record));
      const ends = night.map((_, i) => (joined && i === number ? '' : '\n'));
      const { rows } = await frameRecords(damaged.map((record, i) => record + ends[i]).join(''), plan);
      const whole = rows.filter(({ table, fault }) => table === 'bills' && fault === undefined);
      expect(whole.filter(({ key, parent }) => parent !== owners.get(key))).toEqual([]);
    }),
  );
});

test('an unknown record is counted to what is innermost, and rejects the bill in which it stands', async () => {
  const notes = fixedTable([field('note', 2, 28)], {
    name: 'notes',
    file: 'bills.dat',
    type: { at: 1, is: '31' },
    nestedIn: 'lines',
  });
  const keyed = { ...lines, key: 'text' };
  const deep = { ...plan, tables: [accounts, bills, keyed, notes] };
  const note = '31thanks'.padEnd(30);
  const wrong = '3?'.padEnd(30);
  const records = [account('A1'), bill('B1'), wrong, item('x'), note, wrong, note, bill('B2')];
  const { rows } = await frameRecords(records.join('\n'), deep);
  expect(family(rows)).toEqual([
    'accounts:A1<',
    'bills:B1<A1',
    'lines:<B1!extract.record-type-unknown',
    'lines:x<B1',
    'notes:<x',
    'notes:<x!extract.record-type-unknown',
    'notes:<x',
    'bills:B2<!extract.detail-before-header',
  ]);
});

describe('types', () => {
  const typed = (name: string, at: number, is: string) =>
    fixedTable([field('x', 0, 10)], { name, type: { at, is }, file: 'x.dat' });

  test('the longer of two that fit is meant, and a table without a type has the rest', async () => {
    const tables = [
      typed('one', 1, 'A'),
      typed('two', 1, 'AB'),
      fixedTable([field('x', 0, 10)], { name: 'rest', file: 'x.dat' }),
    ];
    const { rows } = await frameRecords('A         \nAB        \nB\nXA        \n', { file: 'x.dat', tables });
    expect(rows.map(({ table }) => table)).toEqual(['one', 'two', 'rest', 'rest']);
  });

  test('they may stand anywhere, also behind characters of several bytes, and in EBCDIC', async () => {
    const tables = [typed('one', 5, 'Ä'), typed('two', 5, 'B')];
    const records = 'öö€1Ä 12345\nöö€1B 12345\n';
    const utf8 = tables.map((table) => ({ ...table, encoding: 'utf-8' }) as const);
    const { rows } = await frameRecords(Buffer.from(records.replaceAll('12345', '1234')), {
      file: 'x.dat',
      tables: utf8,
    });
    expect(rows.map(({ table, fault }) => [table, fault?.code])).toEqual([
      ['one', undefined],
      ['two', undefined],
    ]);
    const host = tables.map((table) => ({ ...table, encoding: 'ibm273' }) as const);
    const bytes = Buffer.from('404040404a40404040402540404040c2404040404025', 'hex');
    const there = await frameRecords(bytes, { file: 'x.dat', tables: host });
    expect(there.rows.map(({ table }) => table)).toEqual(['one', 'two']);
  });
});

test('of a type that comes ever again the first records are kept, and the last', async () => {
  const many = Array.from({ length: 10_050 }, (_, i) => `00${String(i).padStart(6, '0')}`.padEnd(30));
  const { file } = await frameRecords([...many, trailer].join('\n'), plan);
  expect(file.others).toHaveLength(10_001);
  expect(file.others.findLast(({ type }) => type === 0)?.line).toBe(10_050);
  expect(file.others.at(-1)).toMatchObject({ type: 1, line: 10_051 });
  expect(file.tables[0]?.tally.passed).toBe(10_051 * 31 - 1);
});
