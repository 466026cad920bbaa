import type { OmrProfile } from '../job/inserter-profile.ts';
import type { Rect } from '../job/job.ts';
import { toPressDots } from './press-grid.ts';

/** Where the mark of a position stands, on the press's grid: every mark has the same number of dots. */
export function omrMark(profile: OmrProfile, position: number, dpi: number): Rect {
  return {
    x: toPressDots(profile.x, dpi),
    y: toPressDots(profile.firstMark + position * profile.pitch, dpi),
    width: toPressDots(profile.length, dpi),
    height: toPressDots(profile.thickness, dpi),
  };
}

/** The printed marks as x, y, width, height in mm from the sheet's upper left corner, from the top down. */
export function omrRects(profile: OmrProfile, bits: number, dpi: number): Float64Array {
  const rects: number[] = [];
  for (let i = 0; i < profile.positions.length; i++) {
    if ((bits & (1 << i)) === 0) continue;
    const mark = omrMark(profile, i, dpi);
    rects.push(mark.x, mark.y, mark.width, mark.height);
  }
  return Float64Array.from(rects);
}
