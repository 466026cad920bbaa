import { Buffer } from 'node:buffer';
import type { Fault } from '../fault/fault.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { lineOf, placeOf, type TablePart } from '../model/row-position.ts';
import type { RecordValues } from '../model/record.ts';
import type { CellReader } from './cell-reader.ts';
import { compileDelimitedCells } from './delimited/delimited-cells.ts';
import { compileFixedCells } from './fixed/cells.ts';
import { compileJsonCells } from './json/json-cells.ts';
import { compileParquetCells } from './parquet/parquet-cells.ts';
import { compileTyper } from './typing/type-cells.ts';
import { compileXmlCells } from './xml/xml-cells.ts';

/** A row that could be read. `line` is its position (model/row-position.ts). */
export interface TypedRow {
  readonly line: number;
  readonly values: RecordValues;
  readonly fault?: undefined;
}

/** A row after typing: its values, or why it cannot be read. */
export type ReadRow =
  TypedRow | { readonly line: number; readonly fault: Fault; readonly values?: undefined };

/** Types the rows of one table. */
export interface RowReader {
  /** `raw`: a row's bytes as they came, with or without line end. A fault's place has file, line and field. */
  read(raw: Uint8Array, position: number): ReadRow;
}

/**
 * Makes the reader of a table's rows; `header` are the column names in the file's order, `parts` the extract's: they say
 * which file a position is in. Without them positions are lines of the file that the table declares.
 */
export function compileRowReader(
  table: TablePlan,
  header: readonly string[],
  parts: readonly TablePart[] = [],
): RowReader {
  const cells = compileCellReader(table, header);
  const type = compileTyper(table);
  return {
    read(raw, position) {
      const line = lineOf(position);
      const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
      const read = cells.read(bytes, line);
      if (read.fault !== undefined) return failedRow(read.fault, parts, position);
      const typed = type(read.cells, line);
      return typed.fault === undefined
        ? { line: position, values: typed.values }
        : failedRow(typed.fault, parts, position);
    },
  };
}

function failedRow(fault: Fault, parts: readonly TablePart[], position: number): ReadRow {
  return { line: position, fault: { ...fault, place: { ...fault.place, ...placeOf(parts, position) } } };
}

/** Makes the reader of a table's cells, by its format. */
export function compileCellReader(table: TablePlan, header: readonly string[]): CellReader {
  const { format } = table;
  switch (format.kind) {
    case 'delimited':
      return compileDelimitedCells({ ...table, format }, header);
    case 'fixed':
      return compileFixedCells({ ...table, format });
    case 'json':
      return compileJsonCells(table);
    case 'xml':
      return compileXmlCells(table);
    case 'parquet':
      return compileParquetCells(table);
  }
}
