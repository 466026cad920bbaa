import type { ReadableProfile } from '../job/inserter-profile.ts';
import type { Rect } from '../job/job.ts';
import { pt, toMm } from '../unit/length.ts';
import type { PayloadFacts } from './payload.ts';

/** Of the type size: highest ascender and lowest descender of the digits, capitals and strokes used. */
const ABOVE = 0.8;
const BELOW = 0.2;

/** A piece as people read and type it: `P0000017`. */
export function pieceNumber(piece: number): string {
  return `P${String(piece).padStart(7, '0')}`;
}

/** The code in characters, for hand work: `101-00001-P0000017 1/2`. */
export function readableLine(facts: PayloadFacts): string {
  const job = String(facts.job).padStart(3, '0');
  const run = String(facts.run).padStart(5, '0');
  return `${job}-${run}-${pieceNumber(facts.piece)} ${facts.sheetInPiece}/${facts.sheetsInPiece}`;
}

/** What the line may cover. It is read from the right-hand side: its base line runs upwards from (x, y). */
export function readableArea(profile: ReadableProfile): Rect {
  const size = toMm(pt(profile.size));
  return {
    x: profile.x - ABOVE * size,
    y: profile.y - profile.length,
    width: (ABOVE + BELOW) * size,
    height: profile.length,
  };
}
