import type { Fault } from '../../fault/fault.ts';
import type { TablePlan } from '../../job/table-plan.ts';
import type { FieldValue, RecordValues } from '../../model/record.ts';
import { compileColumn } from './column-reader.ts';
import { compileRowChecks } from './row-checks.ts';

/**
 * The values of a row, or the first fault that its cells have, or the first check that it fails; the fault's place names
 * file, line and, but for checks, field.
 */
type TypedCells =
  | { readonly values: RecordValues; readonly fault?: undefined }
  | { readonly fault: Fault; readonly values?: undefined };

/** Makes the typer of a table's cells: texts in the order of the declared columns, null where nothing is → values. */
export function compileTyper(
  table: TablePlan,
): (cells: readonly (string | null)[], line: number) => TypedCells {
  const { file } = table;
  const columns = table.columns.map(compileColumn);
  const check = compileRowChecks(table);
  /** All columns with nothing in them: rows copied from it share one shape, which makes them quick to fill and read. */
  const blank: RecordValues = Object.fromEntries(columns.map(({ name }) => [name, null]));
  return (cells, line) => {
    const values: Record<string, FieldValue> = { ...blank };
    for (let i = 0; i < columns.length; i += 1) {
      const column = columns[i];
      if (column === undefined) continue;
      const cell = cells[i] ?? null;
      const value = column.read(cell);
      if (value === undefined)
        return { fault: { ...column.faultOf(cell), place: { file, line, field: column.name } } };
      values[column.name] = value;
    }
    const failed = check?.(values);
    return failed === undefined ? { values } : { fault: { ...failed, place: { file, line } } };
  };
}
