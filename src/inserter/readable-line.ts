import type { ReadableProfile } from '../job/inserter-profile.ts';
import type { Rect } from '../job/job.ts';
import type { PayloadFacts } from './payload.ts';

const MM_PER_POINT = 25.4 / 72;
/** Of the type size: highest ascender and lowest descender of the digits, capitals and strokes used. */
const ABOVE = 0.8;
const BELOW = 0.2;

/** The code in characters, for hand work: `101-00001-P0000017 1/2`. */
export function readableLine(facts: PayloadFacts): string {
  const job = String(facts.job).padStart(3, '0');
  const run = String(facts.run).padStart(5, '0');
  const piece = String(facts.piece).padStart(7, '0');
  return `${job}-${run}-P${piece} ${facts.sheetInPiece}/${facts.sheetsInPiece}`;
}

/** What the line may cover. It is read from the right-hand side: its base line runs upwards from (x, y). */
export function readableArea(profile: ReadableProfile): Rect {
  const size = profile.size * MM_PER_POINT;
  return {
    x: profile.x - ABOVE * size,
    y: profile.y - profile.length,
    width: (ABOVE + BELOW) * size,
    height: profile.length,
  };
}
