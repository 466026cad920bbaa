import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMarkBits } from '../../src/inserter/mark-bits.ts';
import type { SheetFacts } from '../../src/inserter/sheet-facts.ts';
import { neopostOmr } from '../../src/job/built-in/inserters/neopost-omr.ts';
import { oneTrack, plainRules } from '../../src/job/built-in/inserters/one-track.ts';
import type { MarkRules, SequenceRules } from '../../src/job/inserter-profile.ts';
import { numberIn, OMR_POSITIONS, type OmrPosition } from '../../src/job/omr-position.ts';
import { anyStream, sheet, sheetsOf } from './any-sheet.ts';

/** The printed positions by name, as a person reads them off the sheet. */
function reader(rules: MarkRules): (facts: SheetFacts) => OmrPosition[] {
  const bitsOf = createMarkBits(rules);
  return (facts) => {
    const bits = bitsOf(facts);
    return rules.positions.filter((_, i) => (bits & (1 << i)) !== 0);
  };
}

function rulesOf(positions: readonly OmrPosition[], more: Partial<MarkRules> = {}): MarkRules {
  return { ...plainRules, positions, ...more };
}

/** The number that printed bits of a counter make. */
function valueOf(marks: readonly OmrPosition[], kind: 'sequence' | 'match'): number {
  return marks.reduce((sum, mark) => sum + (numberIn(mark, kind) ?? 0), 0);
}

describe('the marks of the Neopost profile', () => {
  const marksOn = reader(neopostOmr.omr ?? oneTrack);
  const sheets: readonly (readonly [number, number, number, readonly OmrPosition[]])[] = [
    [1, 1, 1, ['start', 'insert', 'parity', 'safety']],
    [2, 1, 2, ['start', 'sequence-1', 'parity', 'safety']],
    [3, 2, 2, ['start', 'insert', 'sequence-2', 'safety']],
    [8, 1, 3, ['start', 'sequence-1', 'sequence-2', 'sequence-4', 'parity', 'safety']],
    [9, 2, 3, ['start', 'safety']],
  ];
  test.each(sheets)('sheet %i of the stream, %i of %i', (inStream, inPiece, ofPiece, expected) => {
    const facts = sheet({ sheetInStream: inStream, sheetInPiece: inPiece, sheetsInPiece: ofPiece });
    expect(marksOn(facts)).toEqual(expected);
  });
});

test('each position means what it is called', () => {
  const all = OMR_POSITIONS.filter((position) => !/^(sequence|match)-|parity/.test(position));
  const fixed = ['start', 'safety', 'retiming'];
  // More than bits hold: in two halves.
  const read = (facts: SheetFacts): string[] =>
    [all.slice(0, 12), all.slice(12)]
      .flatMap((positions) => reader(rulesOf(positions, { autoBatch: 3 }))(facts))
      .filter((mark) => !fixed.includes(mark));
  const piece = { sheetsInPiece: 3, pieceInStream: 3 };
  const actions = { stations: 0b100000000101, divert: true, divertStop: true, doNotSeal: true };
  expect(read(sheet({ ...piece, sheetInPiece: 1, actions }))).toEqual(['boc', 'not-eoc', 'accumulate']);
  expect(read(sheet({ ...piece, sheetInPiece: 2, actions }))).toEqual(['not-boc', 'not-eoc', 'accumulate']);
  const onLast = ['not-boc', 'eoc', 'insert', 'select-1', 'select-3', 'select-12'];
  const done = ['divert', 'divert-stop', 'auto-batch', 'do-not-seal'];
  expect(read(sheet({ ...piece, sheetInPiece: 3, actions }))).toEqual([...onLast, ...done]);
  expect(read(sheet({ pieceInStream: 4 }))).toEqual(['boc', 'eoc', 'insert']);
});

test('what is done to a piece stands on the sheet that the profile says', () => {
  const actions = { stations: 1, divert: false, divertStop: false, doNotSeal: false };
  const on = (insertsOn: MarkRules['insertsOn']): boolean[] => {
    const marksOn = reader(rulesOf(['start', 'insert', 'select-1'], { insertsOn }));
    return sheetsOf([3]).map((facts) => marksOn({ ...facts, actions }).includes('select-1'));
  };
  expect(on('first')).toEqual([true, false, false]);
  expect(on('last')).toEqual([false, false, true]);
  expect(on('every')).toEqual([true, true, true]);
});

