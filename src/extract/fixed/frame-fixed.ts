import { markOf, passMark } from '../charset/byte-order-mark.ts';
import { Buffer } from 'node:buffer';
import type { Encoding, TablePlan } from '../../job/table-plan.ts';
import { ByteWindow } from '../byte-window.ts';
import { fromUtf16, originalLength, type ByteOrder, type Utf16Source } from '../charset/utf16.ts';
import type { FilePlan, FramedFile, TableBlock } from '../framed-file.ts';
import type { FrameOptions } from '../row-block.ts';
import { FixedFileTables } from './fixed-file-tables.ts';
import { LineCutter } from './line-cutter.ts';
import { RecordCutter } from './record-cutter.ts';
import { RecordIntake } from './record-intake.ts';
import type { FixedTable } from './record-layout.ts';
import type { Cutter, Stretch } from './stretch.ts';

const KIB = 1024;
const DEFAULTS = { maxLine: KIB * KIB, blockBytes: 256 * KIB } as const;

/**
 * Cuts a file of fixed-width records, of one or several types, as its bytes come. Records are lines (ended by LF, CR LF,
 * CR, or EBCDIC's NL, mixed as they may be) or stand one behind another; `line` of a row counts lines or records. A record
 * that cannot be read has a fault and keeps its bytes: wrong length, unknown type, bytes that are no text, no key, nothing
 * that encloses it. Where records stand one behind another, bytes that were lost or added stop the run
 * (`extract.out-of-step`, `extract.size-uneven`), since everything behind them would be read wrongly. Rows of a UTF-16 file
 * are in its UTF-8 form; places of faults are in the file as delivered.
 */
export async function frameFixed(
  source: AsyncIterable<Buffer>,
  plan: FilePlan,
  options: FrameOptions = {},
): Promise<FramedFile> {
  const tables = plan.tables.map(fixed);
  const encoding = tables[0]?.encoding;
  const turned: Utf16Source | undefined =
    encoding === 'utf-16' || encoding === 'utf-16le' || encoding === 'utf-16be'
      ? fromUtf16(source, encoding, plan.file)
      : undefined;
  const window = new ByteWindow(turned ?? source, options.blockBytes ?? DEFAULTS.blockBytes);
  const maxLine = options.maxLine ?? DEFAULTS.maxLine;
  try {
    const file = new FixedFile(window, plan, tables, maxLine, options.also ?? [], () => turned?.order);
    await file.open();
    return file;
  } catch (error) {
    await window.close();
    throw error;
  }
}

function fixed(table: TablePlan): FixedTable {
  const { format } = table;
  if (format.kind !== 'fixed') throw new RangeError(`table ${table.name} has no columns of fixed width`);
  return { ...table, format };
}

class FixedFile implements FramedFile {
  readonly #window: ByteWindow;
  readonly #file: string;
  readonly #first: FixedTable;
  readonly #intake: RecordIntake;
  readonly #maxLine: number;
  readonly #kept: FixedFileTables;
  readonly #order: () => ByteOrder | undefined;
  #cutter: Cutter | undefined;
  /** Bytes of the file, as delivered, before those at hand. */
  #base = 0;

  constructor(
    window: ByteWindow,
    plan: FilePlan,
    tables: readonly FixedTable[],
    maxLine: number,
    also: readonly string[],
    order: () => ByteOrder | undefined,
  ) {
    const [first] = tables;
    if (first === undefined) throw new RangeError(`no table stands in ${plan.file}`);
    this.#window = window;
    this.#file = plan.file;
    this.#order = order;
    this.#first = first;
    this.#intake = new RecordIntake(plan, tables, also, order);
    this.#maxLine = maxLine;
    this.#kept = new FixedFileTables(plan.file, tables);
  }

  get tables(): FramedFile['tables'] {
    return this.#kept.tables;
  }

  get others(): FramedFile['others'] {
    return this.#intake.others;
  }

  get blocks(): AsyncIterable<TableBlock> {
    return this.#cutBlocks();
  }

  get byteOrder(): ByteOrder | undefined {
    return this.#order();
  }

  close(): Promise<void> {
    return this.#window.close();
  }

  /** Takes what stands before the first record: a byte order mark and what is to be skipped. */
  async open(): Promise<void> {
    const window = this.#window;
    const { skip, separator } = this.#first.format;
    await window.more();
    const mark = this.#markLength();
    for (;;) {
      const { bytes, final } = window;
      const cutter =
        separator === 'line'
          ? new LineCutter(this.#intake, bytes, skip + 1, this.#maxLine)
          : new RecordCutter(this.#intake, this.#file, skip + 1);
      const at = cutter.skip(bytes, mark, skip, final);
      if (at < 0) {
        await window.more();
        continue;
      }
      this.#kept.header(Buffer.from(bytes.subarray(0, at)));
      window.at = at;
      this.#cutter = cutter;
      return;
    }
  }

  async *#cutBlocks(): AsyncGenerator<TableBlock> {
    const window = this.#window;
    const cutter = this.#cutter;
    if (cutter === undefined) return;
    try {
      for (;;) {
        const { at: from, bytes, final } = window;
        this.#intake.begin(bytes, from, this.#base);
        const at = cutter.cut(this.#stretch(cutter, from));
        window.at = at;
        if (final) this.#end(at);
        const blocks = this.#intake.giveBlocks(from, at);
        this.#kept.addUp(at - from, blocks);
        yield* blocks;
        if (final) return;
        this.#base += originalLength(bytes.subarray(0, at), this.#first.encoding);
        await window.more();
      }
    } finally {
      await window.close();
    }
  }

  /** How far the bytes at hand may be cut: not into lines or records that may be the footer. */
  #stretch(cutter: Cutter, from: number): Stretch {
    const { bytes, final } = this.#window;
    const { footer } = this.#first.format;
    if (footer === 0) return { bytes, from, to: bytes.length, last: final };
    return { bytes, from, to: cutter.footerStart(bytes, from, footer), last: final };
  }

  /** What stands behind the last record: a footer, and what is no record at all. */
  #end(at: number): void {
    const { bytes } = this.#window;
    const { footer } = this.#first.format;
    const tail = footer === 0 ? at : (this.#cutter?.footerEnd(bytes, at) ?? at);
    this.#kept.end(Buffer.from(bytes.subarray(at, tail)), Buffer.from(bytes.subarray(tail)));
    this.#window.at = bytes.length;
  }

  /** Length of UTF-8's byte order mark. Another encoding's mark stops the run. */
  #markLength(): number {
    const { bytes } = this.#window;
    const declared = this.#first.encoding;
    // Bytes of records without line ends may look like any mark.
    const isText = isAsciiAlike(declared) && this.#first.format.separator === 'line';
    const isOwn = this.#intake.charset.multibyte && markOf(bytes) === 'utf-8';
    return isText || isOwn ? passMark(bytes, declared, this.#file) : 0;
  }
}

/** In EBCDIC the bytes of a mark are letters. */
function isAsciiAlike(encoding: Encoding): boolean {
  return !encoding.startsWith('ibm');
}
