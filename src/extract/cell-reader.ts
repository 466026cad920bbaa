import type { Fault } from '../fault/fault.ts';

/** The cells of one row as text, in the order of the table's declared columns; null: not there. Or why they cannot be told. */
export type ReadCells =
  | { readonly cells: readonly (string | null)[]; readonly fault?: undefined }
  | { readonly fault: Fault; readonly cells?: undefined };

/** Reads the cells of a table's rows out of their raw bytes; typing comes after it and is the same for all formats. */
export interface CellReader {
  /** `raw`: a row's bytes as they came, with or without line end. A fault's place has file and line. */
  read(raw: Buffer, line: number): ReadCells;
}
