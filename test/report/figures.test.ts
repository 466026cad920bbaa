import { expect, test } from 'vitest';
import {
  showBytes,
  showCount,
  showExtent,
  showMoment,
  showSeconds,
  showShare,
} from '../../src/report/figures.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [25164, '25,164'],
  [-1234567, '-1,234,567'],
])('count %d', (count, shown) => {
  expect(showCount(count)).toBe(shown);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1.0 MB'],
  [48_212_345, '48.2 MB'],
  [2_000_000_000_000_000, '2000.0 TB'],
])('bytes %d', (bytes, shown) => {
  expect(showBytes(bytes)).toBe(shown);
});

test.each([
  [0.04, '0.0 s'],
  [59.94, '59.9 s'],
  [59.96, '1 min 00 s'],
  [3599.7, '1 h 00 min'],
  [3725, '1 h 02 min'],
])('seconds %d', (seconds, shown) => {
  expect(showSeconds(seconds)).toBe(shown);
});

test('a share of nothing is no number', () => {
  expect(showShare(0, 0)).toBe('-');
  expect(showShare(3, 7)).toBe('42.9 %');
});

test.each([
  [{ count: 1, documents: 0, rows: 1 }, '1 time, 0 documents, 1 row'],
  [{ count: 1200, documents: 1, rows: 3 }, '1,200 times, 1 document, 3 rows'],
])('extent %j', (extent, shown) => {
  expect(showExtent(extent)).toBe(shown);
});

test('a moment to the second', () => {
  expect(showMoment('2019-07-01T02:10:42.123Z')).toBe('2019-07-01 02:10:42 UTC');
});
