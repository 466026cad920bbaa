import { compileDelimitedCells } from '../../src/extract/delimited/delimited-cells.ts';
import type { FrameOptions } from '../../src/extract/row-block.ts';
import type { FaultCode } from '../../src/fault/table.ts';
import type { DelimitedFormat, DelimitedTable, Encoding } from '../../src/job/table-plan.ts';
import { column, frameAll, tableOf } from './tables.ts';

/** A table of so many text columns without a header, in a dialect. */
export function cellTable(
  columns: number,
  dialect: Partial<DelimitedFormat> = {},
  encoding: Encoding = 'utf-8',
): DelimitedTable {
  const names = Array.from({ length: columns }, (_, i) => column(`c${i + 1}`, 'text', false));
  return tableOf(names, { encoding }, { delimiter: ',', header: false, ...dialect });
}

/** Each row of a file as its cells, or as the code of its fault. */
export async function readRows(
  bytes: Buffer | string,
  table: DelimitedTable,
  options: FrameOptions = {},
  sizes?: readonly number[],
): Promise<(readonly (string | null)[] | FaultCode)[]> {
  const { framed, rows } = await frameAll(bytes, table, options, sizes);
  const reader = compileDelimitedCells(table, framed.header);
  return rows.map(({ fault, raw, line }) => {
    if (fault !== undefined) return fault.code;
    const read = reader.read(Buffer.from(raw, 'latin1'), line);
    return read.fault === undefined ? read.cells : read.fault.code;
  });
}
