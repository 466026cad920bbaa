import { describe, expect, it } from 'vitest';
import { compileRowReader } from '../../src/extract/row-reader.ts';
import { column, invoices, tableOf } from './tables.ts';

const header = invoices.columns.map((one) => one.name);
const reader = compileRowReader(invoices, header);
const read = (row: string, of = reader): unknown => {
  const { values, fault } = of.read(Buffer.from(row), 7);
  return values ?? [fault?.code, fault?.place.field, fault?.found];
};

describe('compileRowReader', () => {
  it('types every column, in the order of the file', () => {
    const values = {
      invoice: 'SO1',
      account: 'AW1',
      invoice_date: '2016-02-29',
      due_date: '2016-03-14',
      currency: 'USD',
      net_total: -69910,
      line_count: 1,
    };
    expect(read('SO1; AW1 ;2016-02-29;2016-03-14;USD;-699.10;1\r\n')).toEqual(values);
    const swapped = compileRowReader(invoices, [...header].reverse());
    expect(read('1;-699.10;USD;2016-03-14;2016-02-29;AW1;SO1', swapped)).toEqual(values);
  });

  it('does not mix up the values of two rows', () => {
    const first = reader.read(Buffer.from('SO1;AW1;2016-02-29;2016-03-14;USD;1;1'), 2);
    reader.read(Buffer.from('SO2;AW2;2017-02-28;2017-03-14;EUR;2;2'), 3);
    expect(first.values?.['invoice']).toBe('SO1');
  });

  it.each([
    ['SO1;AW1;2017-02-29;2017-03-14;USD;1;1', ['extract.date-malformed', 'invoice_date', '2017-02-29']],
    ['SO1;AW1;2017-02-28;2017-03-14;USD;12,3x;1', ['extract.amount-malformed', 'net_total', '12,3x']],
    ['SO1;AW1;2017-02-28;2017-03-14;USD;1;1.5', ['extract.integer-malformed', 'line_count', '1.5']],
    ['SO1;AW1;2017-02-28;2017-03-14;;1;1', ['extract.field-empty', 'currency', undefined]],
    ['SO1;AW1;2017-02-28;2017-03-14;USD;1', ['extract.cells-few', undefined, '6']],
    ['SO1;AW1;2017-02-28;2017-03-14;USD;1;1;"2"', ['extract.cells-many', undefined, '8']],
    ['SO1;AW1;"2017-02-28;2017-03-14;USD;1;1', ['extract.quote-unclosed', undefined, undefined]],
    ['SO1;A"W1;2017-02-28;2017-03-14;USD;1;1', ['extract.quote-stray', undefined, undefined]],
  ])('%s', (row, fault) => {
    expect(read(row)).toEqual(fault);
  });

  it('never shows words that slipped into a number', () => {
    expect(read('SO1;AW1;2017-02-28;2017-03-14;USD;12 Elm Street;1')).toEqual([
      'extract.amount-malformed',
      'net_total',
      '99 AAA AAAAAA',
    ]);
  });

  it('an optional field may be empty: text is empty, all else nothing', () => {
    const kinds = (['text', 'integer', 'amount', 'date'] as const).map((type) => column(type, type, false));
    const optional = compileRowReader(tableOf(kinds), ['text', 'integer', 'amount', 'date']);
    expect(read(';;;', optional)).toEqual({ text: '', integer: null, amount: null, date: null });
  });

  it('places a fault by file and line', () => {
    expect(reader.read(Buffer.from('x'), 9).fault?.place).toEqual({ file: 'invoices.csv', line: 9 });
  });

  it('refuses bytes that are not UTF-8, but not a replacement character that was delivered', () => {
    const sound = compileRowReader(tableOf([column('t')]), ['t']);
    expect(sound.read(Buffer.from([0x41, 0xff]), 2).fault?.code).toBe('extract.encoding-invalid');
    expect(sound.read(Buffer.from('A\ufffd'), 2).values).toEqual({ t: 'A\ufffd' });
  });
});
