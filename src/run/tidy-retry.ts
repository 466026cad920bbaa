import type { Fault } from '../fault/fault.ts';
import { placeOf, type TablePart } from '../model/row-position.ts';
import { joinedBytes } from '../worker/joined-bytes.ts';
import type { Workers } from '../worker/pool.ts';
import type { AddressResult, AddressTask } from '../worker/protocol.ts';
import { tryWithHalves } from './try-twice.ts';

/** A recipient's row as it stands in run.db. */
export interface RecipientRow {
  readonly recipient: number;
  readonly account: string | null;
  readonly line: number;
  readonly raw: Buffer;
  /** The new place, where the recipient has moved: a `TypedAddress` as JSON. */
  readonly moved: string | null;
}

/**
 * Tidies a chunk of recipients; a row that its worker cannot survive is found by halving and rejected.
 * `parts`: the extract's, for its place.
 */
export function tidyWithRetry(
  pool: Workers,
  chunk: readonly RecipientRow[],
  parts: readonly TablePart[],
): Promise<AddressResult> {
  return tryWithHalves<readonly RecipientRow[], AddressTask>(pool, chunk, {
    make: (rows) => {
      const task = taskOf(rows);
      return { task, moved: [task.bytes.buffer, task.rows.buffer] };
    },
    halves: (rows) => {
      const middle = Math.ceil(rows.length / 2);
      return rows.length === 1 ? undefined : [rows.slice(0, middle), rows.slice(middle)];
    },
    join: (_, results) => ({
      kind: 'address',
      addresses: results.flatMap((part) => part.addresses),
      bytes: joinedBytes(results.map((part) => part.bytes)),
      rejected: results.flatMap((part) => part.rejected),
      warnings: results.flatMap((part) => part.warnings),
    }),
    reject: (rows, how) => rejected(rows, parts, how),
  });
}

function rejected(rows: readonly RecipientRow[], parts: readonly TablePart[], how: string): AddressResult {
  const faults = rows.map(({ recipient, account, line }) => {
    const fault: Fault = {
      code: 'worker.document-kills',
      place: { ...placeOf(parts, line), ...(account === null ? {} : { account }) },
      values: { how },
    };
    return { recipient, fault };
  });
  return { kind: 'address', addresses: [], bytes: new Uint8Array(), rejected: faults, warnings: [] };
}

function taskOf(rows: readonly RecipientRow[]): AddressTask {
  const bytes = new Uint8Array(rows.reduce((sum, row) => sum + row.raw.byteLength, 0));
  const numbers = new Float64Array(rows.length * 3);
  let at = 0;
  rows.forEach((row, i) => {
    numbers.set([row.recipient, row.line, row.raw.byteLength], i * 3);
    bytes.set(row.raw, at);
    at += row.raw.byteLength;
  });
  const moved = rows.flatMap((row, i) => (row.moved === null ? [] : [[i, row.moved] as const]));
  return { kind: 'address', bytes, rows: numbers, moved };
}
