import type { Fault } from '../fault/fault.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { placeOf, type TablePart } from '../model/row-position.ts';
import type { FieldValue, RecordValues } from '../model/record.ts';
import { collate } from '../unit/collate.ts';
import { lineSeenFrom } from './line-seen-from.ts';

interface DetailRow {
  readonly line: number;
  readonly values: RecordValues;
}

/** `sequence`: numbers of the rows in their declared order; as they came when the table declares none. */
interface DetailOrder {
  readonly sequence: readonly number[];
  readonly fault?: Fault;
}

/** Sorts the rows of one parent by the order column, stably. A number that stands twice is a fault. */
export function orderDetails(
  rows: readonly DetailRow[],
  table: TablePlan,
  parts: readonly TablePart[],
): DetailOrder {
  const column = table.order;
  const sequence = Array.from(rows.keys());
  if (column === undefined) return { sequence };
  const numberOf = (i: number | undefined): FieldValue =>
    i === undefined ? null : (rows[i]?.values[column] ?? null);
  if (!isAscending(rows, column)) sequence.sort((a, b) => compare(numberOf(a), numberOf(b)) || a - b);
  for (let i = 1; i < sequence.length; i += 1) {
    const number = numberOf(sequence[i]);
    if (compare(number, numberOf(sequence[i - 1])) !== 0) continue;
    const line = rows[sequence[i] ?? 0]?.line ?? 0;
    const place = { file: table.file, ...placeOf(parts, line), field: column };
    const values = { first: lineSeenFrom(parts, rows[sequence[i - 1] ?? 0]?.line ?? 0, line) };
    return { sequence, fault: { code: 'extract.order-doubled', place, found: String(number ?? ''), values } };
  }
  return { sequence };
}

/** Nearly every document comes in order: then nothing needs to be sorted. */
function isAscending(rows: readonly DetailRow[], column: string): boolean {
  for (let i = 1; i < rows.length; i += 1) {
    if (compare(rows[i - 1]?.values[column] ?? null, rows[i]?.values[column] ?? null) > 0) return false;
  }
  return true;
}

/** Nothing before numbers before text. */
function compare(a: FieldValue, b: FieldValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return collate(a, b);
  return rank(a) - rank(b);
}

function rank(value: FieldValue): number {
  return value === null ? 0 : typeof value === 'number' ? 1 : 2;
}
