import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles('src').map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
const sizes = files.map((file) => file.lines).toSorted((a, b) => a - b);

/** The line count that this share of files does not exceed. */
function quantile(share: number): number {
  return sizes[Math.ceil(sizes.length * share) - 1] ?? 0;
}

test('no source file is longer than 400 lines', () => {
  expect(files.filter((file) => file.lines > 400)).toEqual([]);
});

test('nine of ten are at most 250 lines, half of them at most 100', () => {
  expect(quantile(0.9)).toBeLessThanOrEqual(250);
  expect(quantile(0.5)).toBeLessThanOrEqual(100);
});

test('files are named after their step, in words of the trade', () => {
  const nameless = /^(utils?|helpers?|misc|common|index|stuff|lib|types)\.ts$/;
  const named = [...files, ...sourceFiles('test')];
  expect(named.filter((file) => nameless.test(basename(file.path))).map((file) => file.path)).toEqual([]);
});

test('no test file is longer than 400 lines', () => {
  const long = sourceFiles('test').filter((file) => file.text.split('\n').length > 401);
  expect(long.map((file) => file.path)).toEqual([]);
});
