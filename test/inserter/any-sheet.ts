import * as fc from 'fast-check';
import { NO_ACTIONS, type SheetFacts } from '../../src/inserter/sheet-facts.ts';

/** A sheet of a piece, with what a test says of it. */
export function sheet(stated: Partial<SheetFacts>): SheetFacts {
  return {
    job: 101,
    run: 7,
    piece: 4711,
    sheetInPiece: 1,
    sheetsInPiece: 1,
    sheetInStream: 1,
    pieceInStream: 1,
    actions: NO_ACTIONS,
    ...stated,
  };
}

/** All sheets of a stream, one after another, of pieces with so many sheets. */
export function sheetsOf(pieces: readonly number[]): SheetFacts[] {
  return pieces.flatMap((sheetsInPiece, piece) => {
    const before = pieces.slice(0, piece).reduce((sum, each) => sum + each, 0);
    return Array.from({ length: sheetsInPiece }, (_, index) =>
      sheet({
        piece: piece + 1,
        pieceInStream: piece + 1,
        sheetsInPiece,
        sheetInPiece: index + 1,
        sheetInStream: before + index + 1,
      }),
    );
  });
}

/** Streams of a few pieces. */
export const anyStream = fc
  .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 30 })
  .map(sheetsOf);
