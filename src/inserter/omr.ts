import type { OmrPosition, OmrProfile } from '../job/inserter-profile.ts';
import type { Rect } from '../job/job.ts';
import { toPressDots } from './press-grid.ts';
import type { SheetFacts } from './sheet-facts.ts';

/** What a sequence position counts for; undefined for all other positions. */
export function sequenceWeight(position: OmrPosition): number | undefined {
  switch (position) {
    case 'sequence-1':
      return 1;
    case 'sequence-2':
      return 2;
    case 'sequence-4':
      return 4;
    case 'sequence-8':
      return 8;
    case 'sequence-16':
      return 16;
    case 'sequence-32':
      return 32;
    default:
      return undefined;
  }
}

/**
 * The marks printed on a sheet, bit n for position n of the profile.
 *
 * Start and safety are always printed. Insert means what it means on Neopost machines: mark = the set is complete,
 * insert now; no mark = accumulate. So it stands on the last sheet of a piece. The sequence counts sheets through the
 * stream, from the profile's first value on, and wraps at 2 to the number of its positions. Parity makes the count of
 * all printed marks even or odd.
 */
export function omrBits(
  profile: OmrProfile,
  facts: Pick<SheetFacts, 'sheetInStream' | 'sheetInPiece' | 'sheetsInPiece'>,
): number {
  const { positions } = profile;
  const sequence = profile.sequence.first + facts.sheetInStream - 1;
  let bits = 0;
  let printed = 0;
  let parityAt = -1;
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i];
    if (position === undefined || position === 'blank') continue;
    if (position === 'parity') {
      parityAt = i;
      continue;
    }
    const weight = sequenceWeight(position);
    const on =
      weight !== undefined
        ? Math.floor(sequence / weight) % 2 === 1
        : position !== 'insert' || facts.sheetInPiece === facts.sheetsInPiece;
    if (!on) continue;
    bits |= 1 << i;
    printed++;
  }
  if (parityAt >= 0 && (printed % 2 === 0) === (profile.parity === 'odd')) bits |= 1 << parityAt;
  return bits;
}

/** Where the mark of a position stands, on the press's grid: every mark has the same number of dots. */
export function omrMark(profile: OmrProfile, position: number): Rect {
  return {
    x: toPressDots(profile.x),
    y: toPressDots(profile.firstMark + position * profile.pitch),
    width: toPressDots(profile.length),
    height: toPressDots(profile.thickness),
  };
}

/** The printed marks as x, y, width, height in mm from the sheet's upper left corner, from the top down. */
export function omrRects(profile: OmrProfile, bits: number): Float64Array {
  const rects: number[] = [];
  for (let i = 0; i < profile.positions.length; i++) {
    if ((bits & (1 << i)) === 0) continue;
    const mark = omrMark(profile, i);
    rects.push(mark.x, mark.y, mark.width, mark.height);
  }
  return Float64Array.from(rects);
}
