import { RECT_NUMBERS } from './painted-rects.ts';
import type { Area, StatedMarks, StatedOmr } from './stated-marks.ts';

const MM_PER_PT = 25.4 / 72;
/** How far an edge may be off its place beside half a dot of the press, in mm: files state hundredths of a point. */
const ROUNDING = 0.02;

/** What is printed where machines read. */
interface MarksFound {
  /** Positions that are printed: bit n for position n. */
  readonly bits: number;
  /** The other black rectangles of the sheet: the modules or bars of its code. */
  readonly others: readonly Area[];
  /** One of them that lies in the marks' clear zone. */
  readonly stray?: Area | undefined;
}

/** Looks at black rectangles (of `paintedRects`) as a machine would: which positions have a mark, and what else there is. */
export function readMarks(
  rects: readonly number[],
  { omr, dpi }: StatedMarks,
  pageHeight: number,
): MarksFound {
  const play = 25.4 / dpi / 2 + ROUNDING;
  const others: Area[] = [];
  let bits = 0;
  let stray: Area | undefined;
  for (let i = 0; i < rects.length; i += RECT_NUMBERS) {
    const area: Area = {
      left: (rects[i] ?? 0) * MM_PER_PT,
      top: (pageHeight - (rects[i + 3] ?? 0)) * MM_PER_PT,
      right: (rects[i + 2] ?? 0) * MM_PER_PT,
      bottom: (pageHeight - (rects[i + 1] ?? 0)) * MM_PER_PT,
    };
    const position = omr === undefined ? -1 : positionOf(area, omr, play);
    if (position >= 0 && (bits & (1 << position)) === 0) bits |= 1 << position;
    else {
      others.push(area);
      if (omr !== undefined && inClearZone(area, omr)) stray ??= area;
    }
  }
  return { bits, others, stray };
}

/** The position whose mark this is, to half a dot; -1: no mark. */
function positionOf(area: Area, omr: StatedOmr, play: number): number {
  const { left, top, right, bottom } = area;
  if (Math.abs(left - omr.x) > play || Math.abs(right - left - omr.length) > play) return -1;
  if (Math.abs(bottom - top - omr.thickness) > play) return -1;
  const position = Math.round((top - omr.firstMark) / omr.pitch);
  if (position < 0 || position >= omr.positions.length) return -1;
  return Math.abs(top - omr.firstMark - position * omr.pitch) > play ? -1 : position;
}

function inClearZone({ left, top, right, bottom }: Area, omr: StatedOmr): boolean {
  const last = omr.firstMark + (omr.positions.length - 1) * omr.pitch + omr.thickness;
  return (
    right > omr.clearFrom &&
    left < omr.clearTo &&
    bottom > omr.firstMark - omr.clearBefore &&
    top < last + omr.clearAfter
  );
}
