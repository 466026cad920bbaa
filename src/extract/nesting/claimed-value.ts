import type { ColumnPlan } from '../../job/table-plan.ts';
import { compileAmountCell } from '../typing/decimal-reader.ts';

/** Text of a key or of another cell that rows are joined by; '' where nothing stands. */
export function claimedText(column: ColumnPlan | undefined, text: string | null): string {
  if (text === null) return '';
  const claimed = text.trim();
  return column?.empty.includes(claimed) === true ? '' : claimed;
}

const amountReaders = new WeakMap<ColumnPlan, (text: string | null) => number>();

/** Minor units of an amount, as the table's total counts them; NaN when it cannot be read. */
export function claimedAmount(column: ColumnPlan | undefined, text: string | null): number {
  if (column === undefined) return 0;
  let read = amountReaders.get(column);
  if (read === undefined) amountReaders.set(column, (read = compileAmountCell(column)));
  return read(text);
}

/** A number in the file's own syntax, which has a point, as the column writes its numbers. */
export function inColumnNotation(column: ColumnPlan | undefined, number: string): string {
  if (column === undefined || column.decimal === '.') return number;
  const counts = column.type === 'amount' || column.type === 'decimal' || column.type === 'integer';
  return counts ? number.replace('.', column.decimal) : number;
}
