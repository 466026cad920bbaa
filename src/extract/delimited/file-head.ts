import { Buffer, isUtf8 } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import type { DelimitedTable } from '../../job/table-plan.ts';
import { MARK_BYTES, passMark } from '../charset/byte-order-mark.ts';
import type { ByteWindow } from '../byte-window.ts';
import { CellTexts } from './cell-texts.ts';
import { standsAt, type Dialect } from './dialect.ts';
import { checkNames } from './header.ts';
import { LineEnds } from './line-ends.ts';
import { RecordScanner, ROW, type LoneReturns, type ScannerSetup } from './record-scanner.ts';

/** What stands before a file's first row, and what it says about the bytes that follow. */
export interface FileHead {
  /** Byte order mark, skipped lines, comments, header: as they came. */
  readonly bytes: Buffer;
  readonly lines: number;
  /** Undefined: the file has no header. */
  readonly names: readonly string[] | undefined;
  /** The header line without mark and line end. */
  readonly header: Buffer;
  readonly loneReturns: LoneReturns;
}

const MAX_COLUMNS = 4096;

interface HeadLimits {
  readonly unknownColumns: 'stop' | 'ignore';
  readonly maxLine: number;
  readonly maxQuotedLines: number;
  readonly maxQuotedBytes: number;
}

/** What is known of a file before its first byte. */
interface HeadPlan {
  readonly file: string;
  /** They share format and encoding. */
  readonly tables: readonly DelimitedTable[];
  readonly dialect: Dialect;
  readonly limits: HeadLimits;
}

/** Takes off the window what stands before the rows. Stops the run with everything that is wrong with it at once. */
export async function takeHead(window: ByteWindow, plan: HeadPlan): Promise<FileHead> {
  for (;;) {
    await window.more();
    const head = readHead(window, plan);
    if (head === undefined) continue;
    window.at = head.bytes.length;
    return head;
  }
}

/** Undefined: there are too few bytes to tell. */
function readHead({ bytes, final }: ByteWindow, plan: HeadPlan): FileHead | undefined {
  const { file, tables, dialect, limits } = plan;
  const [table] = tables;
  if (table === undefined) throw new RangeError(`no table stands in ${file}`);
  if (bytes.length < MARK_BYTES && !final) return undefined;
  const loneReturns = loneReturnsIn(bytes, dialect, limits.maxLine, final);
  if (loneReturns === undefined) return undefined;
  const lines = new HeadLines(bytes, final, plan, new LineEnds(dialect.charset, loneReturns === 'end'));
  lines.at = passMark(bytes, table.encoding, file);
  if (!lines.skip(table.format.skip)) return undefined;
  if (!table.format.header) {
    const head = Buffer.from(bytes.subarray(0, lines.at));
    return { bytes: head, lines: lines.passed, names: undefined, header: Buffer.alloc(0), loneReturns };
  }
  if (!lines.passComments(dialect.comment)) return undefined;
  const scanner = new RecordScanner({ ...limits, dialect, loneReturns, counts: [], maxCells: MAX_COLUMNS });
  const names = readNames(scanner, bytes, lines.at, final, lines.passed + 1, plan);
  if (names === undefined) return undefined;
  return {
    bytes: Buffer.from(bytes.subarray(0, scanner.next)),
    lines: lines.passed + 1 + scanner.innerLines,
    names,
    header: Buffer.from(bytes.subarray(lines.at, scanner.contentEnd)),
    loneReturns,
  };
}

/** Goes over the lines before a header. Each step gives false when there are too few bytes for it. */
class HeadLines {
  at = 0;
  /** Lines gone over. */
  passed = 0;

  readonly #bytes: Buffer;
  readonly #final: boolean;
  readonly #plan: HeadPlan;
  readonly #lines: LineEnds;

  constructor(bytes: Buffer, final: boolean, plan: HeadPlan, lines: LineEnds) {
    this.#bytes = bytes;
    this.#final = final;
    this.#plan = plan;
    this.#lines = lines;
  }

