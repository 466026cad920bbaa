import { readPacket } from '../worker/compose-packet.ts';
import { joinedBytes } from '../worker/joined-bytes.ts';
import type { WorkerPool } from '../worker/pool.ts';
import type { ComposeResult, ComposeTask } from '../worker/protocol.ts';
import type { ComposeItemReader, ComposeItems } from './compose-items.ts';
import { tryTwice } from './try-twice.ts';

/**
 * Composes a chunk. When its worker dies or stalls, the chunk is tried once more on a fresh worker;
 * when that one dies too, the chunk is halved until the document that kills is alone, and that one is rejected.
 */
export async function composeWithRetry(
  pool: WorkerPool,
  reader: ComposeItemReader,
  items: ComposeItems,
): Promise<ComposeResult> {
  try {
    return await tryTwice(pool, () => send(pool, reader.task(items)));
  } catch {
    pool.signal.throwIfAborted();
    return halve(pool, reader, items);
  }
}

function send(pool: WorkerPool, task: ComposeTask): Promise<ComposeResult> {
  return pool.run(task, [task.bytes.buffer, task.numbers.buffer]);
}

async function halve(
  pool: WorkerPool,
  reader: ComposeItemReader,
  items: ComposeItems,
): Promise<ComposeResult> {
  if (items.from === items.to) {
    pool.blame();
    return rejectKiller(reader.task(items), reader.file);
  }
  const middle = Math.floor((items.from + items.to) / 2);
  const parts: ComposeResult[] = [];
  for (const part of [
    { chunk: items.chunk, from: items.from, to: middle },
    { chunk: items.chunk, from: middle + 1, to: items.to },
  ]) {
    try {
      parts.push(await send(pool, reader.task(part)));
    } catch {
      pool.signal.throwIfAborted();
      parts.push(await halve(pool, reader, part));
    }
  }
  return join(items.chunk, parts);
}

function rejectKiller(task: ComposeTask, file: string): ComposeResult {
  const fates = [...readPacket(task)].flatMap((item) =>
    item.headers.map((header) => ({
      document: header.document,
      fate: 'rejected' as const,
      fault: {
        code: 'worker.document-kills' as const,
        place: { file, line: header.line, account: item.account, document: item.key },
      },
      heldLines: [],
    })),
  );
  return {
    kind: 'compose',
    chunk: task.chunk,
    bytes: new Uint8Array(),
    composed: [],
    fates,
    corrections: [],
    warnings: [],
  };
}

function join(chunk: number, parts: readonly ComposeResult[]): ComposeResult {
  const bytes = joinedBytes(parts.map((part) => part.bytes));
  return {
    kind: 'compose',
    chunk,
    bytes,
    composed: parts.flatMap((part) => part.composed),
    fates: parts.flatMap((part) => part.fates),
    corrections: parts.flatMap((part) => part.corrections),
    warnings: parts.flatMap((part) => part.warnings),
  };
}
