import type { Fault } from '../fault/fault.ts';

/**
 * A stretch of a table's rows as they came, as a struct of arrays: nothing is made per row but its keys.
 * Row `i` is `bytes.subarray(start[i], end[i])`; the rows of all blocks, one after another, are the table
 * after its header, byte for byte, but for empty lines at its very end.
 */
export interface RowBlock {
  readonly bytes: Buffer;
  readonly count: number;
  /** Where the row starts in `bytes`. */
  readonly start: Uint32Array;
  /** Where it ends, its line end included. */
  readonly end: Uint32Array;
  /** Where it ends without its line end. */
  readonly contentEnd: Uint32Array;
  /** Line that it starts in; the header is line 1. */
  readonly line: Float64Array;
  /** 1: a record. 0: an empty line, or a further part of a line that is too long. */
  readonly record: Uint8Array;
  /** Key of the row, without outer blanks; '' when the table has no key. What a row with a fault claims. */
  readonly key: readonly string[];
  /** Key of the parent row (column `on`); '' when the table has none. What a row with a fault claims. */
  readonly parent: readonly string[];
  /** Minor units of the table's amount column; NaN when it cannot be read; 0 when the table has none. */
  readonly amount: Float64Array;
  /** Text of the columns that were asked for in `also`: one array a column, one entry a row. */
  readonly also: readonly (readonly string[])[];
  /** Row number in the block → why the row is rejected. */
  readonly faults: ReadonlyMap<number, Fault>;
}

/** What a table held, to be compared with the control totals. Final when its last block was taken. */
export interface TableTally {
  /** Rows that are records, those with a fault included. */
  readonly records: number;
  /** Sum of the readable amounts, in minor units. */
  readonly amount: number;
  /** Records whose amount cannot be read. */
  readonly unreadable: number;
  /** Rows with a fault of their own. */
  readonly faulted: number;
  /** Bytes of the table; what belongs to no row (header, lines passed over, footer) counts for the file's first table. */
  readonly bytes: number;
  /** Bytes of lines between the rows that were declared to be none: comments, records of other types. */
  readonly passed: number;
}

/** A table of a file whose beginning was read and found right. */
export interface FramedTable {
  /** Column names, in the file's order. */
  readonly header: readonly string[];
  /** What stands before the first row, as it came: byte order mark, skipped lines, header with its line end. */
  readonly headerBytes: Buffer;
  /**
   * What closes the file behind its rows, where rows alone would not be readable again (XML, footer lines); known when
   * the last block was taken.
   */
  readonly footerBytes?: Buffer;
  readonly tally: TableTally;
  /** Empty lines at the end of the table, which are no rows; known when the last block was taken. */
  readonly tail: Buffer;
}

export interface FrameOptions {
  /** Columns whose text is wanted beside key, parent and amount. */
  readonly also?: readonly string[];
  /** Columns that the plan does not declare: the run stops (the default), or they do not matter. */
  readonly unknownColumns?: 'stop' | 'ignore';
  /** Longest line in bytes. */
  readonly maxLine?: number;
  /** How far a quoted cell may go beyond its first line. */
  readonly maxQuotedLines?: number;
  readonly maxQuotedBytes?: number;
  /** Bytes gathered before rows are looked for. */
  readonly blockBytes?: number;
}
