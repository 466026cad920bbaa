import { Buffer, isUtf8 } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import type { DelimitedTable } from '../../job/table-plan.ts';
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
const MARK = Buffer.from('\ufeff');
/** Bytes that tell which byte order mark a file has. */
const MARK_BYTES = 3;

export interface HeadLimits {
  readonly unknownColumns: 'stop' | 'ignore';
  readonly maxLine: number;
  readonly maxQuotedLines: number;
  readonly maxQuotedBytes: number;
}

/** Takes off the window what stands before the rows. Stops the run with everything that is wrong with it at once. */
export async function takeHead(
  window: ByteWindow,
  file: string,
  tables: readonly DelimitedTable[],
  dialect: Dialect,
  limits: HeadLimits,
): Promise<FileHead> {
  for (;;) {
    await window.more();
    const head = readHead(window, file, tables, dialect, limits);
    if (head === undefined) continue;
    window.at = head.bytes.length;
    return head;
  }
}

/** Undefined: there are too few bytes to tell. */
function readHead(
  { bytes, final }: ByteWindow,
  file: string,
  tables: readonly DelimitedTable[],
  dialect: Dialect,
  limits: HeadLimits,
): FileHead | undefined {
  const [table] = tables;
  if (table === undefined) throw new RangeError(`no table stands in ${file}`);
  if (bytes.length < MARK_BYTES && !final) return undefined;
  const { skip, header } = table.format;
  const returns = loneReturnsIn(bytes, dialect, limits.maxLine, final);
  if (returns === undefined) return undefined;
  const lines = new LineEnds(dialect.charset, returns === 'end');
  const mark = markLength(bytes, table, file);
  let at = mark;
  let line = 1;
  const pastLine = (): boolean => {
    const contentEnd = lines.contentEnd(bytes, at, bytes.length, final);
    if ((contentEnd < 0 ? bytes.length : contentEnd) - at > limits.maxLine)
      unreadable(file, line, `no line end within ${limits.maxLine} bytes`);
    if (contentEnd < 0) return false;
    at = lines.behind(bytes, contentEnd, bytes.length);
    line += 1;
    return true;
  };
  while (line <= skip) {
    if (final && at >= bytes.length) {
      const values = { where: 'before its rows' };
      const counts = { found: String(line - 1), expected: String(skip) };
      stopRun({ code: 'extract.lines-missing', place: { file }, ...counts, values });
    }
    if (!pastLine()) return undefined;
  }
  if (!header) {
    const empty = Buffer.alloc(0);
    const head = Buffer.from(bytes.subarray(0, at));
    return { bytes: head, lines: line - 1, names: undefined, header: empty, loneReturns: returns };
  }
  for (;;) {
    if (!final && bytes.length - at < dialect.comment.length) return undefined;
    if (!standsAt(dialect.comment, bytes, at, bytes.length)) break;
    if (!pastLine()) return undefined;
  }
  const scanner = new RecordScanner({
    ...limits,
    dialect,
    loneReturns: returns,
    counts: [],
    maxCells: MAX_COLUMNS,
  });
  const names = readNames(scanner, bytes, at, final, line, { file, tables, dialect, limits });
  if (names === undefined) return undefined;
  return {
    bytes: Buffer.from(bytes.subarray(0, scanner.next)),
    lines: line + scanner.innerLines,
    names,
    header: Buffer.from(bytes.subarray(at, scanner.contentEnd)),
    loneReturns: returns,
  };
}

interface HeaderSetting {
  readonly file: string;
  readonly tables: readonly DelimitedTable[];
  readonly dialect: Dialect;
  readonly limits: HeadLimits;
}

function readNames(
  scanner: RecordScanner,
  bytes: Buffer,
  at: number,
  final: boolean,
  line: number,
  { file, tables, dialect, limits }: HeaderSetting,
): string[] | undefined {
  const [table] = tables;
  if (table === undefined) return undefined;
  const status = scanner.scan(bytes, at, bytes.length, final);
  const length = (status === ROW.complete ? scanner.contentEnd : bytes.length) - at;
  const ends = status === ROW.complete || status === ROW.incomplete;
  if (ends && length > limits.maxLine) unreadable(file, line, `no line end within ${limits.maxLine} bytes`);
  if (status === ROW.incomplete) return undefined;
  if (status !== ROW.complete) unreadable(file, line, 'its quotes do not close as they should');
  if (scanner.controlAt >= 0) unreadable(file, line, `control character at byte ${scanner.controlAt}`);
  const { encoding } = table;
  if (scanner.foreignAt >= 0 || (dialect.charset.multibyte && !isUtf8(bytes.subarray(at, scanner.next))))
    unreadable(file, line, `it is not ${encoding}`);
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

/** Length of the UTF-8 byte order mark; stops the run when the mark contradicts the declared encoding. */
function markLength(bytes: Buffer, { encoding }: DelimitedTable, file: string): number {
  const [a, b] = bytes;
  const utf8 = bytes.subarray(0, MARK.length).equals(MARK);
  const utf16 = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  const found = utf8 ? 'utf-8' : utf16;
  if (found === undefined) return 0;
  if (utf8 && encoding.startsWith('utf-')) return MARK.length;
  stopRun({ code: 'extract.encoding-contradicted', place: { file }, found, expected: encoding });
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
