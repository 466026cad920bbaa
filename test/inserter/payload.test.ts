import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/fault/fault.ts';
import { wordingOf } from '../../src/fault/fault.ts';
import { compilePayload, mostSheets, writePayload, type PayloadPlan } from '../../src/inserter/payload.ts';
import { readableLine } from '../../src/inserter/readable-line.ts';
import { NO_ACTIONS, type SheetFacts } from '../../src/inserter/sheet-facts.ts';
import { neopostOmr } from '../../src/job/built-in/inserters/neopost-omr.ts';
import { plainCode, plainRules } from '../../src/job/built-in/inserters/one-track.ts';
import type { CodeProfile } from '../../src/job/inserter-profile.ts';
import { sheet as anySheet } from './any-sheet.ts';
import { readPayload } from './read-payload.ts';

const PATTERN = neopostOmr.code?.payload ?? '';

function compiled(payload: string, stated: Partial<CodeProfile> = {}): PayloadPlan | Fault {
  return compilePayload({ ...plainCode, ...stated, payload });
}

function planOf(pattern: string, stated: Partial<CodeProfile> = {}): PayloadPlan {
  const plan = compiled(pattern, stated);
  if ('code' in plan) throw new Error(wordingOf(plan));
  return plan;
}

function faultOf(result: PayloadPlan | Fault | string): string {
  return typeof result === 'object' && 'code' in result ? `${result.code}: ${wordingOf(result)}` : 'no fault';
}

const plan = planOf(PATTERN);
const facts = anySheet({ run: 1, piece: 17, sheetsInPiece: 2 });

test('the built-in payload: 21 digits in 16 × 16 modules', () => {
  expect(writePayload(plan, facts)).toBe('101000010000017001002');
  expect([plan.symbol.width, plan.symbol.height]).toEqual([16, 16]);
  const rectangular = compiled(PATTERN, { shape: 'rectangular' });
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
      const payload = writePayload(planOf(pattern), anySheet(values));
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
  ] satisfies [Partial<SheetFacts>, string][])('%o', (change, wording) => {
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
    ['{job:3}{piece:7}', /without sheet, sequence or marks no sheet can be told from the next/],
    ['{job:3}{sheet:3}', /without piece, match, .* no piece can be told from the next/],
    ['', /no piece can be told from the next/],
    ['{piece:7}{sheet:2}{last:2}', /last is 2 digits wide, and it has one/],
    ['{piece:7}{sheet:2}{stations:4}', /stations is 4 digits wide, 1 to 3 are possible/],
    ['{piece:7}{sheet:2}{check:2}', /check is 2 digits wide, and there is one/],
    ['P{piece:7}{sheet:2}{check:1}', /check stands behind other characters than digits/],
    ['{marks:2}', /the code has no `marks`/],
    ['ä{piece:7}{sheet:2}', /beyond printable ASCII/],
  ])('%s', (pattern, reason) => {
    expect(faultOf(compiled(pattern))).toMatch(/^inserter\.payload-pattern/);
    expect(faultOf(compiled(pattern))).toMatch(reason);
  });

  test('longer than any symbol', () => {
    expect(faultOf(compiled(`{piece:7}{sheet:2}${'x'.repeat(1600)}`))).toMatch(/^inserter\.payload-size/);
  });
});