const anyRules = fc
  .record({
    bits: fc.integer({ min: 1, max: 6 }),
    matchBits: fc.integer({ min: 2, max: 6 }),
    ranks: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
    parity: fc.constantFrom('even' as const, 'odd' as const),
    direction: fc.constantFrom('up' as const, 'down' as const),
    zero: fc.constantFrom('used' as const, 'skipped' as const),
    counts: fc.constantFrom('stream' as const, 'piece' as const),
    polarity: fc.constantFrom('normal' as const, 'inverse' as const),
    first: fc.nat(63),
    matchZero: fc.constantFrom('used' as const, 'skipped' as const),
    matchFirst: fc.nat(63),
  })
  .filter(({ bits, zero }) => bits > 1 || zero === 'used')
  .map(({ bits, matchBits, ranks, parity, ...each }) => {
    const weights = (kind: 'sequence' | 'match', count: number): OmrPosition[] =>
      OMR_POSITIONS.filter((position) => (numberIn(position, kind) ?? 64) < 2 ** count);
    const inner: OmrPosition[] = [
      ...weights('sequence', bits),
      ...weights('match', matchBits),
      ...(['insert', 'not-boc', 'parity', 'retiming', 'retiming', 'blank'] as const),
    ];
    const shuffled = inner
      .map((position, index) => ({ position, rank: ranks[index] ?? 0 }))
      .toSorted((one, other) => one.rank - other.rank)
      .map(({ position }) => position);
    const least = each.zero === 'skipped' ? 1 : 0;
    const matchLeast = each.matchZero === 'skipped' ? 1 : 0;
    const sequence: SequenceRules = {
      first: least + (each.first % (2 ** bits - least)),
      direction: each.direction,
      zero: each.zero,
      counts: each.counts,
      polarity: each.polarity,
    };
    const match = {
      first: matchLeast + (each.matchFirst % (2 ** matchBits - matchLeast)),
      zero: each.matchZero,
    };
    return { bits, matchBits, rules: rulesOf(['start', ...shuffled, 'safety'], { parity, sequence, match }) };
  });

test('whatever the rules: parity is right on every sheet, and missing one mark is seen', () => {
  fc.assert(
    fc.property(anyRules, anyStream, ({ rules }, sheets) => {
      const marksOn = reader(rules);
      for (const facts of sheets) expect(marksOn(facts).length % 2).toBe(rules.parity === 'even' ? 0 : 1);
    }),
  );
});

test('whatever the rules: the sequence has no gap, wraps at its ends and begins where it is told', () => {
  fc.assert(
    fc.property(anyRules, anyStream, ({ bits, rules }, sheets) => {
      const { sequence } = rules;
      const marksOn = reader(rules);
      const least = sequence.zero === 'skipped' ? 1 : 0;
      const most = 2 ** bits - 1;
      let expected = sequence.first;
      for (const facts of sheets) {
        const printed = valueOf(marksOn(facts), 'sequence');
        const value = sequence.polarity === 'inverse' ? most - printed : printed;
        if (sequence.counts === 'piece' && facts.sheetInPiece === 1) expected = sequence.first;
        expect(value).toBe(expected);
        // As an operator counts: on by one, and round.
        if (sequence.direction === 'up') expected = expected === most ? least : expected + 1;
        else expected = expected === least ? most : expected - 1;
      }
    }),
  );
});

test('whatever the rules: the match code is one number in a piece and another in the next', () => {
  fc.assert(
    fc.property(anyRules, anyStream, ({ rules }, sheets) => {
      const marksOn = reader(rules);
      let before: SheetFacts | undefined;
      for (const facts of sheets) {
        if (before !== undefined) {
          const [one, other] = [before, facts].map((each) => valueOf(marksOn(each), 'match'));
          expect(one === other).toBe(facts.piece === before.piece);
        }
        if (rules.match.zero === 'skipped') expect(valueOf(marksOn(facts), 'match')).toBeGreaterThan(0);
        before = facts;
      }
    }),
  );
});

test('parity may be over some marks alone', () => {
  const over = ['insert', 'sequence-1', 'sequence-2'] as const;
  const positions = ['start', ...over, 'parity', 'safety'] as const;
  const marksOn = reader(rulesOf(positions, { parity: 'odd', parityOver: over }));
  expect(marksOn(sheet({ sheetInStream: 1 }))).toEqual(['start', 'insert', 'safety']);
  expect(marksOn(sheet({ sheetInStream: 2 }))).toEqual(['start', 'insert', 'sequence-1', 'parity', 'safety']);
});

test('ten thousand sheets of a piece are counted like any', () => {
  const marksOn = reader(oneTrack);
  const piece = { sheetsInPiece: 10_000 };
  const of = (n: number): OmrPosition[] => marksOn(sheet({ ...piece, sheetInPiece: n, sheetInStream: n }));
  expect(valueOf(of(9_999), 'sequence')).toBe(9_998 % 8);
  expect(of(9_999)).not.toContain('insert');
  expect(of(10_000)).toContain('insert');
});
