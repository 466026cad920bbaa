import type { ReadableProfile } from '../job/inserter-profile.ts';
import type { Rect } from '../job/job.ts';
import { pt, toMm } from '../unit/length.ts';
import type { SheetFacts } from './sheet-facts.ts';

/** Of the type size: highest ascender and lowest descender of the digits, capitals and strokes used. */
const ABOVE = 0.8;
const BELOW = 0.2;

/** A piece as people read and type it: `P0000017`. */
export function pieceNumber(piece: number): string {
  return `P${String(piece).padStart(7, '0')}`;
}

/** What all sheets of a run begin with: `101-00001`. */
export function sheetPrefix({ job, run }: Pick<SheetFacts, 'job' | 'run'>): string {
  return `${String(job).padStart(3, '0')}-${String(run).padStart(5, '0')}`;
}

/** The code in characters, for hand work: `101-00001-P0000017 1/2`. */
export function readableLine(facts: Omit<SheetFacts, 'sheetInStream' | 'pieceInStream' | 'actions'>): string {
  return `${sheetPrefix(facts)}-${pieceNumber(facts.piece)} ${facts.sheetInPiece}/${facts.sheetsInPiece}`;
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
