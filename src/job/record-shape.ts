import { createExpressionScope, type ExpressionScope, type ValueType } from './expression-scope.ts';
import type { ColumnPlan, TablePlan } from './table-plan.ts';

/** The fields of a record and their types, for expressions. */
export type RecordShape = Readonly<Record<string, ValueType>>;

type Shaped = Pick<TablePlan, 'name' | 'record' | 'columns'>;

/** The shape of a table's record. Of `doubtful` columns (`table.column`) the type is not known: they fit everywhere. */
export function recordShape({ name, columns }: Shaped, doubtful: ReadonlySet<string>): RecordShape {
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      doubtful.has(`${name}.${column.name}`) ? 'int?' : valueType(column),
    ]),
  );
}

/** Decimals of a table's amounts and decimals, by the name that expressions use: `line.unit_price` → 4. */
export function decimalsOfTable(
  { name, record, columns }: Shaped,
  doubtful: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const known = columns.filter(
    (column) =>
      (column.type === 'amount' || column.type === 'decimal') && !doubtful.has(`${name}.${column.name}`),
  );
  return new Map(known.map((column) => [`${record}.${column.name}`, column.scale]));
}

/** What a table's row checks may name: its own record alone, without formatting. */
export function checkScopeOf(table: Shaped, doubtful: ReadonlySet<string> = new Set()): ExpressionScope {
  return createExpressionScope({
    records: { [table.record]: recordShape(table, doubtful) },
    amounts: { shown: 0, of: decimalsOfTable(table, doubtful) },
  });
}

function valueType({ type, required }: ColumnPlan): ValueType {
  switch (type) {
    case 'text':
    case 'date':
    case 'code':
      return 'string';
    case 'boolean':
      return required ? 'bool' : 'bool?';
    default:
      return required ? 'int' : 'int?';
  }
}
