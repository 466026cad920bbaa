import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { omrBits, omrMark, omrRects } from '../../src/inserter/omr.ts';
import { neopostOmr } from '../../src/job/built-in/neopost-omr.ts';
import type { OmrPosition, OmrProfile } from '../../src/job/inserter-profile.ts';

const { omr } = neopostOmr;

/** The printed positions by name, as a person reads them off the sheet. */
function marksOn(
  sheetInStream: number,
  sheetInPiece: number,
  sheetsInPiece: number,
  profile = omr,
): OmrPosition[] {
  const bits = omrBits(profile, { sheetInStream, sheetInPiece, sheetsInPiece });
  return profile.positions.filter((_, i) => (bits & (1 << i)) !== 0);
}

describe('the marks of the Neopost profile', () => {
  const sheets: readonly (readonly [number, number, number, readonly OmrPosition[]])[] = [
    [1, 1, 1, ['start', 'insert', 'parity', 'safety']],
    [2, 1, 2, ['start', 'sequence-1', 'parity', 'safety']],
    [3, 2, 2, ['start', 'insert', 'sequence-2', 'safety']],
    [8, 1, 3, ['start', 'sequence-1', 'sequence-2', 'sequence-4', 'parity', 'safety']],
    [9, 2, 3, ['start', 'safety']],
  ];
  test.each(sheets)('sheet %i of the stream, %i of %i', (inStream, inPiece, ofPiece, expected) => {
    expect(marksOn(inStream, inPiece, ofPiece)).toEqual(expected);
  });
});

const facts = fc
  .tuple(
    fc.integer({ min: 1, max: 3_000_000 }),
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 0, max: 98 }),
  )
  .map(([inStream, inPiece, more]) => [inStream, inPiece, inPiece + more] as const);

test('what every sheet keeps: start and safety, insert on the last one, even parity, the sequence', () => {
  fc.assert(
    fc.property(facts, ([inStream, inPiece, ofPiece]) => {
      const marks = marksOn(inStream, inPiece, ofPiece);
      expect(marks).toContain('start');
      expect(marks).toContain('safety');
      expect(marks.includes('insert')).toBe(inPiece === ofPiece);
      expect(marks.length % 2).toBe(0);
      const value = [1, 2, 4].reduce(
        (sum, n) => sum + (marks.some((mark) => mark === `sequence-${n}`) ? n : 0),
        0,
      );
      expect(value).toBe((inStream - 1) % 8);
    }),
  );
});

test('odd parity, another first value and blank positions are the profile’s to say', () => {
  const profile: OmrProfile = {
    ...omr,
    parity: 'odd',
    sequence: { first: 5 },
    positions: ['safety', 'blank', 'sequence-2', 'sequence-1', 'parity', 'insert', 'start'],
  };
  expect(marksOn(1, 1, 2, profile)).toEqual(['safety', 'sequence-1', 'start']);
  expect(marksOn(2, 2, 2, profile)).toEqual(['safety', 'sequence-2', 'parity', 'insert', 'start']);
});

test('marks stand where the profile says, all of the same number of dots', () => {
  const all = omrRects(omr, 0b1111111);
  expect(all.length).toBe(28);
  for (let i = 0; i < 7; i++) {
    const [x = 0, y = 0, width = 0, height = 0] = all.subarray(i * 4, i * 4 + 4);
    expect(x).toBeCloseTo(7, 1);
    expect(Math.abs(y - (110 + 4 * i))).toBeLessThan(0.022);
    expect(width).toBeCloseTo(11, 1);
    expect(height).toBe(omrMark(omr, 0).height);
    // 12 dots at 600 dpi.
    expect((height / 25.4) * 600).toBeCloseTo(12, 9);
    const dots = (y / 25.4) * 600;
    expect(dots).toBeCloseTo(Math.round(dots), 6);
  }
  expect([...omrRects(omr, 0b0000100)]).toEqual(Object.values(omrMark(omr, 2)));
});
