import type { Buffer } from 'node:buffer';

/** The bytes at hand, and how far they may be cut. */
export interface Stretch {
  readonly bytes: Buffer;
  readonly from: number;
  /** The end, or where a footer may begin. */
  readonly to: number;
  /** The file's records end at `to`. */
  readonly last: boolean;
}

/** Finds the records of a file, in order, and gives them to the intake. */
export interface Cutter {
  /** Takes all records that are there in full; gives the first byte not taken. */
  cut(stretch: Stretch): number;
  /** The place behind so many records at the beginning; -1: more bytes are needed. */
  skip(bytes: Buffer, from: number, records: number, final: boolean): number;
  /** Where the last records begin, so many of them, when the file ends with `bytes`. */
  footerStart(bytes: Buffer, from: number, records: number): number;
  /** Where the last record of the file ends: behind it stands nothing. */
  footerEnd(bytes: Buffer, from: number): number;
}
