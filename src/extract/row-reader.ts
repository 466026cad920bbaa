import { Buffer } from 'node:buffer';
import type { Fault } from '../fault/fault.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { RecordValues } from '../model/record.ts';
import type { CellReader } from './cell-reader.ts';
import { compileDelimitedCells } from './delimited/delimited-cells.ts';
import { compileTyper } from './typing/type-cells.ts';

/** A row after typing: its values, or why it cannot be read. `line` is the line that it starts in. */
export type ReadRow =
  | { readonly line: number; readonly values: RecordValues; readonly fault?: undefined }
  | { readonly line: number; readonly fault: Fault; readonly values?: undefined };

/** Types the rows of one table. */
export interface RowReader {
  /** `raw`: a row's bytes as they came, with or without line end. A fault's place has file, line and field. */
  read(raw: Uint8Array, line: number): ReadRow;
}

/** Makes the reader of a table's rows; `header` are the column names in the file's order. */
export function compileRowReader(table: TablePlan, header: readonly string[]): RowReader {
  const cells = compileCellReader(table, header);
  const type = compileTyper(table);
  return {
    read(raw, line) {
      const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
      const read = cells.read(bytes, line);
      if (read.fault !== undefined) return { line, fault: read.fault };
      const typed = type(read.cells, line);
      return typed.fault === undefined ? { line, values: typed.values } : { line, fault: typed.fault };
    },
  };
}

/** Makes the reader of a table's cells, by its format. */
export function compileCellReader(table: TablePlan, header: readonly string[]): CellReader {
  const { format } = table;
  switch (format.kind) {
    case 'delimited':
      return compileDelimitedCells({ ...table, format }, header);
    default:
      throw new RangeError(`no reader for ${format.kind}`);
  }
}
