import { CODE, type RecordTable, WIDTH } from './record-table.ts';

/** Records without those equal in everything, in an order that does not depend on how they came. */
export interface DistinctRecords {
  readonly table: RecordTable;
  /** The place of each record among the distinct ones. */
  readonly placeOf: Int32Array;
  /** The first record of each place. */
  readonly firstOf: Int32Array;
  /** How many records stand at each place. */
  readonly times: Int32Array;
}

/** `alone`: records that keep a place of their own, though others equal them. */
export function distinctRecords(table: RecordTable, alone: ReadonlySet<number>): DistinctRecords {
  const { size, rows } = table;
  const lows = new Int32Array(size);
  const highs = new Int32Array(size);
  const codes = new Int32Array(size);
  for (let index = 0; index < size; index++) {
    lows[index] = table.hash(index, 1);
    highs[index] = table.hash(index, 2);
    codes[index] = table.pool(CODE).hash(rows[index * WIDTH + CODE] ?? 0);
  }
  // Records of one postal code stand together: they are compared most.
  const order = Int32Array.from({ length: size }, (_, index) => index).sort((a, b) => {
    return (
      (codes[a] ?? 0) - (codes[b] ?? 0) ||
      (lows[a] ?? 0) - (lows[b] ?? 0) ||
      (highs[a] ?? 0) - (highs[b] ?? 0) ||
      a - b
    );
  });
  const placeOf = new Int32Array(size);
  const firstOf = new Int32Array(size);
  const times = new Int32Array(size);
  const sorted = new Int32Array(rows.length);
  let count = 0;
  let start = 0;
  for (const index of order) {
    const at = index * WIDTH;
    let place = alone.has(index) ? count : start;
    while (place < count && !equalRows(sorted, place * WIDTH, rows, at)) place += 1;
    if (place === count) {
      sorted.set(rows.subarray(at, at + WIDTH), place * WIDTH);
      firstOf[place] = index;
      count += 1;
      if (!alone.has(index)) start = place;
    }
    placeOf[index] = place;
    times[place] = (times[place] ?? 0) + 1;
  }
  table.replaceRows(sorted.subarray(0, count * WIDTH), count);
  return { table, placeOf, firstOf: firstOf.slice(0, count), times: times.slice(0, count) };
}

function equalRows(one: Int32Array, a: number, other: Int32Array, b: number): boolean {
  for (let at = 0; at < WIDTH; at++) if (one[a + at] !== other[b + at]) return false;
  return true;
}
