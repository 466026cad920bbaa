import { expect, it } from 'vitest';
import { minorDigits } from '../../src/compose/locale/currency.ts';
import { formatterFor, localeNames } from '../../src/compose/locale/formatter.ts';

it.each([
  ['EUR', 2],
  ['JPY', 0],
  ['KWD', 3],
  ['CLF', 4],
])('%s has %i decimals', (currency, digits) => {
  expect(minorDigits(currency)).toBe(digits);
});

// What list one lost and gained from 2023 to 2026.
it.each(['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'ZWL'])('%s is withdrawn', (currency) => {
  expect(minorDigits(currency)).toBeUndefined();
});

it.each(['SLE', 'VED', 'XAD', 'XCG', 'ZWG'])('%s has come in its place', (currency) => {
  expect(minorDigits(currency)).toBe(2);
});

it.each(['constructor', '__proto__', 'toString', 'eur', 'EUR ', '', 'XTS', 'XAU', 'DEM'])(
  '%j is no currency to bill in',
  (name) => {
    expect(minorDigits(name)).toBeUndefined();
  },
);

it.each(['constructor', '__proto__', 'toString'])('%s is shown as it is typed, in any locale', (name) => {
  for (const locale of localeNames) {
    const shown = formatterFor(locale).money(1234, name);
    expect(shown).toContain(name);
    expect(shown.replace(name, '').trim()).toMatch(/^12[.,]34$/);
  }
});
