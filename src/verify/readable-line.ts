/** What a sheet's readable line states (`101-00001-P0000017 1/2`); counts from 1. */
export interface SheetNumbers {
  readonly jobNumber: number;
  /** As the ledger counts; paper has room for its last five digits. */
  readonly runNumber: number;
  readonly piece: number;
  readonly sheetInPiece: number;
  readonly sheetsInPiece: number;
}

/** Digits of the run number on paper: the number goes round, as a counter does. */
const RUN_DIGITS = 5;

const READABLE = /^\d{3,}-\d{5}-P\d{7,} \d+\/\d+$/;

/** Whether a text has the form of a readable line. */
export function isReadableLine(text: string): boolean {
  return READABLE.test(text);
}

/** The line as it must stand on the sheet. */
export function lineOf(sheet: SheetNumbers): string {
  const { jobNumber, runNumber, piece, sheetInPiece, sheetsInPiece } = sheet;
  return `${digits(jobNumber, 3)}-${digits(runNumber, RUN_DIGITS).slice(-RUN_DIGITS)}-${pieceName(piece)} ${sheetInPiece}/${sheetsInPiece}`;
}

/** `P0000017`. */
export function pieceName(piece: number): string {
  return `P${digits(piece, 7)}`;
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
