import { describe, expect, test } from 'vitest';
import { wordingOf } from '../../src/fault/fault.ts';
import { checkProfile } from '../../src/inserter/check-profile.ts';
import { createMarkBits } from '../../src/inserter/mark-bits.ts';
import { DIVERTED, NO_ACTIONS, type SheetFacts } from '../../src/inserter/sheet-facts.ts';
import { c65Din, us10 } from '../../src/job/built-in/envelopes.ts';
import { builtInInserters } from '../../src/job/built-in/inserters/built-in-inserters.ts';
import { partOf } from './part-of.ts';
import { sheet, sheetsOf } from './any-sheet.ts';

const sheets = [
  { paper: 'A4', width: 210, height: 297, envelope: c65Din },
  { paper: 'Letter', width: 215.9, height: 279.4, envelope: us10 },
];

test.each(Object.entries(builtInInserters))(
  '%s is right on A4 and Letter, in their envelopes',
  (name, profile) => {
    expect(profile.name).toBe(name);
    expect(checkProfile(profile, sheets).map(wordingOf)).toEqual([]);
  },
);

/** Marks of a profile as `#` and `.`, from the top. */
function marksOf(name: string): (facts: SheetFacts) => string {
  const omr = partOf(builtInInserters[name]?.omr);
  const bitsOf = createMarkBits(omr);
  return (facts) => omr.positions.map((_, i) => ((bitsOf(facts) & (1 << i)) === 0 ? '.' : '#')).join('');
}

describe('as the guides of the machines draw them', () => {
  test('PB basic: benchmark, safety, not EOC, not BOC, parity, retiming', () => {
    // A piece of three sheets, and one of one.
    const printed = sheetsOf([3, 1]).map(marksOf('pb-omr-basic'));
    expect(printed).toEqual(['###..#', '######', '##.#.#', '##..##']);
  });

  test('PB enhanced: feeds, the end of a tray and the sequence in groups of three', () => {
    const marks = marksOf('pb-omr-enhanced');
    const actions = { ...NO_ACTIONS, stations: 0b10 };
    expect(marks(sheet({ sheetInStream: 6, actions }))).toBe('##...#.#.##.##');
    expect(marks(sheet({ sheetInStream: 7, sheetsInPiece: 2, actions }))).toBe('###..#...###.#');
  });

  test('Quadient: a set of eight sheets with a selective feed and three sequence marks', () => {
    const actions = { ...NO_ACTIONS, stations: 0b01 };
    const printed = sheetsOf([8]).map((facts) => marksOf('quadient-omr')({ ...facts, actions }));
    expect(printed[0]).toBe('#.......#');
    expect(printed[3]).toBe('#...##..#');
    expect(printed[7]).toBe('##.######');
  });

  test('Formax: what is for hand work is put out', () => {
    const marks = marksOf('formax-omr');
    expect(marks(sheet({ actions: DIVERTED }))).toBe('###....#');
  });
});