  skip(lines: number): boolean {
    while (this.passed < lines) {
      if (this.#final && this.at >= this.#bytes.length) {
        const place = { file: this.#plan.file };
        const counts = { found: String(this.passed), expected: String(lines) };
        stopRun({ code: 'extract.lines-missing', place, ...counts, values: { where: 'before its rows' } });
      }
      if (!this.#pass()) return false;
    }
    return true;
  }

  passComments(comment: Buffer): boolean {
    while (standsAt(comment, this.#bytes, this.at, this.#bytes.length)) if (!this.#pass()) return false;
    return true;
  }

  #pass(): boolean {
    const bytes = this.#bytes;
    const { file, limits } = this.#plan;
    const contentEnd = this.#lines.contentEnd(bytes, this.at, bytes.length, this.#final);
    if ((contentEnd < 0 ? bytes.length : contentEnd) - this.at > limits.maxLine)
      tooLong(file, this.passed + 1, limits);
    if (contentEnd < 0) return false;
    this.at = this.#lines.behind(bytes, contentEnd, bytes.length);
    this.passed += 1;
    return true;
  }
}

function readNames(
  scanner: RecordScanner,
  bytes: Buffer,
  at: number,
  final: boolean,
  line: number,
  { file, tables, dialect, limits }: HeadPlan,
): string[] | undefined {
  const [table] = tables;
  if (table === undefined) return undefined;
  const status = scanner.scan(bytes, at, bytes.length, final);
  const whole = status === ROW.complete;
  if (
    (whole || status === ROW.incomplete) &&
    (whole ? scanner.contentEnd : bytes.length) - at > limits.maxLine
  )
    tooLong(file, line, limits);
  if (status === ROW.incomplete) return undefined;
  if (!whole) unreadable(file, line, 'its quotes do not close as they should');
  if (scanner.controlAt >= 0) unreadable(file, line, `control character at byte ${scanner.controlAt}`);
  if (scanner.foreignAt >= 0 || (dialect.charset.multibyte && !isUtf8(bytes.subarray(at, scanner.next))))
    unreadable(file, line, `it is not ${table.encoding}`);
  if (scanner.cells > MAX_COLUMNS) unreadable(file, line, `more than ${MAX_COLUMNS} columns`);
  const texts = new CellTexts(scanner, dialect, table.format);
  const names = Array.from({ length: scanner.cells }, (_, cell) => texts.of(bytes, cell));
  checkNames(names, tables, file, line, limits.unknownColumns === 'stop');
  return names;
}

/**
 * Old exports end lines with a carriage return alone: the first line shows it. In all other files one may end a record
 * that is whole, where two files were joined. Undefined: the first line's end is not in sight.
 */
function loneReturnsIn(
  bytes: Buffer,
  { charset }: Dialect,
  maxLine: number,
  final: boolean,
): LoneReturns | undefined {
  const { feed, return: carriage, next } = charset.lineEnds;
  const to = Math.min(bytes.length, maxLine);
  for (let at = 0; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === feed || byte === next) return 'may-end';
    if (byte !== carriage) continue;
    if (at + 1 >= bytes.length) return final ? 'may-end' : undefined;
    return bytes[at + 1] === feed || bytes[at + 1] === next ? 'may-end' : 'end';
  }
  return final || to === maxLine ? 'may-end' : undefined;
}

function tooLong(file: string, line: number, { maxLine }: HeadLimits): never {
  unreadable(file, line, `no line end within ${maxLine} bytes`);
}

function unreadable(file: string, line: number, reason: string): never {
  stopRun({ code: 'extract.header-unreadable', place: { file, line }, values: { reason } });
}

/** How the rows behind a head are scanned, which have one of `counts` cells. */
export function scannerBehind(
  head: FileHead,
  dialect: Dialect,
  counts: readonly number[],
  maxCells: number,
  { maxQuotedLines, maxQuotedBytes }: HeadLimits,
): ScannerSetup {
  const { loneReturns } = head;
  return { dialect, loneReturns, counts, maxCells, maxQuotedLines, maxQuotedBytes };
}
