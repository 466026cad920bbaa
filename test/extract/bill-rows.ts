import type { RecordValues } from '../../src/model/record.ts';
import type { ReadRow } from '../../src/extract/row-reader.ts';

export function invoiceValues(total: number, count: number, more: RecordValues = {}): RecordValues {
  return { invoice: 'SO1', account: 'AW1', currency: 'EUR', net_total: total, line_count: count, ...more };
}

export function lineValues(
  line: number,
  quantity: number,
  price: number,
  amount = quantity * price,
): RecordValues {
  return { invoice: 'SO1', line, quantity, unit_price: price, amount };
}

/** Rows as the reader gives them, in lines `from`, `from` + 1, … */
export function rowsOf(values: readonly RecordValues[], from: number): ReadRow[] {
  return values.map((row, i) => ({ line: from + i, values: row }));
}