describe('fields beside the numbers of sheets', () => {
  const written = (
    pattern: string,
    change: Partial<SheetFacts>,
    stated: Partial<CodeProfile> = {},
  ): unknown => writePayload(planOf(pattern, stated), { ...facts, ...change });

  test('counters through the stream go round where their width ends', () => {
    const pattern = '{sequence:2}{match:1}';
    expect(written(pattern, { sheetInStream: 99, pieceInStream: 9 })).toBe('999');
    expect(written(pattern, { sheetInStream: 100, pieceInStream: 10 })).toBe('000');
  });

  test('first and last sheet, divert, stations in hexadecimal', () => {
    const pattern = '{sequence:1}{first:1}{last:1}{divert:1}{stations:2}';
    const actions = { ...NO_ACTIONS, divert: true, stations: 0b1011 };
    expect(written(pattern, { sheetInPiece: 1, actions })).toBe('11010B');
    expect(written(pattern, { sheetInPiece: 2, sheetInStream: 2 })).toBe('201000');
  });

  test('a check digit as GTIN have it', () => {
    // GS1 General Specifications, 7.9: the check digit of 629104150021 is 3.
    const pattern = '{piece:9}{sheet:3}{check:1}';
    expect(written(pattern, { piece: 629_104_150, sheetInPiece: 21, sheetsInPiece: 21 })).toBe(
      '6291041500213',
    );
  });

  test('marks as characters of five bits each', () => {
    const marks = {
      ...plainRules,
      positions: [
        'not-eoc',
        'not-boc',
        'select-1',
        'select-2',
        'sequence-4',
        'sequence-2',
        'sequence-1',
      ] as const,
    };
    const stated = { symbology: 'code-39', marks } as const;
    const first = { sheetInStream: 1, actions: { ...NO_ACTIONS, stations: 0b01 } };
    // Sheet 1 of 2, sequence 0: not the end, the first: 10000; then 00, and zeros behind.
    expect(written('{marks:2}', first, stated)).toBe('G0');
    // The last sheet, with station 1, sequence 1: 01100 01.
    expect(written('{marks:2}', { ...first, sheetInPiece: 2, sheetInStream: 2 }, stated)).toBe('C8');
    expect(faultOf(compiled('{marks:3}', stated))).toMatch(/7 positions take 2/);
  });
});

describe('what a symbology cannot hold', () => {
  test.each([
    ['interleaved-2-of-5', '{piece:6}{sheet:1}', /pairs of digits/],
    ['interleaved-2-of-5', '{piece:6}{sheet:1}-', /digits/],
    ['code-39', '{piece:6}{sheet:1}a', /Code 39/],
    ['code-128', '{piece:6}{sheet:1}{stations:1}', /not equally wide/],
  ] as const)('%s %s', (symbology, pattern, reason) => {
    expect(faultOf(compiled(pattern, { symbology }))).toMatch(/^inserter\.payload-pattern/);
    expect(faultOf(compiled(pattern, { symbology }))).toMatch(reason);
  });

  test('longer than any QR code', () => {
    const fault = compiled(`{piece:7}{sheet:2}${'x'.repeat(4300)}`, { symbology: 'qr' });
    expect(faultOf(fault)).toMatch(/^inserter\.payload-size.*QR/);
  });
});

test('every sheet has a symbol of the same size', () => {
  const symbologies = ['datamatrix', 'qr', 'code-128', 'code-39', 'interleaved-2-of-5'] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...symbologies),
      fc.integer({ min: 0, max: 1e7 - 1 }),
      fc.integer({ min: 1, max: 99 }),
      (symbology, piece, sheetsInPiece) => {
        const { symbol, ...parts } = planOf('{piece:7}{sheet:2}{sheets:3}', { symbology });
        const payload = writePayload(
          { symbol, ...parts },
          anySheet({ piece, sheetInPiece: sheetsInPiece, sheetsInPiece }),
        );
        const into = symbol.buffer();
        const count = typeof payload === 'string' ? symbol.draw(payload, into) : 0;
        let [right, bottom] = [0, 0];
        for (let i = 0; i < count * 4; i += 4) {
          const [x = 0, y = 0, width = 0, height = 0] = into.subarray(i, i + 4);
          right = Math.max(right, x + width);
          bottom = Math.max(bottom, y + height);
        }
        expect([right, bottom]).toEqual([symbol.width, symbol.height]);
      },
    ),
  );
});

test('people read the same facts', () => {
  expect(readableLine(facts)).toBe('101-00001-P0000017 1/2');
});
