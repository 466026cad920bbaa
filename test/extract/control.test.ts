import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blankAmounts,
  compareControl,
  readControl,
  type AmountDifference,
} from '../../src/extract/control.ts';
import { explainDifference, settleDifferences } from '../../src/extract/explain-difference.ts';
import { faultTable } from '../../src/fault/table.ts';
import { chunks, codesOf, customers, invoices, stopOf } from './tables.ts';

const plan = {
  file: 'control.csv',
  delimiter: ';',
  encoding: 'utf-8' as const,
  decimal: '.',
  group: '',
  columns: { file: 'file', records: 'records', amount: 'amount' },
};
const sound = 'file;records;amount\ncustomers.csv;3;\ninvoices.csv;2;10.50\nother.csv;x;y\n';
const read = (text: string) => readControl(chunks(text), plan, [customers, invoices]);
const difference = (expected: number, found: number, unreadable = 0): AmountDifference => ({
  table: 'invoices',
  file: 'invoices.csv',
  scale: 2,
  expected,
  found,
  unreadable,
});

describe('the control table', () => {
  it('is read by table', async () => {
    expect([...(await read(sound))]).toEqual([
      ['customers', { records: 3, line: 2 }],
      ['invoices', { records: 2, amount: 1050, line: 3 }],
    ]);
    expect((await read(`day;${sound.replaceAll('\n', '\n1;').slice(0, -2)}`)).size).toBe(2);
  });

  it('stops the run with everything that is wrong with it', async () => {
    const text = 'file;records;amount\ninvoices.csv;-2;1,5\ninvoices.csv;2;1\n';
    expect(codesOf(await stopOf(() => read(text)))).toEqual([
      'extract.control-unreadable',
      'extract.control-unreadable',
      'extract.control-row-doubled',
      'extract.control-row-missing',
    ]);
    expect(codesOf(await stopOf(() => read(`${sound}"customers.csv;3;\n`)))).toEqual([
      'extract.control-unreadable',
    ]);
  });
});

describe('a control table of another kind', () => {
  const parts = { ...invoices, file: 'invoices-*.csv' };

  it('adds up the rows of all files of a table', async () => {
    const text =
      'file;records;amount\ninvoices-1.csv;2;10.50\ncustomers.csv;3;\ninvoices-2.csv.gz;5;0.75\nold/invoices-3.csv;9;9\n';
    expect([...(await readControl(chunks(text), plan, [customers, parts]))]).toEqual([
      ['invoices', { records: 7, amount: 1125, line: 2 }],
      ['customers', { records: 3, line: 3 }],
    ]);
    const half = await readControl(chunks(text.replace('0.75', '')), plan, [customers, parts]);
    expect(half.get('invoices')).toEqual({ records: 7, line: 2 });
    const twice = text.replace('invoices-2.csv.gz', 'invoices-1.csv.gz');
    expect(codesOf(await stopOf(() => readControl(chunks(twice), plan, [customers, parts])))).toEqual([
      'extract.control-row-doubled',
    ]);
    const none = await stopOf(() => readControl(chunks('file;records;amount\n'), plan, [customers, parts]));
    expect(none.faults.map(({ values }) => values?.['member'])).toEqual(['customers.csv', 'invoices-*.csv']);
  });

  it('names tables, states no amounts, has delimiters of several characters and another encoding', async () => {
    const byTable = {
      ...plan,
      delimiter: '||',
      encoding: 'windows-1252' as const,
      columns: { table: 'Tabelle', records: 'S\u00e4tze' },
    };
    const bytes = Buffer.from('Tabelle||S\u00e4tze\ncustomers|| 3 \ninvoices||2\n', 'latin1');
    const control = await readControl(chunks(bytes), byTable, [customers, invoices]);
    expect([...control]).toEqual([
      ['customers', { records: 3, line: 2 }],
      ['invoices', { records: 2, line: 3 }],
    ]);
    expect(blankAmounts(control, byTable, [customers, invoices])).toEqual([]);
    const totals = [
      { table: customers, records: 3, unreadable: 0 },
      { table: invoices, records: 2, amount: 7, unreadable: 0 },
    ];
    expect(compareControl(control, totals)).toEqual([]);
  });

  it('writes amounts as its own country does', async () => {
    const german = { ...plan, decimal: ',', group: '.' };
    const text = 'file;records;amount\ncustomers.csv;3;\ninvoices.csv;2;"1.234,56"\n';
    const control = await readControl(chunks(text), german, [customers, invoices]);
    expect(control.get('invoices')?.amount).toBe(123_456);
    const wrong = await stopOf(() =>
      readControl(chunks(text.replace('1.234,56', '1234.56')), german, [invoices]),
    );
    expect(codesOf(wrong)).toEqual(['extract.control-unreadable']);
  });
});

