import type { Buffer } from 'node:buffer';
import type { TablePlan } from '../job/job.ts';
import { readDecimal } from './decimal.ts';
import { cellDecoder } from './encoding.ts';
import { cellTexts } from './header.ts';
import { ROW } from './record-scanner.ts';
import { contentLength, singleRowScanner } from './single-row.ts';

/**
 * Makes the reader of a row's amount alone, whatever is wrong with its other cells: minor units, as the table's total
 * counts them; NaN when the amount cannot be read. `header` are the column names in the file's order.
 */
export function compileAmountReader(table: TablePlan, header: readonly string[]): (raw: Buffer) => number {
  const cell = header.indexOf(table.amount ?? '');
  const column = table.columns.find(({ name }) => name === table.amount);
  if (cell < 0 || column === undefined) return () => 0;
  const decode = cellDecoder(table.encoding);
  const scanner = singleRowScanner(table, header.length);
  return (raw) => {
    const end = contentLength(raw);
    const status = scanner.scan(raw, 0, end, true);
    if (status !== ROW.complete || scanner.next < end || scanner.cells !== header.length) return NaN;
    const text = (cellTexts(scanner, raw, decode, table.quote)[cell] ?? '').trim();
    if (text === '') return column.required ? NaN : 0;
    return readDecimal(text, column.type === 'amount' ? column.scale : 0);
  };
}
