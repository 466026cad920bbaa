import { Buffer } from 'node:buffer';
import { csvCell } from '../../worker/csv-cell.ts';
import { joinedBytes } from '../../worker/joined-bytes.ts';
import { ADDED_COLUMNS, MATCH_FIELDS } from '../../worker/list-columns.ts';
import { looseCells } from '../../worker/loose-cells.ts';
import type { Workers } from '../../worker/pool.ts';
import type { ListResult, ListSetup, ListTask } from '../../worker/protocol.ts';
import { tryWithHalves } from '../try-twice.ts';
import type { ListRows } from './open-list.ts';

/** Cleans a chunk of rows; one that its worker cannot survive is found by halving and goes out as it came. */
export function cleanWithRetry(pool: Workers, chunk: ListRows, setup: ListSetup): Promise<ListResult> {
  return tryWithHalves<ListRows, ListTask>(pool, chunk, {
    make: ({ bytes, rows }) => {
      const task = { kind: 'list', bytes: Uint8Array.from(bytes), rows: Float64Array.from(rows) } as const;
      return { task, moved: [task.bytes.buffer, task.rows.buffer] };
    },
    halves,
    join: (_, [first, second]) => joined(first, second),
    reject: (rows) => asItCame(rows, setup),
  });
}

function halves({ bytes, rows }: ListRows): readonly [ListRows, ListRows] | undefined {
  if (rows.length <= 2) return undefined;
  const middle = 2 * Math.ceil(rows.length / 4);
  let at = 0;
  for (let i = 1; i < middle; i += 2) at += rows[i] ?? 0;
  return [
    { bytes: bytes.subarray(0, at), rows: rows.subarray(0, middle) },
    { bytes: bytes.subarray(at), rows: rows.subarray(middle) },
  ];
}

function joined(first: ListResult, second: ListResult): ListResult {
  const records = [first, second].flatMap((part) => JSON.parse(part.records || '[]') as unknown[]);
  return {
    kind: 'list',
    bytes: joinedBytes([first.bytes, second.bytes]),
    lengths: Float64Array.from([...first.lengths, ...second.lengths]),
    records: records.length === 0 ? '' : JSON.stringify(records),
    grades: added(first.grades, second.grades),
    rules: added(first.rules, second.rules),
    doubts: added(first.doubts, second.doubts),
    uneven: first.uneven + second.uneven,
  };
}

function added<K extends string>(
  a: Readonly<Record<K, number>>,
  b: Readonly<Record<K, number>>,
): Record<K, number> {
  const sum: Record<K, number> = { ...a };
  for (const name of Object.keys(b) as K[]) sum[name] = (sum[name] ?? 0) + b[name];
  return sum;
}

/** A row of which nothing could be made: its own cells, the grade and the reason, nobody to be matched with. */
function asItCame({ bytes }: ListRows, { table, delimiter, matches }: ListSetup): ListResult {
  const cells = looseCells(Buffer.from(bytes), table).map((cell) => csvCell(cell, delimiter));
  const ours = ADDED_COLUMNS.map((name) =>
    name === 'grade' ? 'undeliverable' : name === 'doubts' ? 'not-worked-on' : '',
  );
  const text = Buffer.from([...cells, ...ours].join(delimiter));
  return {
    kind: 'list',
    bytes: text,
    lengths: Float64Array.of(text.length),
    records: matches ? JSON.stringify([MATCH_FIELDS.map(() => '')]) : '',
    grades: { valid: 0, corrected: 0, doubtful: 0, undeliverable: 1 },
    rules: {},
    doubts: { 'not-worked-on': 1 },
    uneven: 0,
  };
}
