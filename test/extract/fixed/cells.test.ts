import { describe, expect, test } from 'vitest';
import { charsetOf } from '../../../src/extract/charset/charset.ts';
import { compileFixedCells } from '../../../src/extract/fixed/cells.ts';
import { compileAmountReader } from '../../../src/extract/read-amount.ts';
import type { ColumnPlan, ColumnSpan, Encoding, FixedFormat } from '../../../src/job/table-plan.ts';
import { field, fixedTable } from './fixed-tables.ts';

/** The one cell of a record that is a column throughout. */
function cell(
  raw: Buffer | string,
  span: Partial<ColumnSpan>,
  more: Partial<ColumnPlan> = {},
  encoding: Encoding = 'windows-1252',
): unknown {
  const bytes = typeof raw === 'string' ? (charsetOf(encoding).encode(raw) ?? Buffer.alloc(0)) : raw;
  const length = charsetOf(encoding).decode(bytes, 0, bytes.length).length;
  const table = fixedTable([field('x', 0, length, span, more)], { encoding }, { separator: 'none' });
  const read = compileFixedCells(table).read(bytes, 1);
  return read.fault ?? read.cells[0];
}

const hex = (digits: string): Buffer => Buffer.from(digits, 'hex');

describe('texts', () => {
  test.each([
    ['both', '  a b  ', 'a b'],
    ['left', '  a b  ', 'a b  '],
    ['right', '  a b  ', '  a b'],
    ['none', '  a b  ', '  a b  '],
    ['none', '    ', '    '],
    ['right', '    ', null],
  ] as const)('trimmed %s: `%s`', (trim, raw, text) => {
    expect(cell(raw, {}, { trim })).toBe(text);
  });

  test('pads other than blanks', () => {
    expect(cell('00417', { pad: '0' }, { trim: 'left' })).toBe('417');
    expect(cell('00000', { pad: '0' }, { trim: 'left' })).toBeNull();
    expect(cell('Meyer***', { pad: '*' }, { trim: 'right' })).toBe('Meyer');
    expect(cell('0417', {}, {})).toBe('0417');
    expect(cell('\0\0\0', {}, { trim: 'none' })).toBeNull();
  });
});

const amount = { type: 'amount', scale: 2 } as const;

describe('numbers that are written', () => {
  test.each([
    ['   12.30', {}, '12.30'],
    ['-  12.30', { sign: 'leading' }, '-12.30'],
    ['+  12.30', { sign: 'leading' }, '12.30'],
    ['  -12.30', { sign: 'leading' }, '-12.30'],
    ['  12.30-', { sign: 'trailing' }, '-12.30'],
    ['  12.30 ', { sign: 'trailing' }, '12.30'],
    [' 12.30CR', { sign: 'trailing' }, '-12.30'],
    [' 12.30DB', { sign: 'trailing' }, '-12.30'],
    ['-12.30-', { sign: 'trailing' }, '-12.30-'],
    ['0001230', { implied: 2 }, '00012.30'],
    ['  5', { implied: 2 }, '0.05'],
    ['-00005', { implied: 2, sign: 'leading' }, '-000.05'],
    ['00x05', { implied: 2 }, '00x05'],
    ['12 05', { implied: 2 }, '12 05'],
    ['   ', { implied: 2 }, null],
    ['\0\0\0', {}, null],
  ] as const)('`%s` %o', (raw, span, text) => {
    expect(cell(raw, span, amount)).toBe(text);
  });

  test('the decimal mark is the column’s own', () => {
    const german = { ...amount, decimal: ',', group: '.' };
    expect(cell('1.234.567-', { sign: 'trailing', implied: 2 }, german)).toBe('-12345,67');
    expect(cell('1.234,50-', { sign: 'trailing' }, german)).toBe('-1.234,50');
    expect(cell(hex('0123456c'), { storage: 'packed', implied: 2 }, german, 'ibm273')).toBe('1234,56');
  });
});

describe('digits that are no number', () => {
  test('days keep the zeros before them, however they are stored', () => {
    const day = { type: 'date', format: 'DDMMYYYY' } as const;
    expect(cell(hex('f0f1f0f2f2f0f1f9'), { storage: 'zoned' }, day, 'ibm273')).toBe('01022019');
    expect(cell(hex('001022019c'), { storage: 'packed', sign: 'trailing' }, day, 'ibm273')).toBe('01022019');
    expect(cell(hex('000f9853'), { storage: 'binary', sign: 'leading' }, day, 'ibm273')).toBe('01022035');
    expect(cell(hex('4040404040404040'), { storage: 'zoned' }, day, 'ibm273')).toBeNull();
  });

  test('names of digits too', () => {
    expect(cell('00417', { storage: 'zoned' })).toBe('00417');
    expect(cell('0041G', { storage: 'zoned', sign: 'overpunch-trailing' })).toBe('00417');
    expect(cell('+0417', { storage: 'zoned', sign: 'leading' })).toBe('0417');
  });
});

