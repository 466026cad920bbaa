import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultTable } from '../../src/fault/table.ts';
import { root } from './source-files.ts';

const folder = join(root, 'fixtures/faults');
const codes = Object.keys(faultTable).toSorted();
const fixtures = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith('.yaml'))
  // `code.yaml`, or `code.case.yaml` where a fault has several.
  .map((name) => name.split('.').slice(0, 2).join('.'))
  .toSorted();

test('every fault has a fixture named by its code', () => {
  expect(codes.filter((code) => !fixtures.includes(code))).toEqual([]);
});

test('every fixture has its fault', () => {
  expect(fixtures.filter((name) => !codes.includes(name))).toEqual([]);
});
