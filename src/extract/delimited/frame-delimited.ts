import type { Buffer } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import type { DelimitedTable } from '../../job/table-plan.ts';
import { ByteWindow } from '../byte-window.ts';
import { takeHeader } from './header.ts';
import type { FramedTable, FrameOptions, RowBlock, TableTally } from '../row-block.ts';
import { RowCutter } from './row-cutter.ts';

const KIB = 1024;
const DEFAULTS = {
  unknownColumns: 'stop',
  maxLine: KIB * KIB,
  maxQuotedLines: 100,
  maxQuotedBytes: 64 * KIB,
  blockBytes: 256 * KIB,
} as const;

/**
 * Cuts a delimited table into rows as its bytes come, without decoding them. The header is read and checked at
 * once (missing, doubled or unknown columns stop the run, all of them together); rows follow through `blocks`.
 * A row that cannot be read has a fault and keeps its bytes. A quoted cell may hold line ends, but an unclosed
 * quote costs one line: the longer record counts only when its quotes close properly within the limits and
 * it has as many cells as the header.
 */
export async function frameTable(
  source: AsyncIterable<Buffer>,
  table: DelimitedTable,
  options: FrameOptions = {},
): Promise<FramedTable> {
  const limits = { ...DEFAULTS, ...options };
  const window = new ByteWindow(source, limits.blockBytes);
  try {
    const header = await takeHeader(window, table, limits);
    const cutter = new RowCutter(table, header, limits.maxLine, options.also ?? []);
    const tally = { records: 0, amount: 0, unreadable: 0, faulted: 0, bytes: header.bytes.length };
    return {
      header: header.names,
      headerBytes: header.bytes,
      blocks: cutBlocks(window, cutter, tally, table),
      tally,
      get tail() {
        return cutter.tail;
      },
      close: () => window.close(),
    };
  } catch (error) {
    await window.close();
    throw error;
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

async function* cutBlocks(
  window: ByteWindow,
  cutter: RowCutter,
  tally: Writable<TableTally>,
  table: DelimitedTable,
): AsyncGenerator<RowBlock> {
  try {
    for (;;) {
      const from = window.at;
      const block = cutter.cut(window);
      tally.bytes += window.at - from;
      if (block.count > 0) {
        addUp(tally, block, table);
        yield block;
      }
      if (window.final && window.at < window.bytes.length)
        throw new Error(`bytes of ${table.file} were left over`);
      if (window.final) return;
      await window.more();
    }
  } finally {
    await window.close();
  }
}

function addUp(tally: Writable<TableTally>, block: RowBlock, table: DelimitedTable): void {
  for (let row = 0; row < block.count; row += 1) {
    if (block.record[row] !== 1) continue;
    tally.records += 1;
    const amount = block.amount[row] ?? NaN;
    if (Number.isNaN(amount)) tally.unreadable += 1;
    else tally.amount += amount;
  }
  tally.faulted += block.faults.size;
  if (!Number.isSafeInteger(tally.amount))
    stopRun({ code: 'extract.total-too-large', place: { file: table.file } });
}
