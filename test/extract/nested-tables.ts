import { Buffer } from 'node:buffer';
import type { CellReader } from '../../src/extract/cell-reader.ts';
import type { FilePlan, FramedFile } from '../../src/extract/framed-file.ts';
import type { FrameOptions } from '../../src/extract/row-block.ts';
import type { RunStop } from '../../src/fault/run-stop.ts';
import { plainColumn } from '../../src/job/plain-column.ts';
import type { ColumnPlan, ColumnType, FormatPlan, TablePlan } from '../../src/job/table-plan.ts';
import { chunks, stopOf, type SeenRow } from './tables.ts';

/** A column that may be empty; `from` is its path. */
export function at(
  name: string,
  from: string = name,
  type: ColumnType = 'text',
  more: Partial<ColumnPlan> = {},
): ColumnPlan {
  return { ...plainColumn(name, type, { scale: type === 'amount' ? 2 : 0 }), from, ...more };
}

export function tableIn(
  format: FormatPlan,
  columns: readonly ColumnPlan[],
  more: Partial<TablePlan> = {},
): TablePlan {
  const names = { name: 'rows', record: 'row', file: 'rows.dat', encoding: 'utf-8' } as const;
  return { ...names, orphans: 'reject', checks: [], columns, ...more, format };
}

type Framer = (source: AsyncIterable<Buffer>, plan: FilePlan, options?: FrameOptions) => Promise<FramedFile>;

/** A row as a plain object, with its table. */
export interface TableRow extends SeenRow {
  readonly table: string;
  readonly also: readonly string[];
}

interface Seen {
  readonly framed: FramedFile;
  readonly rows: readonly TableRow[];
  /** Why the run stopped; the rows before it are there. */
  readonly stop: RunStop | undefined;
}

export interface FrameCase extends FrameOptions {
  readonly sizes?: readonly number[];
  readonly others?: FilePlan['others'];
}

/** Frames bytes and gives the rows of all tables; those before a stop too. */
export async function frameRows(
  frame: Framer,
  bytes: Buffer | string,
  tables: readonly TablePlan[],
  { sizes, others, ...options }: FrameCase = {},
): Promise<Seen> {
  const plan = { file: 'rows.dat', tables, ...(others === undefined ? {} : { others }) };
  const framed = await frame(chunks(bytes, sizes), plan, options);
  const rows: TableRow[] = [];
  let stop: RunStop | undefined;
  try {
    for await (const { table, block } of framed.blocks) {
      for (let i = 0; i < block.count; i += 1) {
        rows.push({
          table: tables[table]?.name ?? '',
          line: block.line[i] ?? 0,
          raw: block.bytes.toString('latin1', block.start[i], block.end[i]),
          record: block.record[i] ?? -1,
          key: block.key[i] ?? '',
          parent: block.parent[i] ?? '',
          amount: block.amount[i] ?? NaN,
          also: block.also.map((column) => column[i] ?? ''),
          fault: block.faults.get(i),
        });
      }
    }
  } catch (error) {
    stop = await stopOf(() => {
      throw error;
    });
  }
  return { framed, rows, stop };
}

/** The cells of a raw row, or the code of the fault that it has. */
export function cellsOf(reader: CellReader, raw: Buffer | string): readonly (string | null)[] | string {
  const read = reader.read(Buffer.from(raw), 1);
  return read.fault === undefined ? read.cells : read.fault.code;
}

/** The same for each row of one table. */
export function readAgain(
  reader: CellReader,
  rows: readonly TableRow[],
): (readonly (string | null)[] | string)[] {
  return rows.map(({ raw }) => cellsOf(reader, Buffer.from(raw, 'latin1')));
}

/** What must not depend on how the bytes came; rows of one table keep their order. */
export function byTable({ rows, framed, stop }: Seen): unknown {
  return {
    rows: rows.toSorted((a, b) => Number(a.table > b.table) - Number(a.table < b.table)),
    tables: framed.tables.map(({ headerBytes, footerBytes, tail, tally }) => ({
      header: headerBytes.toString('latin1'),
      footer: footerBytes?.toString('latin1'),
      tail: tail.toString('latin1'),
      ...(stop === undefined ? { tally: { ...tally } } : {}),
    })),
    stop: stop?.faults,
  };
}
