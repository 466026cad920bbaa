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
  // A fixed-width column is read by its place alone: a damaged number beside it does not matter.
  const alone = table.format.kind === 'fixed';
  const reader = compileCellReader(alone ? { ...table, columns: [column] } : table, header);
  return (raw) => {
    const { cells } = reader.read(raw, 0);
    if (cells === undefined) return NaN;
    return amountOf(cells[alone ? 0 : cell] ?? null);
  };
}
