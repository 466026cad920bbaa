import { Buffer } from 'node:buffer';
import type { RunStop } from '../../fault/run-stop.ts';
import type { ByteWindow } from '../byte-window.ts';
import type { FilePlan, FramedFile, OtherRecord, TableBlock } from '../framed-file.ts';
import type { FramedTable, TableTally } from '../row-block.ts';
import type { GatheredRows } from './gathered-rows.ts';

/** Cuts the rows of a file window by window. */
export interface FileCutter {
  /** One for each table of the plan. */
  readonly tables: readonly GatheredRows[];
  readonly others: readonly OtherRecord[];
  /** Lines at the end that hold nothing; known at the end. */
  readonly tail: Buffer;
  /** Why nothing behind the rows that were cut last can be trusted; the run stops once they were given. */
  readonly stop: RunStop | undefined;
  /** Takes all units off the window that are there in full, and at the end of the file whatever is left. */
  cut(window: ByteWindow): TableBlock[];
  headerOf(table: number): Buffer;
  footerOf(table: number): Buffer | undefined;
}

/** The file that a cutter makes of a window whose beginning was read. */
export function cutFile(window: ByteWindow, cutter: FileCutter, plan: FilePlan): FramedFile {
  let bytes = window.base + window.at;
  async function* blocks(): AsyncGenerator<TableBlock> {
    try {
      for (;;) {
        const cut = cutter.cut(window);
        bytes = window.base + window.at;
        yield* cut;
        if (cutter.stop !== undefined) throw cutter.stop;
        if (window.final && window.at < window.bytes.length)
          throw new Error(`bytes of ${plan.file} were left over`);
        if (window.final) return;
        await window.more();
      }
    } finally {
      await window.close();
    }
  }
  const tallyOf = (number: number): TableTally => {
    const own = cutter.tables[number]?.tally;
    if (own === undefined) throw new RangeError(`no table ${number}`);
    if (number > 0) return own;
    const elsewhere = cutter.tables.slice(1).reduce((sum, { tally }) => sum + tally.bytes, 0);
    return { ...own, bytes: bytes - elsewhere };
  };
  const tables = plan.tables.map((table, number): FramedTable => ({
    header: table.columns.map(({ name }) => name),
    get headerBytes() {
      return cutter.headerOf(number);
    },
    get footerBytes() {
      return cutter.footerOf(number) ?? Buffer.alloc(0);
    },
    get tally() {
      return tallyOf(number);
    },
    get tail() {
      return number === 0 ? cutter.tail : Buffer.alloc(0);
    },
  }));
  return { tables, blocks: blocks(), others: cutter.others, close: () => window.close() };
}
