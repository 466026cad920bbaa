import { Buffer } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import type { TableBlock } from '../framed-file.ts';
import type { FramedTable, TableTally } from '../row-block.ts';
import type { FixedTable } from './record-layout.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Kept {
  readonly header: readonly string[];
  headerBytes: Buffer;
  footerBytes: Buffer;
  tail: Buffer;
  readonly tally: Writable<TableTally>;
}

const NOTHING = Buffer.alloc(0);

/** What is told of a file's tables beside their rows. What belongs to no row is counted to the first. */
export class FixedFileTables {
  readonly #file: string;
  readonly #first: Kept;
  readonly #all: readonly Kept[];

  constructor(file: string, tables: readonly FixedTable[]) {
    this.#file = file;
    this.#all = tables.map(({ columns }) => ({
      header: columns.map(({ from }) => from),
      headerBytes: NOTHING,
      footerBytes: NOTHING,
      tail: NOTHING,
      tally: { records: 0, amount: 0, unreadable: 0, faulted: 0, bytes: 0, passed: 0 },
    }));
    const [first] = this.#all;
    if (first === undefined) throw new RangeError(`no table stands in ${file}`);
    this.#first = first;
  }

  get tables(): readonly FramedTable[] {
    return this.#all;
  }

  header(bytes: Buffer): void {
    this.#first.headerBytes = bytes;
    this.#first.tally.bytes += bytes.length;
  }

  /** Adds what was cut of the file in one go: `bytes` of it, in which these rows lie. */
  addUp(bytes: number, blocks: readonly TableBlock[]): void {
    let rows = 0;
    for (const { table, block } of blocks) {
      const tally = this.#all[table]?.tally;
      if (tally === undefined) continue;
      const before = tally.bytes;
      for (let row = 0; row < block.count; row += 1) {
        tally.bytes += (block.end[row] ?? 0) - (block.start[row] ?? 0);
        if (block.record[row] !== 1) continue;
        tally.records += 1;
        const amount = block.amount[row] ?? NaN;
        if (Number.isNaN(amount)) tally.unreadable += 1;
        else tally.amount += amount;
      }
      rows += tally.bytes - before;
      tally.faulted += block.faults.size;
      if (!Number.isSafeInteger(tally.amount))
        stopRun({ code: 'extract.total-too-large', place: { file: this.#file } });
    }
    this.#first.tally.bytes += bytes - rows;
    this.#first.tally.passed += bytes - rows;
  }

  end(footer: Buffer, tail: Buffer): void {
    this.#first.footerBytes = footer;
    this.#first.tail = tail;
    this.#first.tally.bytes += footer.length + tail.length;
  }
}
