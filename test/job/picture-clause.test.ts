import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPicture, type Picture } from '../../src/job/picture-clause.ts';

function read(typed: string, point?: '.' | ','): Picture {
  const picture = readPicture(typed, point);
  if (typeof picture === 'string') throw new Error(`${typed} ${picture}`);
  return picture;
}

describe('texts', () => {
  test.each([
    ['X(10)', 10],
    ['A(3)', 3],
    ['XX', 2],
    ['pic x(30).', 30],
    ['PICTURE IS X(5) USAGE IS DISPLAY', 5],
    ['X(2)9(3)', 5],
    ['X', 1],
  ])('%s', (typed, length) => {
    expect(read(typed)).toEqual({
      type: 'text',
      digits: 0,
      scale: 0,
      length,
      storage: 'text',
      sign: 'none',
      group: '',
    });
  });
});

/** Lengths as Enterprise COBOL for z/OS states them: DISPLAY, PACKED-DECIMAL and BINARY items. */
describe('numbers', () => {
  test.each([
    ['9(7)V99', 'decimal', 9, 2, 9, 'zoned', 'none'],
    ['S9(7)V99', 'decimal', 9, 2, 9, 'zoned', 'overpunch-trailing'],
    ['S9(7)V99 SIGN IS LEADING', 'decimal', 9, 2, 9, 'zoned', 'overpunch-leading'],
    ['S9(7)V99 SIGN TRAILING', 'decimal', 9, 2, 9, 'zoned', 'overpunch-trailing'],
    ['S9(5) SIGN LEADING SEPARATE', 'integer', 5, 0, 6, 'zoned', 'leading'],
    ['S9(5) SIGN IS TRAILING SEPARATE CHARACTER', 'integer', 5, 0, 6, 'zoned', 'trailing'],
    ['S9(5) COMP-3', 'integer', 5, 0, 3, 'packed', 'trailing'],
    ['S9(4) PACKED-DECIMAL', 'integer', 4, 0, 3, 'packed', 'trailing'],
    ['9(7)V99 USAGE COMP-3', 'decimal', 9, 2, 5, 'packed', 'none'],
    ['SV9(3) COMP-3', 'decimal', 3, 3, 2, 'packed', 'trailing'],
    ['S9(31) COMP-3', 'integer', 31, 0, 16, 'packed', 'trailing'],
    ['S9(4) COMP', 'integer', 4, 0, 2, 'binary', 'leading'],
    ['S9(5) BINARY', 'integer', 5, 0, 4, 'binary', 'leading'],
    ['9(9) COMP-4', 'integer', 9, 0, 4, 'binary', 'none'],
    ['S9(10) COMPUTATIONAL', 'integer', 10, 0, 8, 'binary', 'leading'],
    ['S9(16)V99 COMP', 'decimal', 18, 2, 8, 'binary', 'leading'],
  ])('%s', (typed, type, digits, scale, length, storage, sign) => {
    expect(read(typed)).toEqual({ type, digits, scale, length, storage, sign, implied: scale, group: '' });
  });
});

describe('edited numbers', () => {
  test.each([
    ['-ZZ9.99', '.', 5, 2, 7, 'leading', ''],
    ['9(5).99', '.', 7, 2, 8, 'none', ''],
    ['Z(4)9', '.', 5, 0, 5, 'none', ''],
    ['Z,ZZ9.99-', '.', 6, 2, 9, 'trailing', ','],
    ['Z.ZZZ.ZZ9,99-', ',', 9, 2, 13, 'trailing', '.'],
    ['+++9.99', '.', 5, 2, 7, 'leading', ''],
    ['--,---,--9.99', '.', 9, 2, 13, 'leading', ','],
    ['ZZ9.99CR', '.', 5, 2, 8, 'trailing', ''],
    ['ZZ9,99DB', ',', 5, 2, 8, 'trailing', ''],
    ['ZZ9,999', '.', 6, 0, 7, 'none', ','],
  ] as const)('%s', (typed, point, digits, scale, length, sign, group) => {
    const type = scale === 0 ? 'integer' : 'decimal';
    expect(read(typed, point)).toEqual({ type, digits, scale, length, storage: 'text', sign, group });
  });

  test('a point may be implied in them too', () => {
    expect(read('ZZ9V99')).toMatchObject({ digits: 5, scale: 2, implied: 2, length: 5, storage: 'text' });
  });
});

describe('refused, with the reason', () => {
  test.each([
    ['', 'is empty'],
    ['9(3)PP', 'has a P: positions that are not stored, so that the record does not hold the number'],
    ['9(', 'has brackets that do not hold a number behind a symbol'],
    ['9(0)', 'must have 1 to 32767 characters'],
    ['X(40000)', 'must have 1 to 32767 characters'],
    ['S9(32)', 'has 32 digits, more than 31'],
    ['S9(19) COMP', 'has 19 digits, more than a binary number of 8 bytes holds'],
    ['9(3) SIGN LEADING', 'has a sign clause and no S'],
    ['S9(3) SEPARATE', 'says SEPARATE without LEADING or TRAILING'],
    ['S9(3) COMP-3 SIGN TRAILING', 'has a sign clause, which only numbers in characters have'],
    ['X(3) COMP-3', 'is a text, which is stored as characters only'],
    ['S9(4) COMP-5', 'says COMP-5, which is stored in the byte order of one machine'],
    [
      'S9(4) COMPUTATIONAL-1',
      'says COMPUTATIONAL-1, which is a floating-point number, which no amount may pass through',
    ],
    ['S9(4) COMP-33', 'has a word that is not known: `COMP-33`'],
    ['N(5)', 'has national characters (N, G), which are UTF-16 or double bytes within a record'],
    ['**9.99', 'has a symbol that cannot be read back: `*`'],
    ['$ZZ9.99', 'has a symbol that cannot be read back: `$`'],
    ['-ZZ9-', 'has its sign in a place that is not known'],
    ['9.99.99', 'has more than one decimal point'],
    ['ZZ9.99 COMP-3', 'is an edited number, which has neither a usage nor a sign clause'],
    ['V', 'has no digits'],
    ['.', 'is empty'],
  ])('%s', (typed, reason) => {
    expect(readPicture(typed)).toBe(reason);
  });

  test('whatever is typed, there is an answer', () => {
    const symbol = fc.constantFrom(...Array.from('9XASVPZ.,+-*$()0123CRDB COMP-3SIGN'));
    fc.assert(
      fc.property(fc.array(symbol, { maxLength: 20 }), (symbols) => {
        const picture = readPicture(symbols.join(''));
        if (typeof picture === 'string') expect(picture).toMatch(/^(has|is|says|must) /);
        else {
          expect(picture.length).toBeGreaterThan(0);
          expect(picture.digits).toBeGreaterThanOrEqual(picture.scale);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test('a repeated symbol and a written-out one are the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 9 }), (whole, scale) => {
      const long = `S${'9'.repeat(whole)}V${'9'.repeat(scale)} COMP-3`;
      const short = scale === 0 ? `S9(${whole}) COMP-3` : `S9(${whole})V9(${scale}) COMP-3`;
      expect(readPicture(long)).toEqual(readPicture(short));
    }),
  );
});
