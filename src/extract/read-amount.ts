import type { Buffer } from 'node:buffer';
import type { TablePlan } from '../job/job.ts';
import { readDecimal } from './decimal.ts';
import { cellDecoder, foreignBytes } from './encoding.ts';
import { cellTexts, delimiterBytes } from './header.ts';
import { RecordScanner, ROW } from './record-scanner.ts';

const LF = 0x0a;
const CR = 0x0d;

/**
 * Makes the reader of a row's amount alone, whatever is wrong with its other cells: minor units, as the table's total
 * counts them; NaN when the amount cannot be read. `header` are the column names in the file's order.
 */
export function compileAmountReader(table: TablePlan, header: readonly string[]): (raw: Buffer) => number {
  const cell = header.indexOf(table.amount ?? '');
  const column = table.columns.find(({ name }) => name === table.amount);
  if (cell < 0 || column === undefined) return () => 0;
  const decode = cellDecoder(table.encoding);
  const scanner = new RecordScanner({
    ...delimiterBytes(table),
    returnEnds: false,
    foreign: foreignBytes(table.encoding),
    maxCells: header.length,
    maxQuotedLines: Infinity,
    maxQuotedBytes: Infinity,
  });
  return (raw) => {
    let end = raw.length;
    if (end > 0 && raw[end - 1] === LF) end -= 1;
    if (end > 0 && raw[end - 1] === CR) end -= 1;
    const status = scanner.scan(raw, 0, end, true);
    if (status !== ROW.complete || scanner.next < end || scanner.cells !== header.length) return NaN;
    const text = (cellTexts(scanner, raw, decode, table.quote)[cell] ?? '').trim();
    if (text === '') return column.required ? NaN : 0;
    return readDecimal(text, column.type === 'amount' ? column.scale : 0);
  };
}
