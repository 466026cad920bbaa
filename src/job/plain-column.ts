import type { ColumnPlan, ColumnType } from './table-plan.ts';

/** How a column is read where its declaration says no more than its type. */
export const COLUMN_DEFAULTS = {
  trim: 'both',
  empty: [],
  decimal: '.',
  group: '',
  format: 'YYYY-MM-DD',
  yes: ['true'],
  no: ['false'],
  codes: {},
} as const satisfies Partial<ColumnPlan>;

/** Digits of an amount or a decimal that states none. */
export const DEFAULT_SCALE = 2;

/** A column of which nothing but name and type is said. */
export function plainColumn(
  name: string,
  type: ColumnType,
  { required = false, scale = 0 }: { readonly required?: boolean; readonly scale?: number } = {},
): ColumnPlan {
  return { ...COLUMN_DEFAULTS, name, from: name, type, required, scale };
}
