import { placeOf, type TablePart } from '../model/row-position.ts';
import { readPacket } from '../worker/compose-packet.ts';
import { joinedBytes } from '../worker/joined-bytes.ts';
import type { Workers } from '../worker/pool.ts';
import type { ComposeResult, ComposeTask } from '../worker/protocol.ts';
import type { ComposeItemReader, ComposeItems } from './compose-items.ts';
import { tryWithHalves } from './try-twice.ts';

/** Composes a chunk; a document that its worker cannot survive is found by halving and rejected. */
export function composeWithRetry(
  pool: Workers,
  reader: ComposeItemReader,
  chunk: ComposeItems,
): Promise<ComposeResult> {
  return tryWithHalves<ComposeItems, ComposeTask>(pool, chunk, {
    make: (items) => {
      const task = reader.task(items);
      return { task, moved: [task.bytes.buffer, task.numbers.buffer] };
    },
    halves: ({ chunk: number, from, to }) => {
      if (from === to) return undefined;
      const middle = Math.floor((from + to) / 2);
      return [
        { chunk: number, from, to: middle },
        { chunk: number, from: middle + 1, to },
      ];
    },
    join: (_, parts) => ({
      kind: 'compose',
      chunk: chunk.chunk,
      bytes: joinedBytes(parts.map((part) => part.bytes)),
      composed: parts.flatMap((part) => part.composed),
      fates: parts.flatMap((part) => part.fates),
      aside: parts.flatMap((part) => part.aside),
      corrections: parts.flatMap((part) => part.corrections),
      warnings: parts.flatMap((part) => part.warnings),
    }),
    reject: (items, how) => rejected(reader.task(items), reader.parts, how),
  });
}

function rejected(task: ComposeTask, parts: readonly TablePart[], how: string): ComposeResult {
  const fates = [...readPacket(task)].flatMap((item) =>
    item.headers.map((header) => ({
      document: header.document,
      fate: 'rejected' as const,
      fault: {
        code: 'worker.document-kills' as const,
        place: { ...placeOf(parts, header.line), account: item.account, document: item.key },
        values: { how },
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
    aside: [],
    corrections: [],
    warnings: [],
  };
}
