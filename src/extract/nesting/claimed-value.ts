import type { ColumnPlan } from '../../job/table-plan.ts';

/** Text of a key or of another cell that rows are joined by; '' where nothing stands. */
export function claimedText(column: ColumnPlan | undefined, text: string | null | undefined): string {
  if (text === null || text === undefined) return '';
  const claimed = text.trim();
  return column?.empty.includes(claimed) === true ? '' : claimed;
}

/** A number in the file's own syntax, which has a point, as the column writes its numbers. */
export function inColumnNotation(column: ColumnPlan | undefined, number: string): string {
  if (column === undefined || column.decimal === '.') return number;
  const counts = column.type === 'amount' || column.type === 'decimal' || column.type === 'integer';
  return counts ? number.replace('.', column.decimal) : number;
}
