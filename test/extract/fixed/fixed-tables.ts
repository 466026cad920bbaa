import { compileFixedCells } from '../../../src/extract/fixed/cells.ts';
import { frameFixed } from '../../../src/extract/fixed/frame-fixed.ts';
import type { FixedTable } from '../../../src/extract/fixed/record-layout.ts';
import type { FilePlan, FramedFile } from '../../../src/extract/framed-file.ts';
import type { FrameOptions } from '../../../src/extract/row-block.ts';
import type { Fault } from '../../../src/fault/fault.ts';
import { plainColumn } from '../../../src/job/plain-column.ts';
import type { ColumnPlan, ColumnSpan, FixedFormat } from '../../../src/job/table-plan.ts';
import { chunks } from '../tables.ts';

/** A column of a fixed-width table; `more` is what its declaration says beside name, place and type. */
export function field(
  name: string,
  start: number,
  length: number,
  span: Partial<ColumnSpan> = {},
  more: Partial<ColumnPlan> = {},
): ColumnPlan {
  const place = { start, length, pad: ' ', storage: 'text', sign: 'none', ...span } as const;
  return { ...plainColumn(name, more.type ?? 'text'), ...more, span: place };
}

export function fixedTable(
  columns: readonly ColumnPlan[],
  more: Partial<Omit<FixedTable, 'format'>> = {},
  format: Partial<FixedFormat> = {},
): FixedTable {
  const reach = Math.max(...columns.map(({ span }) => (span?.start ?? 0) + (span?.length ?? 0)));
  const names = { name: 'rows', record: 'row', file: 'rows.dat', encoding: 'iso-8859-15' } as const;
  return {
    ...names,
    orphans: 'reject',
    checks: [],
    columns,
    ...more,
    format: { kind: 'fixed', separator: 'line', length: reach, skip: 0, footer: 0, ...format },
  };
}

export interface SeenRecord {
  readonly table: string;
  readonly line: number;
  readonly raw: string;
  readonly record: number;
  readonly key: string;
  readonly parent: string;
  readonly amount: number;
  readonly fault: Fault | undefined;
  readonly also: readonly string[];
  readonly cells: readonly (string | null)[];
  readonly cellFault: Fault | undefined;
}

/** Frames a file (a text is Latin-1), reads the cells of its rows, and gives them in the file's order as plain objects. */
export async function frameRecords(
  bytes: Buffer | string,
  plan: FixedTable | FilePlan,
  options: FrameOptions = {},
  sizes?: readonly number[],
): Promise<{ file: FramedFile; rows: SeenRecord[] }> {
  const content = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  const filePlan = 'tables' in plan ? plan : { file: plan.file, tables: [plan] };
  const file = await frameFixed(chunks(content, sizes), filePlan, options);
  const readers = filePlan.tables.map((table) => compileFixedCells({ ...table, format: fixedFormat(table) }));
  const rows: SeenRecord[] = [];
  for await (const { table, block } of file.blocks) {
    for (let i = 0; i < block.count; i += 1) {
      const raw = block.bytes.subarray(block.start[i], block.end[i]);
      const read = block.faults.has(i) ? undefined : readers[table]?.read(raw, block.line[i] ?? 0);
      rows.push({
        table: filePlan.tables[table]?.name ?? '',
        line: block.line[i] ?? 0,
        raw: raw.toString('latin1'),
        record: block.record[i] ?? -1,
        key: block.key[i] ?? '',
        parent: block.parent[i] ?? '',
        amount: block.amount[i] ?? NaN,
        fault: block.faults.get(i),
        also: block.also.map((column) => column[i] ?? ''),
        cells: read?.cells ?? [],
        cellFault: read?.fault,
      });
    }
  }
  return { file, rows: rows.toSorted((a, b) => a.line - b.line) };
}

function fixedFormat(table: FilePlan['tables'][number]): FixedFormat {
  if (table.format.kind !== 'fixed') throw new Error('no table of fixed width');
  return table.format;
}