describe('faults', () => {
  const columns = [
    field('name', 0, 4),
    field('sum', 4, 3, { storage: 'packed', sign: 'trailing', implied: 2 }, amount),
    field('code', 7, 3, { storage: 'zoned', sign: 'overpunch-trailing' }, { type: 'integer' }),
  ];
  const reader = (encoding: Encoding, format: Partial<FixedFormat>) =>
    compileFixedCells(fixedTable(columns, { encoding }, format));
  const name = Buffer.from('d4859985', 'hex');

  test('a bad half byte, with its place in the file', () => {
    const raw = Buffer.concat([name, hex('12e45c'), hex('f0f1f2')]);
    expect(reader('ibm273', { separator: 'none' }).read(raw, 3).fault).toEqual({
      code: 'extract.packed-malformed',
      place: { file: 'rows.dat', line: 3, byte: 2 * 10 + 5, field: 'sum' },
      found: '0xe4',
      expected: 'a digit',
      values: { half: 'first' },
    });
  });

  test('a bad overpunch, whose place within a line is not known', () => {
    const raw = Buffer.concat([name, hex('12345c'), hex('f0f181'), hex('25')]);
    expect(reader('ibm273', {}).read(raw, 3).fault).toEqual({
      code: 'extract.overpunch-malformed',
      place: { file: 'rows.dat', line: 3, field: 'code' },
      found: '0x81',
      expected: 'a digit, or one with a sign,',
    });
  });

  test('a record that ends within its numbers', () => {
    expect(reader('ibm273', {}).read(Buffer.concat([name, hex('12345c'), hex('f0f1')]), 3).fault).toEqual({
      code: 'extract.record-length',
      place: { file: 'rows.dat', line: 3 },
      found: '9',
      expected: '10',
    });
  });

  test('a record of another length or type, which framing has found before', () => {
    const typed = fixedTable(columns.slice(0, 1), { type: { at: 1, is: 'A' } });
    const read = (raw: string) => compileFixedCells(typed).read(Buffer.from(raw), 1).fault;
    expect(read('ABCD\n')).toBeUndefined();
    expect(read('ABCD   \n')).toBeUndefined();
    expect(read('ABCD  E\n')).toMatchObject({ code: 'extract.record-length', found: '7', expected: '4' });
    expect(read('BBCD\n')).toMatchObject({ code: 'extract.record-type-unknown', expected: '`A`' });
  });

  test('bytes that are no UTF-8', () => {
    const table = fixedTable([field('name', 0, 4)], { encoding: 'utf-8' });
    const read = compileFixedCells(table).read(Buffer.from('ab\xfcc\n', 'latin1'), 7);
    expect(read.fault).toEqual({
      code: 'extract.encoding-invalid',
      place: { file: 'rows.dat', line: 7 },
      found: '0xfc 0x63 0x0a',
      expected: 'utf-8',
    });
  });
});

test('numbers behind characters of several bytes are read where they are', () => {
  const table = fixedTable(
    [
      field('name', 0, 3),
      field('sum', 3, 4, { storage: 'zoned', sign: 'overpunch-trailing', implied: 2 }, amount),
      field('note', 7, 2),
    ],
    { encoding: 'utf-8' },
  );
  const read = (text: string): unknown => compileFixedCells(table).read(Buffer.from(text), 1).cells;
  expect(read('日ö 012J日本\r\n')).toEqual(['日ö', '-1.21', '日本']);
  expect(read('\u{1f600}ö 012ä\u{1f600}')).toEqual(['\u{1f600}ö', '1.20', '\u{1f600}']);
});

test('an amount is read by its place, whatever its neighbours are', () => {
  const columns = [
    field('account', 0, 3, { storage: 'packed', sign: 'trailing' }, { type: 'integer' }),
    field('sum', 3, 3, { storage: 'packed', sign: 'trailing', implied: 2 }, amount),
  ];
  const table = fixedTable(columns, { amount: 'sum', encoding: 'ibm273' }, { separator: 'none' });
  expect(compileAmountReader(table, [])(hex('ffffff12345d'))).toBe(-12345);
  expect(compileAmountReader(table, [])(hex('00001c123e5d'))).toBeNaN();
  expect(compileAmountReader(table, [])(hex('00001c404040'))).toBe(0);
});
