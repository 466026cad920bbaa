import type { TablePlan } from '../../job/table-plan.ts';
import type { CellReader } from '../cell-reader.ts';
import { JsonCells } from '../json/json-cells.ts';

/** Makes the reader of a Parquet table's cells: a row is one line of JSON, whose keys are the file's columns. */
export function compileParquetCells(table: TablePlan): CellReader {
  return new JsonCells(
    table,
    table.columns.map(({ from }) => [from]),
  );
}

/** The table of rows in their JSON form, as corrected rejects come back. */
export function asJsonTable(table: TablePlan): TablePlan {
  const columns = table.columns.map((column) => ({ ...column, from: `[${JSON.stringify(column.from)}]` }));
  return { ...table, format: { kind: 'json', each: '' }, encoding: 'utf-8', columns };
}
