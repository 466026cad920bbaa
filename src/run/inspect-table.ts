import { openInput } from '../extract/container/input.ts';
import { frameFile } from '../extract/frame.ts';
import type { FilePlan } from '../extract/framed-file.ts';
import { JsonLines } from '../extract/inspect/rows/json-line.ts';
import { compileRowReader } from '../extract/row-reader.ts';
import { showDecimal } from '../extract/typing/decimal.ts';
import type { Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import { loadExtract } from '../job/load-extract.ts';
import type { ColumnPlan, TablePlan } from '../job/table-plan.ts';
import { inOrderOfNesting } from '../job/tables-of.ts';
import type { FieldValue } from '../model/record.ts';
import type { InspectedRows } from './inspect-rows.ts';

interface Declared {
  readonly table: TablePlan;
  /** Tables whose rows stand in the same files. */
  readonly beside: readonly TablePlan[];
  readonly others: FilePlan['others'];
}

/** A table as a job declares it; everything that is wrong with the declaration stops. */
export async function declaredTable(job: string, name: string): Promise<Declared> {
  const loaded = await loadExtract(job, name);
  if (loaded.faults !== undefined) throw new RunStop(loaded.faults);
  const { table, tables, others } = loaded;
  if (table === undefined) throw new RangeError(`no table ${name} was found, and no fault said so`);
  const types = others.filter(({ file }) => file === table.file).map(({ type }) => type);
  return {
    table,
    beside: table.format.kind === 'parquet' ? [table] : tables.filter(({ file }) => file === table.file),
    others: types,
  };
}

/** The rows of a declared table with their values, at most `limit`; `file` is what holds the table, or the table's own file. */
export async function* declaredRows(
  file: string,
  { table, beside, others = [] }: Declared,
  limit: number,
): AsyncGenerator<InspectedRows> {
  const input = await openInput(file);
  try {
    if (input.kind !== 'file') input.require([table.file]);
    let left = limit;
    for (const name of input.kind === 'file' ? input.members : input.matching(table.file)) {
      if (left <= 0) return;
      const plan: FilePlan = {
        file: name,
        tables: inOrderOfNesting(beside),
        ...(others.length === 0 ? {} : { others }),
      };
      for await (const rows of rowsOfFile(input.read(name), plan, table, left)) {
        left -= rows.count;
        yield rows;
      }
    }
  } finally {
    await input.close();
  }
}

async function* rowsOfFile(
  source: AsyncIterable<Buffer>,
  plan: FilePlan,
  table: TablePlan,
  limit: number,
): AsyncGenerator<InspectedRows & { readonly count: number }> {
  const framed = await frameFile(source, plan);
  const number = plan.tables.indexOf(table);
  const reader = compileRowReader(table, framed.tables[number]?.header ?? [], [
    { table: table.name, file: plan.file },
  ]);
  const columns = table.columns.map((column) => ({ column, write: writerOf(column) }));
  const out = new JsonLines();
  let left = limit;
  try {
    for await (const { table: of, block } of framed.blocks) {
      if (of !== number) continue;
      const faults: Fault[] = [];
      for (let row = 0; row < block.count && out.count < left; row += 1) {
        const found = block.faults.get(row);
        if (found !== undefined || block.record[row] !== 1) {
          if (found !== undefined) faults.push(found);
          continue;
        }
        const raw = block.bytes.subarray(block.start[row] ?? 0, block.end[row] ?? 0);
        const read = reader.read(raw, block.line[row] ?? 0);
        if (read.fault !== undefined) {
          faults.push(read.fault);
          continue;
        }
        for (const { column, write } of columns)
          out.add(column.name, write(read.values[column.name] ?? null));
        out.end();
      }
      const { count } = out;
      left -= count;
      yield { text: out.take(), faults, notes: [], count };
      if (left <= 0) break;
    }
  } finally {
    await framed.close();
  }
}

/** How a column's values go into JSON: whole numbers as they are, decimals as texts with all their digits. */
function writerOf({ type, scale }: ColumnPlan): (value: FieldValue) => string {
  switch (type) {
    case 'amount':
    case 'decimal':
      return (value) => (typeof value === 'number' ? `"${showDecimal(value, scale)}"` : 'null');
    case 'text':
    case 'code':
      // Typing knows no other name for a text that is not there.
      return (value) => (value === null || value === '' ? 'null' : JSON.stringify(value));
    case 'integer':
    case 'date':
    case 'boolean':
      return (value) => (value === null ? 'null' : JSON.stringify(value));
  }
}
