import { expect, test } from 'vitest';
import { showAmount } from '../../src/unit/money.ts';

test.each([
  [1_234_567, 2, '12,345.67'],
  [-5, 2, '-0.05'],
  [0, 2, '0.00'],
  [1_234_567, 0, '1,234,567'],
  [1_234_567, 3, '1,234.567'],
  [7, 3, '0.007'],
  [-100_000_000, 2, '-1,000,000.00'],
])('%i minor units of %i decimals are shown as %s', (value, decimals, shown) => {
  expect(showAmount(value, decimals)).toBe(shown);
});
