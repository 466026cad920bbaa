/** What marks, code and readable line of one sheet state. All counts from 1. */
export interface SheetFacts {
  /** The job's number and the run's, as codes show them. */
  readonly job: number;
  readonly run: number;
  /** Number of the piece in the run. */
  readonly piece: number;
  readonly sheetInPiece: number;
  readonly sheetsInPiece: number;
  readonly sheetInStream: number;
  readonly pieceInStream: number;
  readonly actions: PieceActions;
}

/** What the inserter is to do to a piece beside closing it. */
export interface PieceActions {
  /** Stations that add their insert: bit n − 1 for station n. */
  readonly stations: number;
  readonly divert: boolean;
  readonly divertStop: boolean;
  readonly doNotSeal: boolean;
}

export const NO_ACTIONS: PieceActions = { stations: 0, divert: false, divertStop: false, doNotSeal: false };

/** Pieces that no machine closes: should one be fed all the same, it is put out. */
export const DIVERTED: PieceActions = { ...NO_ACTIONS, divert: true };
