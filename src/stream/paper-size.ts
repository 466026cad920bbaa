import type { Job } from '../job/job.ts';
import { mm, toPt } from '../unit/length.ts';

const PT_PER_INCH = 72;

/**
 * Size of a paper in pt on the press's grid (0.12 pt at 600 dpi): places count from the upper edge, so only a height of
 * whole dots puts marks and modules on whole dots. A4 becomes 595.2 × 841.92 pt.
 */
export function paperSize(job: Job, paper: string): { readonly width: number; readonly height: number } {
  const layout = job.template.papers[paper];
  if (layout === undefined) throw new Error(`no paper ${paper} in the template`);
  const dot = PT_PER_INCH / job.inserter.dpi;
  return {
    width: hundredths(Math.floor(toPt(mm(layout.width)) / dot) * dot),
    height: hundredths(Math.round(toPt(mm(layout.height)) / dot) * dot),
  };
}

function hundredths(pt: number): number {
  return Math.round(pt * 100) / 100;
}
