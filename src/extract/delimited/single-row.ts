import type { DelimitedTable } from '../../job/table-plan.ts';
import { foreignBytes } from '../encoding.ts';
import { delimiterBytes } from './header.ts';
import { RecordScanner } from './record-scanner.ts';

const LF = 0x0a;
const CR = 0x0d;

/** A scanner for rows that framing has cut out already: a quoted cell may span as much of one as it likes. */
export function singleRowScanner(table: DelimitedTable, cells: number): RecordScanner {
  return new RecordScanner({
    ...delimiterBytes(table),
    returnEnds: false,
    foreign: foreignBytes(table.encoding),
    maxCells: cells,
    maxQuotedLines: Infinity,
    maxQuotedBytes: Infinity,
  });
}

/** Length of a row without its line end. */
export function contentLength(row: Uint8Array): number {
  let end = row.length;
  if (end > 0 && row[end - 1] === LF) end -= 1;
  if (end > 0 && row[end - 1] === CR) end -= 1;
  return end;
}
