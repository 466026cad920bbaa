import { extendScope, withDecimals, type ExpressionScope } from './expression-scope.ts';
import type { ColumnPlan, TablePlan } from './table-plan.ts';

/** Columns of a table that can be added up. */
export function summedColumns({ columns }: TablePlan): readonly ColumnPlan[] {
  return columns.filter(({ type }) => type === 'amount' || type === 'decimal' || type === 'integer');
}

/** A scope in which `sum.<column>` are the sums over some rows of a table, and `count` is how many they are. */
export function withSums(scope: ExpressionScope, table: TablePlan): ExpressionScope {
  const columns = summedColumns(table);
  const shape = Object.fromEntries(columns.map(({ name }) => [name, 'int' as const]));
  const summed = extendScope(scope, { records: { sum: shape }, variables: { count: 'int' } });
  return columns.reduce(
    (wider, { name }) => withDecimals(wider, `sum.${name}`, scope.amounts?.of.get(`${table.record}.${name}`)),
    summed,
  );
}

/** A scope in which `balance` is what a table's balance has come to; the same where it has none. */
export function withBalance(
  scope: ExpressionScope,
  { record }: TablePlan,
  of: string | undefined,
): ExpressionScope {
  if (of === undefined) return scope;
  const wider = extendScope(scope, { variables: { balance: 'int' } });
  return withDecimals(wider, 'balance', scope.amounts?.of.get(`${record}.${of}`));
}
