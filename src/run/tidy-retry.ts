import type { Fault } from '../fault/fault.ts';
import { joinedBytes } from '../worker/joined-bytes.ts';
import type { WorkerPool } from '../worker/pool.ts';
import type { AddressResult, AddressTask } from '../worker/protocol.ts';
import { tryTwice } from './try-twice.ts';

/** A recipient's row as it stands in run.db. */
export interface RecipientRow {
  readonly recipient: number;
  readonly account: string | null;
  readonly line: number;
  readonly raw: Buffer;
}

/**
 * Tidies a chunk of recipients. When two workers die on it, it is halved until the row that kills is alone, and that
 * one is rejected. `file`: the recipients' file, for its place.
 */
export async function tidyWithRetry(
  pool: WorkerPool,
  rows: readonly RecipientRow[],
  file: string,
): Promise<AddressResult> {
  try {
    return await tryTwice(pool, () => send(pool, rows));
  } catch {
    pool.signal.throwIfAborted();
    return halve(pool, rows, file);
  }
}

async function halve(pool: WorkerPool, rows: readonly RecipientRow[], file: string): Promise<AddressResult> {
  const [first] = rows;
  if (first === undefined || rows.length === 1) {
    pool.blame();
    return rejectKiller(rows, file);
  }
  const middle = Math.ceil(rows.length / 2);
  const parts: AddressResult[] = [];
  for (const part of [rows.slice(0, middle), rows.slice(middle)]) {
    try {
      parts.push(await send(pool, part));
    } catch {
      pool.signal.throwIfAborted();
      parts.push(await halve(pool, part, file));
    }
  }
  return {
    kind: 'address',
    addresses: parts.flatMap((part) => part.addresses),
    bytes: joinedBytes(parts.map((part) => part.bytes)),
    rejected: parts.flatMap((part) => part.rejected),
    warnings: parts.flatMap((part) => part.warnings),
  };
}

function rejectKiller(rows: readonly RecipientRow[], file: string): AddressResult {
  const rejected = rows.map(({ recipient, account, line }) => {
    const fault: Fault = {
      code: 'worker.document-kills',
      place: { file, line, ...(account === null ? {} : { account }) },
    };
    return { recipient, fault };
  });
  return { kind: 'address', addresses: [], bytes: new Uint8Array(), rejected, warnings: [] };
}

function send(pool: WorkerPool, rows: readonly RecipientRow[]): Promise<AddressResult> {
  const task = taskOf(rows);
  return pool.run(task, [task.bytes.buffer, task.rows.buffer]);
}

function taskOf(rows: readonly RecipientRow[]): AddressTask {
  const bytes = new Uint8Array(rows.reduce((sum, row) => sum + row.raw.byteLength, 0));
  const numbers = new Uint32Array(rows.length * 3);
  let at = 0;
  rows.forEach((row, i) => {
    numbers.set([row.recipient, row.line, row.raw.byteLength], i * 3);
    bytes.set(row.raw, at);
    at += row.raw.byteLength;
  });
  return { kind: 'address', bytes, rows: numbers };
}
