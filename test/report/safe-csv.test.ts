import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeCsvRow } from '../../src/report/safe-csv.ts';

test.each([
  ['=cmd|calc', "'=cmd|calc\r\n"],
  ['+1', "'+1\r\n"],
  ['-1+2', "'-1+2\r\n"],
  ['@SUM(A1)', "'@SUM(A1)\r\n"],
  ['\t=1', '"\'\t=1"\r\n'],
  ['\r=1', '"\'\r=1"\r\n'],
  ['  =1', "'  =1\r\n"],
  ['＝1', "'＝1\r\n"],
  ['a=1', 'a=1\r\n'],
  ['say "no"', '"say ""no"""\r\n'],
])('%j is made harmless and quoted', (cell, line) => {
  expect(safeCsvRow([cell])).toBe(line);
});

test('numbers stay numbers, negative ones too', () => {
  expect(safeCsvRow(['a', -12, 0.5])).toBe('a,-12,0.5\r\n');
});

test('another reader gets every cell back, and none of them can run', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('=', '"', ',', ';', '\n', '\r', '\t', '+', '@', 'a', "'", ' ') }),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
      const rows: string[][] = parse(safeCsvRow(cells), { record_delimiter: '\r\n' });
      expect(rows).toHaveLength(1);
      rows[0]?.forEach((read, i) => {
        expect(/^[\t\r\n=+\-@]/.test(read)).toBe(false);
        expect([cells[i], `'${cells[i]}`]).toContain(read);
      });
    }),
    { numRuns: 500 },
  );
});
