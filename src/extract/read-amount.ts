import type { Buffer } from 'node:buffer';
import type { TablePlan } from '../job/table-plan.ts';
import { compileCellReader } from './row-reader.ts';
import { compileAmountCell } from './typing/decimal-reader.ts';

/**
 * Makes the reader of a row's amount alone, whatever is wrong with its other cells: minor units, as the table's total
 * counts them; NaN when the amount cannot be read. `header` are the column names in the file's order.
 */
export function compileAmountReader(table: TablePlan, header: readonly string[]): (raw: Buffer) => number {
  const cell = table.columns.findIndex(({ name }) => name === table.amount);
  const column = table.columns[cell];
  if (column === undefined) return () => 0;
  const amountOf = compileAmountCell(column);
  const reader = compileCellReader(table, header);
  return (raw) => {
    const { cells } = reader.read(raw, 0);
    if (cells === undefined) return NaN;
    return amountOf(cells[cell] ?? null);
  };
}
