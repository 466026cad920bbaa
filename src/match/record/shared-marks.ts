import { CUSTOMER, EMAIL, FAMILY, PHONE, type RecordTable, WIDTH } from './record-table.ts';

/** So many family names under one number are not damage of one any more. */
const NAMES = 10;

/**
 * Takes out customer numbers, e-mail addresses and telephone numbers that many people share, as what a clerk types where none is
 * known, or those of an office: they tell nobody from anybody. Of a closed table of people.
 */
export function dropSharedMarks(table: RecordTable): void {
  const { rows, size } = table;
  for (const slot of [CUSTOMER, EMAIL, PHONE]) {
    const records = new Int32Array(table.pool(slot).size);
    for (let at = slot; at < size * WIDTH; at += WIDTH) {
      const mark = rows[at] ?? 0;
      records[mark] = (records[mark] ?? 0) + 1;
    }
    records[0] = 0;
    const names = new Map<number, Set<number>>();
    for (const [mark, count] of records.entries()) if (count >= NAMES) names.set(mark, new Set());
    if (names.size === 0) continue;
    for (let at = 0; at < size * WIDTH; at += WIDTH) {
      const family = rows[at + FAMILY] ?? 0;
      if (family !== 0) names.get(rows[at + slot] ?? 0)?.add(family);
    }
    for (let at = slot; at < size * WIDTH; at += WIDTH) {
      const mark = rows[at] ?? 0;
      const seen = names.get(mark)?.size ?? 0;
      if (seen >= NAMES && seen * 2 > (records[mark] ?? 0)) rows[at] = 0;
    }
  }
}
