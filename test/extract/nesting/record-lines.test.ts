import { expect, test } from 'vitest';
import { RecordLines } from '../../../src/extract/nesting/record-lines.ts';
import { lineOf, partOf, placeInPart, rowPosition } from '../../../src/model/row-position.ts';

test('records of one line are told apart and keep their line, up to 256 of them', () => {
  const lines = new RecordLines();
  const given = [...Array.from({ length: 256 }, () => 7), 7, 8, 9].map((line) => lines.next(line, 1));
  expect(given.toSorted((a, b) => a - b)).toEqual(given);
  expect(new Set(given).size).toBe(given.length);
  const positions = given.map((line) => rowPosition(8191, line));
  expect(new Set(positions).size).toBe(given.length);
  expect(positions.map(placeInPart)).toEqual(given);
  expect(new Set(positions.map(partOf))).toEqual(new Set([8191]));
  expect(positions.slice(0, 256).map(lineOf)).toEqual(given.slice(0, 256).map(() => 7));
  expect(positions.slice(256).map(lineOf)).toEqual([8, 8, 9]);
});

test('what is no record takes no place from those that are', () => {
  const lines = new RecordLines();
  expect([lines.next(1, 1), lines.next(1, 0), lines.next(1, 1), lines.next(2, 0)]).toEqual([
    1,
    1,
    1 + 1 / 256,
    2,
  ]);
});
