import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/fault/fault.ts';
import { wordingOf } from '../../src/fault/fault.ts';
import { compilePayload, mostSheets, writePayload, type PayloadPlan } from '../../src/inserter/payload.ts';
import { readableLine } from '../../src/inserter/readable-line.ts';
import { neopostOmr } from '../../src/job/built-in/inserters/neopost-omr.ts';
import { readPayload } from './read-payload.ts';

const PATTERN = neopostOmr.code?.payload ?? '';

function compiled(payload: string, shape: 'square' | 'rectangular' = 'square'): PayloadPlan | Fault {
  return compilePayload({ payload, shape });
}

function planOf(pattern: string): PayloadPlan {
  const plan = compiled(pattern);
  if ('code' in plan) throw new Error(wordingOf(plan));
  return plan;
}

function faultOf(result: PayloadPlan | Fault | string): string {
  return typeof result === 'object' && 'code' in result ? `${result.code}: ${wordingOf(result)}` : 'no fault';
}

const plan = planOf(PATTERN);
const facts = { job: 101, run: 1, piece: 17, sheetInPiece: 1, sheetsInPiece: 2 };

test('the built-in payload: 21 digits in 16 × 16 modules', () => {
  expect(writePayload(plan, facts)).toBe('101000010000017001002');
  expect([plan.symbol.width, plan.symbol.height]).toEqual([16, 16]);
  const rectangular = compiled(PATTERN, 'rectangular');
  expect(rectangular).toMatchObject({ symbol: { width: 26, height: 12 } });
});

test('what was written is read back', () => {
  const below = (limit: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: limit - 1 });
  const any = fc.record({
    job: below(1e3),
    run: below(1e5),
    piece: below(1e7),
    sheetInPiece: below(100),
    sheetsInPiece: below(1000),
  });
  const patterns = [PATTERN, 'S{sheet:2}/{sheets:3}:P{piece:9}-{job:4}{run:5}'];
  fc.assert(
    fc.property(any, fc.constantFrom(...patterns), (values, pattern) => {
      const { sheetInPiece: sheet, sheetsInPiece: sheets, ...others } = values;
      const payload = writePayload(planOf(pattern), values);
      expect(typeof payload === 'string' && readPayload(pattern, payload)).toEqual({
        ...others,
        sheet,
        sheets,
      });
    }),
  );
});

test('the narrowest field for sheets says how many can be counted', () => {
  expect(mostSheets(plan)).toBe(999);
  expect(mostSheets(planOf('{piece:7}{sheet:2}'))).toBe(99);
  expect(mostSheets(planOf('{piece:7}{sheet:3}-{sheets:1}'))).toBe(9);
});

describe('a value that does not fit is a fault, never cut off', () => {
  test.each([
    [{ job: 1000 }, 'job `1000` does not fit the `3` digits that the code has for it'],
    [{ run: 100_000 }, 'run `100000` does not fit the `5` digits that the code has for it'],
    [{ piece: 10_000_000 }, 'piece `10000000` does not fit the `7` digits that the code has for it'],
    [{ sheetInPiece: 1000 }, 'sheet `1000` does not fit the `3` digits that the code has for it'],
    [{ sheetsInPiece: 1.5 }, 'sheets `1.5` does not fit the `3` digits that the code has for it'],
    [{ piece: -1 }, 'piece `-1` does not fit the `7` digits that the code has for it'],
  ])('%o', (change, wording) => {
    expect(faultOf(writePayload(plan, { ...facts, ...change }))).toBe(
      `inserter.payload-overflow: ${wording}`,
    );
  });
});

describe('a pattern that cannot be meant is refused', () => {
  test.each([
    ['{piece:7}{sheet}', /a brace stands alone/],
    ['{piece:7}{sheet:2', /a brace stands alone/],
    ['{piece:7}{page:2}{sheet:2}', /there is no field page/],
    ['{piece:7}{constructor:2}{sheet:2}', /there is no field constructor/],
    ['{piece:7}{sheet:0}', /sheet is 0 digits wide/],
    ['{piece:7}{piece:7}{sheet:2}', /piece comes twice/],
    ['{job:3}{piece:7}', /without piece and sheet/],
    ['', /without piece and sheet/],
    ['ä{piece:7}{sheet:2}', /beyond printable ASCII/],
  ])('%s', (pattern, reason) => {
    expect(faultOf(compiled(pattern))).toMatch(/^inserter\.payload-pattern/);
    expect(faultOf(compiled(pattern))).toMatch(reason);
  });

  test('longer than any symbol', () => {
    expect(faultOf(compiled(`{piece:7}{sheet:2}${'x'.repeat(1600)}`))).toMatch(/^inserter\.payload-size/);
  });
});

test('people read the same facts', () => {
  expect(readableLine(facts)).toBe('101-00001-P0000017 1/2');
});
