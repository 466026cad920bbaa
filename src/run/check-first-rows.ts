import { frameFile } from '../extract/frame.ts';
import { compileRowReader } from '../extract/row-reader.ts';
import type { Fault } from '../fault/fault.ts';
import { rowPosition, type TablePart } from '../model/row-position.ts';
import type { ExtractFile } from './extract-files.ts';

/** Rows of each table that are read: enough to see that a declaration is wrong, too few to find every damaged row. */
const ROWS = 20;

/**
 * Reads the beginning of a file by its declaration: its header, and the first rows of each of its tables to their last
 * cell. Gives a fault where every row that was read has one: then the declaration is wrong rather than a row.
 */
export async function checkFirstRows(
  { input, plan, parts: numbers }: ExtractFile,
  parts: readonly TablePart[],
  unknownColumns: 'stop' | 'ignore' = 'stop',
): Promise<readonly Fault[]> {
  const framed = await frameFile(input.read(plan.file), plan, { unknownColumns });
  const first = plan.tables.map((): { rows: number; faults: Fault[] } => ({ rows: 0, faults: [] }));
  try {
    const readers = plan.tables.map((table, i) =>
      compileRowReader(table, framed.tables[i]?.header ?? [], parts),
    );
    for await (const { table, block } of framed.blocks) {
      const seen = first[table] ?? { rows: ROWS, faults: [] };
      for (let row = 0; row < block.count && seen.rows < ROWS; row += 1) {
        seen.rows += 1;
        const raw = block.bytes.subarray(block.start[row] ?? 0, block.end[row] ?? 0);
        const line = rowPosition(numbers[table] ?? 0, block.line[row] ?? 0);
        const fault = block.faults.get(row) ?? readers[table]?.read(raw, line).fault;
        if (fault !== undefined) seen.faults.push(fault);
      }
      if (first.every(({ rows }) => rows >= ROWS)) break;
    }
  } finally {
    await framed.close();
  }
  return first.flatMap(({ rows, faults }) => (faults.length === rows ? faults.slice(0, 1) : []));
}
