import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_AMOUNT,
  readDecimal,
  readInteger,
  rescale,
  showDecimal,
} from '../../src/extract/typing/decimal.ts';

describe('readDecimal', () => {
  it('reads what a correct writer wrote, exactly', () => {
    const amount = fc.integer({ min: -MAX_AMOUNT, max: MAX_AMOUNT });
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 4 }), fc.nat({ max: 3 }), (value, scale, zeros) => {
        const text = showDecimal(value, scale) + (scale > 0 ? '0'.repeat(zeros) : '');
        expect(readDecimal(text, scale)).toBe(value + 0);
      }),
    );
  });

  it.each([
    ['699.10', 69910],
    ['-0.01', -1],
    ['+5', 500],
    [' 12.3 ', 1230],
    ['.5', 50],
    ['1.500', 150],
    ['-0', 0],
    ['00012.00', 1200],
    ['999999999999.99', MAX_AMOUNT],
  ])('%s', (text, value) => {
    expect(readDecimal(text, 2)).toBe(value);
  });

  it.each([
    '',
    ' ',
    '-',
    '.',
    '5.',
    '12,3x',
    '1,200.00',
    '1e3',
    '0x10',
    '1.505',
    '1 2',
    '--1',
    '1.2.3',
    'NaN',
    '١',
    '1000000000000.00',
  ])('`%s` is no amount', (text) => {
    expect(readDecimal(text, 2)).toBeNaN();
  });
});

it('readInteger takes no decimals', () => {
  expect([readInteger('-12'), readInteger('7'), readInteger('7.0'), readInteger('')]).toEqual([
    -12,
    7,
    NaN,
    NaN,
  ]);
});

it('rescale rounds half away from zero and never gives a negative zero', () => {
  expect([
    rescale(125, 2, 1),
    rescale(-125, 2, 1),
    rescale(124, 2, 1),
    rescale(5, 0, 2),
    rescale(-1, 2, 0),
  ]).toEqual([13, -13, 12, 500, 0]);
});
