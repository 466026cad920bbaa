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
}
