import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAmountCell, compileDecimalReader } from '../../../src/extract/typing/decimal-reader.ts';
import { MAX_AMOUNT, rescaledProduct, showDecimal } from '../../../src/extract/typing/decimal.ts';
import { plainColumn } from '../../../src/job/plain-column.ts';
import type { ColumnPlan } from '../../../src/job/table-plan.ts';

type Marks = Partial<Pick<ColumnPlan, 'decimal' | 'group' | 'parentheses'>>;

const amount = (marks: Marks = {}, scale = 2): ColumnPlan => ({
  ...plainColumn('a', 'amount', { required: true, scale }),
  ...marks,
});

const german = { decimal: ',', group: '.' };
const english = { group: ',' };

describe('a number, read as its column declares it', () => {
  it.each<[Marks, string, number]>([
    [german, '1.234.567,89', 123456789],
    [german, '1234567,89', 123456789],
    [german, '12,5', 1250],
    [german, '-1.234,50', -123450],
    [german, '1.234,50-', -123450],
    [german, '0,00-', 0],
    [german, '+1.234', 123400],
    [german, ',5', 50],
    [german, '  7 ', 700],
    [german, '12,500', 1250],
    [german, '999.999.999.999,99', MAX_AMOUNT],
    [english, '1,234,567.89', 123456789],
    [english, '1,234', 123400],
    [{ ...german, group: ' ' }, '1 234,50', 123450],
    [{ ...german, group: ' ' }, '1\u00a0234\u00a0567,50', 123456750],
    [{ ...german, group: '\u00a0' }, '1\u202f234,50', 123450],
    [{ group: "'" }, "1'234.50", 123450],
    [{ group: "'" }, '1\u2019234.50', 123450],
    [{ parentheses: true }, '(12.50)', -1250],
    [{ parentheses: true }, '12.50', 1250],
    [{ parentheses: true, ...english }, ' (1,234.50) ', -123450],
  ])('%j: `%s` is %i', (marks, text, units) => {
    expect(compileDecimalReader(amount(marks))(text)).toBe(units);
  });

  it.each<[Marks, string]>([
    [german, '1.23.4'],
    [german, '1.234.56'],
    [german, '1.2345'],
    [german, '1234.567,00'],
    [german, '.234,00'],
    [german, '1..234'],
    [german, '1.234.'],
    // Most likely decimals of another country.
    [german, '0.123'],
    [german, '01.234'],
    [german, '12.50'],
    [german, '1,234.50'],
    [german, '1,5,0'],
    [german, '1,2.345'],
    [german, '12,505'],
    [german, '12,'],
    [german, '-'],
    [german, '-12,50-'],
    [german, '+12,50-'],
    [german, '12,50+'],
    [german, '- 12,50'],
    [german, '12,50 -'],
    [german, '12,50 EUR'],
    [german, '1 234,50'],
    [german, '(12,50)'],
    [english, '1.234,50'],
    [{ ...german, group: ' ' }, '1 234\u00a0567,50'],
    [{ ...german, group: ' ' }, '1  234,50'],
    [{ parentheses: true }, '(12.50'],
    [{ parentheses: true }, '12.50)'],
    [{ parentheses: true }, '()'],
    [{ parentheses: true }, '(-12.50)'],
    [{ parentheses: true }, '-(12.50)'],
    [{}, '1,234.00'],
    [german, '1.000.000.000.000,00'],
  ])('%j: `%s` is none', (marks, text) => {
    expect(compileDecimalReader(amount(marks))(text)).toBeNaN();
  });

  it('an integer has groups and no decimals', () => {
    const read = compileDecimalReader({ ...plainColumn('a', 'integer'), decimal: ',', group: '.' });
    expect(['1.234', '1234-', '1.234,0', '1,5', '0.123'].map(read)).toEqual([1234, -1234, NaN, NaN, NaN]);
  });

  it('reads back exactly what any declaration writes', () => {
    const marks = fc
      .record({
        decimal: fc.constantFrom('.', ','),
        group: fc.constantFrom('', '.', ',', "'", '\u2019', ' ', '\u00a0', '\u202f'),
        parentheses: fc.boolean(),
      })
      .filter(({ decimal, group }) => decimal !== group);
    const sign = fc.constantFrom('before', 'behind', 'around');
    fc.assert(
      fc.property(
        fc.integer({ min: -MAX_AMOUNT, max: MAX_AMOUNT }),
        fc.integer({ min: 0, max: 9 }),
        marks,
        sign,
        (units, scale, { decimal, group, parentheses }, place) => {
          const column = amount({ decimal, group, ...(parentheses ? { parentheses } : {}) }, scale);
          const [whole = '', decimals] = showDecimal(Math.abs(units), scale).split('.');
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
          const digits = decimals === undefined ? grouped : grouped + decimal + decimals;
          const around = parentheses && place === 'around' ? `(${digits})` : `-${digits}`;
          const text = units >= 0 ? digits : place === 'behind' ? `${digits}-` : around;
          expect(compileDecimalReader(column)(text)).toBe(units + 0);
        },
      ),
    );
  });

  it('never takes a character for nothing: a number with one put in or left out is another number or none', () => {
    const read = compileDecimalReader(amount(german));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: MAX_AMOUNT }), fc.nat(), (units, at) => {
        const [whole = '', decimals = ''] = showDecimal(units, 2).split('.');
        const text = `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${decimals}`;
        const place = at % text.length;
        const shorter = text.slice(0, place) + text.slice(place + 1);
        // A zero before the number, and one behind its point, are nothing.
        if (text[place] === '0' && read(shorter) === units) return;
        // The one group mark of a number: without it there are no groups.
        if (text[place] === '.' && !shorter.includes('.')) expect(read(shorter)).toBe(units);
        else expect(read(shorter)).not.toBe(units);
        const longer = `${text.slice(0, place)}.${text.slice(place)}`;
        expect(read(longer)).toBeNaN();
      }),
    );
  });
});

describe('an amount that is added up while rows are cut', () => {
  it('is as typing reads it; a cell that may be empty counts as nothing', () => {
    const optional = { ...plainColumn('a', 'amount', { scale: 2 }), ...german, empty: ['-', 'NULL'] };
    const read = compileAmountCell(optional);
    expect([' 1.234,50 ', '', ' ', null, '-', ' NULL ', '1.23', 'x'].map(read)).toEqual([
      123450,
      0,
      0,
      0,
      0,
      0,
      NaN,
      NaN,
    ]);
    expect(['', null, '-'].map(compileAmountCell({ ...optional, required: true }))).toEqual([NaN, NaN, NaN]);
    expect(compileAmountCell(undefined)('x')).toBe(0);
  });
});

// Computed with Python's integers; doubles make 5848627592999409 of the second one.
it.each([
  [1255, 300, 5, 2, 377],
  [69_458_201_071, 84_203_557, 5, 2, 5_848_627_592_999_410],
  [99_999_999_999, 99_999_999, 6, 2, 999_999_989_990_000],
])('%i × %i with %i decimals has %i: %i', (a, b, from, to, product) => {
  expect(rescaledProduct(a, b, from, to)).toBe(product);
  expect(rescaledProduct(-a, b, from, to)).toBe(-product);
});
