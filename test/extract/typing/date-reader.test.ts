import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDateReader, isZeroDate } from '../../../src/extract/typing/date-reader.ts';

describe('a day, read by a pattern', () => {
  it.each([
    ['YYYY-MM-DD', '2019-07-01', '2019-07-01'],
    ['YYYYMMDD', '20160229', '2016-02-29'],
    ['DD.MM.YYYY', '01.07.2019', '2019-07-01'],
    ['D.M.YYYY', '1.7.2019', '2019-07-01'],
    ['D.M.YYYY', '01.07.2019', '2019-07-01'],
    ['MM/DD/YY', '12/31/68', '2068-12-31'],
    ['MM/DD/YY', '12/31/69', '1969-12-31'],
    ['DDMMYY', '010700', '2000-07-01'],
    ['M/D/YYYY', '2/29/2000', '2000-02-29'],
    ['YYYY-MM-DDT00:00:00', '2019-07-01T00:00:00', '2019-07-01'],
    ['YYYY年MM月DD日', '2019年07月01日', '2019-07-01'],
  ])('%s: %s', (pattern, text, day) => {
    expect(compileDateReader(pattern)(text)).toBe(day);
  });

  it.each([
    ['YYYY-MM-DD', '2019-7-1'],
    ['YYYY-MM-DD', '2019-07-01 '],
    ['YYYY-MM-DD', '2019-07-011'],
    ['YYYY-MM-DD', '2019-07'],
    ['YYYY-MM-DD', '01.07.2019'],
    ['YYYY-MM-DD', '2019-02-29'],
    ['YYYY-MM-DD', '1900-02-29'],
    ['YYYY-MM-DD', '2019-13-01'],
    ['YYYY-MM-DD', '2019-00-01'],
    ['YYYY-MM-DD', '2019-04-31'],
    ['YYYY-MM-DD', '٢٠١٩-07-01'],
    ['DD.MM.YYYY', '00.07.2019'],
    ['DD.MM.YYYY', '1.07.2019'],
    ['DD.MM.YYYY', '07.13.2019'],
    ['D.M.YYYY', '001.7.2019'],
    ['YYYYMMDD', '20190132'],
    ['YYYY-MM-DDT00:00:00', '2019-07-01T12:00:00'],
    ['YY-MM-DD', '2019-07-01'],
  ])('%s: `%s` is none', (pattern, text) => {
    expect(compileDateReader(pattern)(text)).toBeUndefined();
    // A second look comes out of what is remembered.
    expect(compileDateReader(pattern)(text)).toBeUndefined();
  });

  it('agrees with the calendar of the machine on every day and on days that are none', () => {
    const read = compileDateReader('DD.MM.YYYY');
    const parts = [fc.integer({ min: 1600, max: 2400 }), fc.nat({ max: 13 }), fc.nat({ max: 32 })] as const;
    fc.assert(
      fc.property(...parts, (year, month, day) => {
        const two = (value: number): string => String(value).padStart(2, '0');
        const judge = new Date(Date.UTC(year, month - 1, day));
        const exists = judge.getUTCMonth() === month - 1 && judge.getUTCDate() === day;
        const expected = exists ? judge.toISOString().slice(0, 10) : undefined;
        expect(read(`${two(day)}.${two(month)}.${year}`)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

it('zeros where no day is known', () => {
  expect(['00000000', '00.00.0000', '0000-00-00', '0', '00/00/00'].every(isZeroDate)).toBe(true);
  expect(['', '-', '00.00.2019', '0x0', '10000000'].some(isZeroDate)).toBe(false);
});
