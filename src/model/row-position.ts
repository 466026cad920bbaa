import type { Place } from '../fault/fault.ts';

/** One table's rows in one file of the extract. */
export interface TablePart {
  /** Name of the table. */
  readonly table: string;
  /** Name of the file, as the extract has it. */
  readonly file: string;
}

const STEP = 2 ** 32;

/** Rows that begin in one line, as in JSON, are told apart by fractions of this size: exact in the first 8,192 parts. */
export const NEXT_IN_LINE = 1 / 256;

/**
 * Where a row stands, as one number: its part, and its line in the part's file, with a fraction where it is not the first
 * of that line. In the order of parts, lines and rows.
 */
export function rowPosition(part: number, line: number): number {
  return part * STEP + line;
}

/** Number of the part, from 0. */
export function partOf(position: number): number {
  return Math.floor(position / STEP);
}

/** Line in the file, from 1. */
export function lineOf(position: number): number {
  return Math.floor(position % STEP);
}

/** Line in the file and what tells the row from others in it: what `rowPosition` was made of. */
export function placeInPart(position: number): number {
  return position % STEP;
}

/** File and line of a row, for people. */
export function placeOf(parts: readonly TablePart[], position: number): Place {
  const file = parts[partOf(position)]?.file;
  return { ...(file === undefined ? {} : { file }), line: lineOf(position) };
}
