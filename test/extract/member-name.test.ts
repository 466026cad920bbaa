import { expect, it } from 'vitest';
import { isMemberOf } from '../../src/extract/member-name.ts';

it.each([
  ['lines.csv', 'lines.csv', true],
  ['lines.csv', 'lines.csv.gz', true],
  ['lines.csv.zst', 'lines.csv', true],
  ['lines.csv', 'old/lines.csv', false],
  ['lines-*.csv', 'lines-1.csv', true],
  ['lines-*.csv', 'lines-.csv.GZ', true],
  ['lines-*.csv', 'lines-1/a.csv', false],
  ['*/lines-?.csv', 'old/lines-1.csv', true],
  ['lines-?.csv', 'lines-10.csv', false],
  ['*a*b', 'xaaxb', true],
  ['*a*b', 'xbxa', false],
  ['lines.csv', 'linesxcsv', false],
  ['[a].csv', 'a.csv', false],
])('%s, %s: %s', (pattern, name, is) => {
  expect(isMemberOf(pattern, name)).toBe(is);
});
