import type { ExtractPlan } from '../../src/job/job.ts';
import { plainColumn } from '../../src/job/plain-column.ts';
import {
  DELIMITED_DEFAULTS,
  type ColumnPlan,
  type DelimitedFormat,
  type DelimitedTable,
} from '../../src/job/table-plan.ts';
import { RunStop } from '../../src/fault/run-stop.ts';
import type { Fault } from '../../src/fault/fault.ts';
import type { FaultCode } from '../../src/fault/table.ts';
import { frameTable } from '../../src/extract/delimited/frame-delimited.ts';
import type { FramedTable, FrameOptions, RowBlock } from '../../src/extract/row-block.ts';

export function column(name: string, type: ColumnPlan['type'] = 'text', required = true): ColumnPlan {
  return plainColumn(name, type, { required, scale: type === 'amount' ? 2 : 0 });
}

export function tableOf(
  columns: readonly ColumnPlan[],
  more: Partial<Omit<DelimitedTable, 'format'>> = {},
  dialect: Partial<DelimitedFormat> = {},
): DelimitedTable {
  const names = { name: 'rows', record: 'row', file: 'rows.csv', encoding: 'utf-8' } as const;
  const format = { ...DELIMITED_DEFAULTS, delimiter: ';', ...dialect };
  return { ...names, orphans: 'reject', checks: [], columns, ...more, format };
}

export const customers = tableOf(
  [
    ...['account', 'title', 'first_name', 'last_name', 'address_line_1', 'address_line_2', 'city'],
    ...['region', 'postal_code', 'country', 'email', 'currency'],
  ].map((name) => column(name, 'text', name === 'account')),
  { name: 'customers', record: 'customer', file: 'customers.csv', key: 'account' },
  { delimiter: ',' },
);

export const invoices = tableOf(
  [
    column('invoice'),
    column('account'),
    column('invoice_date', 'date'),
    column('due_date', 'date'),
    column('currency'),
    column('net_total', 'amount'),
    column('line_count', 'integer'),
  ],
  {
    name: 'invoices',
    record: 'invoice',
    file: 'invoices.csv',
    key: 'invoice',
    on: 'account',
    amount: 'net_total',
  },
);

export const lines = tableOf(
  [
    column('invoice'),
    column('line', 'integer'),
    column('sku'),
    column('description'),
    column('quantity', 'integer'),
    column('unit_price', 'amount'),
    column('amount', 'amount'),
  ],
  {
    name: 'lines',
    record: 'line',
    file: 'invoice_lines.csv',
    on: 'invoice',
    order: 'line',
    amount: 'amount',
  },
);

export const plan: ExtractPlan = {
  archive: '/extract.zip',
  recipients: customers,
  documents: invoices,
  details: lines,
  below: [],
  lookups: [],
  check: {
    total: { document: 'net_total', detail: 'amount' },
    count: { document: 'line_count' },
    product: { quantity: 'quantity', price: 'unit_price', amount: 'amount' },
    withoutDetails: 'reject',
  },
};

/** Bytes in chunks of the given sizes, taken in turn. */
export async function* chunks(
  bytes: Buffer | string,
  sizes: readonly number[] = [1 << 16],
): AsyncGenerator<Buffer> {
  const all = Buffer.from(bytes);
  let at = 0;
  for (let i = 0; at < all.length; i += 1) {
    const size = sizes[i % sizes.length] ?? all.length;
    yield all.subarray(at, at + size);
    at += size;
  }
}

export interface SeenRow {
  readonly line: number;
  readonly raw: string;
  readonly record: number;
  readonly key: string;
  readonly parent: string;
  readonly amount: number;
  readonly fault: Fault | undefined;
}

/** Frames bytes and gives every row as a plain object. */
export async function frameAll(
  bytes: Buffer | string,
  table: DelimitedTable,
  options: FrameOptions = {},
  sizes?: readonly number[],
): Promise<{ framed: FramedTable; rows: SeenRow[]; blocks: RowBlock[] }> {
  const framed = await frameTable(chunks(bytes, sizes), table, options);
  const blocks: RowBlock[] = [];
  const rows: SeenRow[] = [];
  for await (const block of framed.blocks) {
    blocks.push(block);
    for (let i = 0; i < block.count; i += 1) {
      rows.push({
        line: block.line[i] ?? 0,
        raw: block.bytes.toString('latin1', block.start[i], block.end[i]),
        record: block.record[i] ?? -1,
        key: block.key[i] ?? '',
        parent: block.parent[i] ?? '',
        amount: block.amount[i] ?? NaN,
        fault: block.faults.get(i),
      });
    }
  }
  return { framed, rows, blocks };
}

/** The faults of the `RunStop` that `work` ends in; fails when it ends otherwise. */
export async function stopOf(work: () => unknown): Promise<RunStop> {
  try {
    await work();
  } catch (error) {
    if (error instanceof RunStop) return error;
    throw error;
  }
  throw new Error('the run was not stopped');
}

export function codesOf(stop: RunStop): FaultCode[] {
  return stop.faults.map((fault) => fault.code);
}
