import { expect, test } from 'vitest';
import { omrMark, omrRects } from '../../src/inserter/omr.ts';
import { oneTrack } from '../../src/job/built-in/inserters/one-track.ts';

test.each([
  [300, 6],
  [600, 12],
  [1200, 24],
])('marks stand where the profile says, all of the same number of dots, at %i dpi', (dpi, dots) => {
  const all = omrRects(oneTrack, 0b1111111, dpi);
  expect(all.length).toBe(28);
  const inDots = (mm: number): number => (mm / 25.4) * dpi;
  for (let i = 0; i < 7; i++) {
    const [x = 0, y = 0, width = 0, height = 0] = all.subarray(i * 4, i * 4 + 4);
    expect(x).toBeCloseTo(7, 1);
    expect(Math.abs(y - (110 + 4 * i))).toBeLessThan(12.71 / dpi);
    expect(width).toBeCloseTo(11, 1);
    expect(inDots(height)).toBeCloseTo(dots, 9);
    for (const length of [x, y, width]) expect(inDots(length)).toBeCloseTo(Math.round(inDots(length)), 6);
  }
  expect([...omrRects(oneTrack, 0b0000100, dpi)]).toEqual(Object.values(omrMark(oneTrack, 2, dpi)));
});