describe('blankAmounts', () => {
  it('names the tables with an amount column for which the host states no amount', async () => {
    expect(blankAmounts(await read(sound), plan, [customers, invoices])).toEqual([]);
    const control = await read(sound.replace('10.50', ' '));
    expect(blankAmounts(control, plan, [customers, invoices])).toEqual([
      {
        code: 'extract.control-amount-blank',
        place: { file: 'control.csv', line: 3 },
        values: { table: 'invoices' },
      },
    ]);
  });
});

describe('compareControl', () => {
  const totals = (records: number, amount: number) => [
    { table: customers, records: 3, unreadable: 0 },
    { table: invoices, records, amount, unreadable: 0 },
  ];

  it('is content when all agrees', async () => {
    expect(compareControl(await read(sound), totals(2, 1050))).toEqual([]);
  });

  it('stops at record counts, also when amounts agree', async () => {
    const control = await read(sound);
    const stop = await stopOf(() => compareControl(control, totals(1, 1050)));
    expect(codesOf(stop)).toEqual(['extract.control-records']);
    expect(stop.exitCode).toBe(65);
  });

  it('gives amounts that differ', async () => {
    expect(compareControl(await read(sound), totals(2, 1049))).toEqual([difference(1050, 1049)]);
  });
});

describe('explainDifference', () => {
  it('a row whose amount cannot be read nor told explains it', () => {
    expect(explainDifference(difference(5, 0, 1), [])).toBeDefined();
  });

  it('corrections explain it when some of them make it', () => {
    expect(explainDifference(difference(100, 97), [10, -7, 4])).toBeDefined();
    expect(explainDifference(difference(100, 98), [10, -7, 4])).toBeUndefined();
    expect(explainDifference(difference(100, 98), [])).toBeUndefined();
  });

  it('finds every choice of corrections', () => {
    const choice = fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(choice, (list) => {
        const sum = list.reduce((total, [amount, taken]) => total + (taken ? amount : 0), 0);
        expect(
          explainDifference(
            difference(sum, 0),
            list.map(([amount]) => amount),
          ),
        ).toBeDefined();
      }),
    );
  });

  it('many corrections explain only what they make', () => {
    const many = Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 ? 10 : -10));
    expect(explainDifference(difference(10_000, 0), many)).toBeDefined();
    expect(explainDifference(difference(10_010, 0), many)).toBeUndefined();
    expect(explainDifference(difference(0, 101), many)).toBeUndefined();
  });

  it('more sums than can be looked at explain nothing that was not met by then', () => {
    const powers = Array.from({ length: 40 }, (_, i) => 2 ** i);
    expect(explainDifference(difference(2 ** 10 + 1, 0), powers)).toBeDefined();
    expect(explainDifference(difference(2 ** 40 - 1, 0), powers)).toBeUndefined();
  });
});

describe('settleDifferences', () => {
  it('warns of what is explained', () => {
    const faults = settleDifferences([difference(1050, 1049)], () => [1]);
    expect(
      faults.map(({ code, found, expected }) => [code, faultTable[code].effect, found, expected]),
    ).toEqual([['extract.control-amount-explained', 'warn', '10.49', '10.50']]);
  });

  it('stops the run for anything else', async () => {
    const stop = await stopOf(() =>
      settleDifferences([difference(5, 3, 1), difference(1050, 1049)], () => []),
    );
    expect(codesOf(stop)).toEqual(['extract.control-amount']);
    expect(stop.exitCode).toBe(65);
  });
});
