import type { TablePlan } from './table-plan.ts';

/** Decimals of the column that a table's amounts are added up from: its minor unit is 10 to the power of minus that. */
export function decimalsOf({ amount, columns }: Pick<TablePlan, 'amount' | 'columns'>): number {
  return columns.find((column) => column.name === amount)?.scale ?? 0;
}
