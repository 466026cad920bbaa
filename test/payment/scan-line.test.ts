import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigitLuhn, checkDigitRecursive } from '../../src/payment/check-digits.ts';
import { scanLine, type ScanField } from '../../src/payment/scan-line.ts';

test('check digits of published numbers', () => {
  // ISO/IEC 7812-1's and a card's; the Swiss guidelines' example.
  expect(checkDigitLuhn('7992739871')).toBe(3);
  expect(checkDigitLuhn('411111111111111')).toBe(1);
  expect(checkDigitRecursive('21000000000313947143000901')).toBe(7);
});

test.each([
  ['Luhn', checkDigitLuhn],
  ['recursive', checkDigitRecursive],
])('%s finds each digit that is wrong', (_name, checkDigit) => {
  const digits = fc.stringMatching(/^\d{4,30}$/);
  fc.assert(
    fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
      const place = at % text.length;
      const other = `${text.slice(0, place)}${(Number(text[place]) + by) % 10}${text.slice(place + 1)}`;
      expect(checkDigit(other)).not.toBe(checkDigit(text));
    }),
  );
});

test('fields are filled up, each with its check digit, and one of all', () => {
  const fields: ScanField[] = [
    { text: '7992739871', width: 12, check: 'luhn' },
    { text: '12345', width: 8 },
    { text: 'A+7' },
  ];
  expect(scanLine(fields, undefined)).toBe('0079927398713 00012345 A+7');
  const all = checkDigitRecursive('0079927398713000123457');
  expect(scanLine(fields, 'recursive')).toBe(`0079927398713 00012345 A+7 ${all}`);
});

describe('refused', () => {
  test.each<[string, ScanField, string]>([
    ['nothing', { text: '' }, 'there is none'],
    [
      'letters with a check digit',
      { text: 'A1', check: 'luhn' },
      'it holds more than digits, and has a check digit',
    ],
    ['small letters', { text: 'a1' }, 'it holds what the scanner does not read'],
    ['accents', { text: 'É1' }, 'it holds what the scanner does not read'],
    ['two lines', { text: '1\n2' }, 'it holds what the scanner does not read'],
    ['too long', { text: '123456', width: 5 }, 'it has 6 characters where 5 are allowed'],
    ['letters too short', { text: 'A1', width: 5 }, 'it has 2 characters where 5 are needed'],
  ])('%s', (_what, field, reason) => {
    expect(scanLine([{ text: '1' }, field], undefined)).toEqual({
      kind: 'reference',
      field: 'scanLine 2',
      reason,
    });
  });
});
