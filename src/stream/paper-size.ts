import type { Job } from '../job/job.ts';
import { mm, toPt } from '../unit/length.ts';

/** A dot at 600 dpi. */
const DOT_PT = 0.12;

/**
 * Size of a paper in pt on the press's grid of 0.12 pt (600 dpi): places count from the upper edge, so only a height of
 * whole dots puts marks and modules on whole dots. A4 becomes 595.2 × 841.92 pt.
 */
export function paperSize(job: Job, paper: string): { readonly width: number; readonly height: number } {
  const layout = job.template.papers[paper];
  if (layout === undefined) throw new Error(`no paper ${paper} in the template`);
  return {
    width: hundredths(Math.floor(toPt(mm(layout.width)) / DOT_PT)),
    height: hundredths(Math.round(toPt(mm(layout.height)) / DOT_PT)),
  };
}

function hundredths(dots: number): number {
  return Math.round(dots * DOT_PT * 100) / 100;
}
