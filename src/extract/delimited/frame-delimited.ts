import { Buffer } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import type { DelimitedTable, TablePlan } from '../../job/table-plan.ts';
import { ByteWindow } from '../byte-window.ts';
import { fromUtf16, type Utf16Source } from '../charset/utf16.ts';
import type { FilePlan, FramedFile, TableBlock } from '../framed-file.ts';
import type { FramedTable, FrameOptions, RowBlock, TableTally } from '../row-block.ts';
import { dialectOf } from './dialect.ts';
import { scannerBehind, takeHead } from './file-head.ts';
import { RowCutter } from './row-cutter.ts';

const KIB = 1024;
const DEFAULTS = {
  unknownColumns: 'stop',
  maxLine: KIB * KIB,
  maxQuotedLines: 100,
  maxQuotedBytes: 64 * KIB,
  blockBytes: 256 * KIB,
} as const;

const NONE = Buffer.alloc(0);

/** A file that holds the rows of one table. */
interface FramedRows extends FramedTable {
  /** To be taken once. */
  readonly blocks: AsyncIterable<RowBlock>;
  /** Lets go of the table where its blocks are not wanted. */
  close(): Promise<void>;
}

/** Cuts a file that holds one table alone: see `frameDelimited`. */
export async function frameTable(
  source: AsyncIterable<Buffer>,
  table: DelimitedTable,
  options: FrameOptions = {},
): Promise<FramedRows> {
  const file = await frameDelimited(source, { file: table.file, tables: [table] }, options);
  const [framed] = file.tables;
  if (framed === undefined) throw new RangeError(`nothing was opened for ${table.name}`);
  return {
    header: framed.header,
    headerBytes: framed.headerBytes,
    tally: framed.tally,
    get tail() {
      return framed.tail;
    },
    get footerBytes() {
      return framed.footerBytes ?? NONE;
    },
    blocks: rowsOf(file.blocks),
    close: () => file.close(),
  };
}

async function* rowsOf(blocks: AsyncIterable<TableBlock>): AsyncGenerator<RowBlock> {
  for await (const { block } of blocks) yield block;
}

/**
 * Cuts a delimited file into the rows of its tables as its bytes come, without decoding them. Its head is read and checked
 * at once (missing, doubled or unknown columns stop the run, all of them together); rows follow through `blocks`.
 * A row that cannot be read has a fault and keeps its bytes. A cell may hold line ends, but an unclosed quote costs one
 * line: the longer record counts only when its quotes close properly within the limits and it has as many cells as
 * it must have.
 */
export async function frameDelimited(
  source: AsyncIterable<Buffer>,
  plan: FilePlan,
  options: FrameOptions = {},
): Promise<FramedFile> {
  const limits = { ...DEFAULTS, ...options };
  const { file } = plan;
  const tables = plan.tables.map(delimitedTable);
  const [first] = tables;
  if (first === undefined) throw new RangeError(`no table stands in ${file}`);
  const { encoding, format } = first;
  const dialect = dialectOf({ ...first, file });
  const turned: Utf16Source | undefined =
    encoding === 'utf-16' || encoding === 'utf-16le' || encoding === 'utf-16be'
      ? fromUtf16(source, encoding, file)
      : undefined;
  const window = new ByteWindow(turned ?? source, limits.blockBytes);
  try {
    const head = await takeHead(window, { file, tables, dialect, limits });
    const headers = tables.map(({ columns }) => head.names ?? columns.map(({ from }) => from));
    const widths = headers.map(({ length }) => length);
    const types = [...tables.map(({ type }) => type), ...(plan.others ?? [])];
    const cells = Math.max(...widths, ...types.map((type) => Number(type?.at ?? 1)));
    // One cell cut in two looks like two rows of one cell.
    const counts = widths.filter((width) => width > 1);
    const cutter = new RowCutter(
      {
        file,
        tables,
        others: plan.others ?? [],
        headers,
        header: head.header,
        also: options.also ?? [],
        dialect,
        order: () => turned?.order,
      },
      head,
      scannerBehind(head, dialect, counts, cells, limits),
      { maxLine: limits.maxLine, footer: format.footer },
    );
    const tallies = tables.map(() => ({ ...NOTHING }));
    const [whole] = tallies;
    if (whole !== undefined) whole.bytes = head.bytes.length;
    return {
      tables: headers.map((header, i) =>
        i === 0
          ? firstTable(header, head.bytes, tallies[i] ?? NOTHING, cutter)
          : { header, headerBytes: NONE, tally: tallies[i] ?? NOTHING, tail: NONE },
      ),
      blocks: cutBlocks(window, cutter, tallies, file),
      others: cutter.others,
      get byteOrder() {
        return turned?.order;
      },
      close: () => window.close(),
    };
  } catch (error) {
    await window.close();
    throw error;
  }
}

const NOTHING: TableTally = { records: 0, amount: 0, unreadable: 0, faulted: 0, bytes: 0, passed: 0 };

function delimitedTable(table: TablePlan): DelimitedTable {
  const { format } = table;
  if (format.kind !== 'delimited') throw new RangeError(`${table.name} is ${format.kind}, not delimited`);
  return { ...table, format };
}

/** The file's first table, to which all counts that belongs to no row. */
function firstTable(
  header: readonly string[],
  headerBytes: Buffer,
  tally: TableTally,
  cutter: RowCutter,
): FramedTable {
  return {
    header,
    headerBytes,
    tally,
    get tail() {
      return cutter.tail;
    },
    get footerBytes() {
      return cutter.footer;
    },
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

async function* cutBlocks(
  window: ByteWindow,
  cutter: RowCutter,
  tallies: readonly Writable<TableTally>[],
  file: string,
): AsyncGenerator<TableBlock> {
  const [whole] = tallies;
  try {
    for (;;) {
      const from = window.at;
      const blocks = cutter.cut(window);
      if (whole !== undefined) {
        whole.bytes += window.at - from;
        whole.passed = cutter.passed;
      }
      for (const part of blocks) {
        const tally = tallies[part.table];
        if (tally === undefined) continue;
        addUp(tally, part.block, file);
        if (whole !== undefined && tally !== whole) {
          const bytes = bytesOf(part.block);
          tally.bytes += bytes;
          whole.bytes -= bytes;
        }
        yield part;
      }
      if (window.final && window.at < window.bytes.length) throw new Error(`bytes of ${file} were left over`);
      if (window.final) return;
      await window.more();
    }
  } finally {
    await window.close();
  }
}

function addUp(tally: Writable<TableTally>, block: RowBlock, file: string): void {
  for (let row = 0; row < block.count; row += 1) {
    if (block.record[row] !== 1) continue;
    tally.records += 1;
    const amount = block.amount[row] ?? NaN;
    if (Number.isNaN(amount)) tally.unreadable += 1;
    else tally.amount += amount;
  }
  tally.faulted += block.faults.size;
  if (!Number.isSafeInteger(tally.amount)) stopRun({ code: 'extract.total-too-large', place: { file } });
}

function bytesOf({ start, end, count }: RowBlock): number {
  let bytes = 0;
  for (let row = 0; row < count; row += 1) bytes += (end[row] ?? 0) - (start[row] ?? 0);
  return bytes;
}
