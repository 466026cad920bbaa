import { Buffer, isUtf8 } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import type { FaultCode } from '../../fault/table.ts';
import type { DelimitedTable } from '../../job/table-plan.ts';
import type { ByteWindow } from '../byte-window.ts';
import { firstInvalidUtf8 } from '../encoding.ts';
import type { TableHeader } from './header.ts';
import { RecordScanner, ROW } from './record-scanner.ts';
import { RowCells } from './row-cells.ts';
import type { RowBlock } from '../row-block.ts';
import { RowList } from '../row-list.ts';

const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;
/** The end of a file, as DOS wrote it and some hosts still do. */
const SUBSTITUTE = 0x1a;
/** So far lines that hold nothing are followed to see whether anything comes after them. */
const MAX_BLANK = 64 * 1024;

/** Cuts the rows of one table, in order; keeps what must be known from one block to the next. */
export class RowCutter {
  /** Lines at the table's end that hold nothing: empty or blank ones, and an old end-of-file character. */
  tail: Buffer = Buffer.alloc(0);

  readonly #table: DelimitedTable;
  readonly #header: TableHeader;
  readonly #maxLine: number;
  readonly #scanner: RecordScanner;
  readonly #cells: RowCells;
  #line: number;
  /** Parts already cut of a line that is too long; 0: not within one. */
  #parts = 0;
  #rows = new RowList(0);
  #base = 0;

  constructor(table: DelimitedTable, header: TableHeader, maxLine: number, also: readonly string[]) {
    this.#table = table;
    this.#header = header;
    this.#maxLine = maxLine;
    this.#scanner = new RecordScanner(header.scanner);
    this.#cells = new RowCells(table, header.names, this.#scanner, also);
    this.#line = 1 + header.lines;
  }

  /** Takes all rows off the window that are there in full. */
  cut(window: ByteWindow): RowBlock {
    const { bytes, final } = window;
    const first = window.at;
    const columns = this.#header.names.length;
    const scanner = this.#scanner;
    this.#rows = new RowList(first);
    this.#base = window.base;
    this.#cells.begin(bytes);
    let at = first;
    while (at < bytes.length) {
      const to = Math.min(bytes.length, at + this.#maxLine);
      const last = final && to === bytes.length;
      let next: number;
      if (this.#parts > 0) next = this.#longLine(bytes, at, to, last);
      else if (this.#holdsNothing(bytes, at)) {
        if (!final) break;
        this.tail = Buffer.from(bytes.subarray(at));
        next = bytes.length;
      } else {
        const status = scanner.scan(bytes, at, to, last);
        const whole = status === ROW.complete;
        if (whole && scanner.cells === 1 && scanner.contentEnd === at)
          next = this.#blankLines(bytes, at, final);
        else if (whole && scanner.cells === columns) next = this.#record(bytes, at);
        else if (status === ROW.incomplete && !this.#isFull(bytes, at)) next = at;
        else next = this.#damaged(bytes, at, to, last, this.#codeOf(status));
      }
      if (next === at) break;
      at = next;
    }
    window.at = at;
    const rows = bytes.subarray(first, at);
    if (this.#table.encoding === 'utf-8' && !isUtf8(rows)) this.#findInvalid(rows);
    return this.#rows.toBlock(rows, this.#cells);
  }

  #record(bytes: Buffer, at: number): number {
    const scanner = this.#scanner;
    const line = this.#line;
    this.#cells.take(bytes);
    const row = this.#rows.add(at, scanner.contentEnd, scanner.next, line, 1);
    if (scanner.controlAt >= 0) {
      const found = hex(bytes.subarray(scanner.controlAt, scanner.controlAt + 1));
      this.#fault(row, 'extract.control-character', line, { byte: scanner.controlAt, found });
    } else if (scanner.foreignAt >= 0) {
      const found = hex(bytes.subarray(scanner.foreignAt, scanner.foreignAt + 1));
      this.#fault(row, 'extract.encoding-invalid', line, { byte: scanner.foreignAt, found });
    } else if (this.#cells.emptyKey !== undefined) {
      this.#fault(row, 'extract.key-missing', line, { field: this.#cells.emptyKey });
    }
    this.#line += 1 + scanner.innerLines;
    return scanner.next;
  }

  /** What is wrong with a record that was scanned and does not fit the header, or was not scanned to its end. */
  #codeOf(status: number): FaultCode {
    const scanner = this.#scanner;
    if (scanner.innerLines > 0 || status === ROW.unclosed) return 'extract.quote-unclosed';
    if (status === ROW.stray) return 'extract.quote-stray';
    return scanner.cells < this.#header.names.length ? 'extract.cells-few' : 'extract.cells-many';
  }

  /** One line alone, as it came; `at` itself when its end is not there yet. */
  #damaged(bytes: Buffer, at: number, to: number, last: boolean, code: FaultCode): number {
    const scanner = this.#scanner;
    const cells = scanner.cells;
    const contentEnd = this.#contentEnd(bytes, at, to, last);
    if (contentEnd < 0) return this.#longLine(bytes, at, to, last);
    const next = this.#afterLineEnd(bytes, contentEnd, to);
    scanner.cutLine(bytes, at, contentEnd);
    this.#cells.claim(bytes);
    const row = this.#rows.add(at, contentEnd, next, this.#line, 1);
    const counted = code === 'extract.cells-few' || code === 'extract.cells-many';
    const expected = String(this.#header.names.length);
    this.#fault(row, code, this.#line, counted ? { found: String(cells), expected } : {});
    this.#line += 1;
    return next;
  }

  /** A part of a line that is too long to be held in one piece. */
  #longLine(bytes: Buffer, at: number, to: number, last: boolean): number {
    const found = this.#contentEnd(bytes, at, to, last);
    if (found < 0 && !this.#isFull(bytes, at)) return at;
    const contentEnd = found < 0 ? to : found;
    const next = found < 0 ? to : this.#afterLineEnd(bytes, found, to);
    this.#parts += 1;
    this.#cells.none();
    const row = this.#rows.add(at, contentEnd, next, this.#line, this.#parts === 1 ? 1 : 0);
    const values = { part: String(this.#parts) };
    this.#fault(row, 'extract.row-too-long', this.#line, { expected: String(this.#maxLine), values });
    if (found >= 0) {
      this.#parts = 0;
      this.#line += 1;
    }
    return next;
  }

  /**
   * Whether no line from `at` on holds anything: nothing but line ends, spaces and tabs, with a SUB character alone in
   * the last line at most. Delimiters are something: they make a row, of empty cells.
   */
  #holdsNothing(bytes: Buffer, at: number): boolean {
    const { delimiter, quote, returnEnds } = this.#header.scanner;
    if (bytes.length - at >= MAX_BLANK) return false;
    let ended = false;
    for (let i = at; i < bytes.length; i += 1) {
      const byte = bytes[i];
      if (byte === delimiter || byte === quote) return false;
      if (byte === LF) continue;
      if (byte === CR && (returnEnds || i + 1 >= bytes.length || bytes[i + 1] === LF)) continue;
      if (ended) return false;
      if (byte === SPACE || byte === TAB) continue;
      const alone = i === at || bytes[i - 1] === LF || bytes[i - 1] === CR;
      if (byte !== SUBSTITUTE || !alone) return false;
      ended = true;
    }
    return true;
  }

  /** Empty lines with anything behind them: rows with a fault. */
  #blankLines(bytes: Buffer, at: number, final: boolean): number {
    const ends: number[] = [];
    let end = at;
    while (end < bytes.length && end - at < MAX_BLANK) {
      const isReturn = bytes[end] === CR;
      if (!isReturn && bytes[end] !== LF) break;
      if (isReturn && end + 1 >= bytes.length && !final) return at;
      const next = this.#afterLineEnd(bytes, end, bytes.length);
      if (isReturn && next === end + 1 && !this.#header.scanner.returnEnds && next < bytes.length) break;
      ends.push(next);
      end = next;
    }
    let from = at;
    for (const next of ends) {
      this.#cells.none(0);
      const row = this.#rows.add(from, from, next, this.#line, 0);
      this.#fault(row, 'extract.row-blank', this.#line, {});
      this.#line += 1;
      from = next;
    }
    return end;
  }

  /** There are more bytes than a line may have, so that waiting for its end is over. */
  #isFull(bytes: Buffer, at: number): boolean {
    return bytes.length - at > this.#maxLine;
  }

  /** Where the line's content ends; -1 when its end is not in sight. */
  #contentEnd(bytes: Buffer, at: number, to: number, last: boolean): number {
    for (let i = at; i < to; i += 1) {
      const byte = bytes[i];
      if (byte === LF) return i;
      if (byte !== CR) continue;
      if (i + 1 < to ? bytes[i + 1] === LF || this.#header.scanner.returnEnds : last) return i;
    }
    return last ? to : -1;
  }

  #afterLineEnd(bytes: Buffer, contentEnd: number, to: number): number {
    if (contentEnd >= to) return to;
    return bytes[contentEnd] === CR && bytes[contentEnd + 1] === LF ? contentEnd + 2 : contentEnd + 1;
  }

  #findInvalid(rows: Buffer): void {
    for (let row = 0; row < this.#rows.count; row += 1) {
      const start = this.#rows.startOf(row);
      const bytes = rows.subarray(start, this.#rows.endOf(row));
      if (isUtf8(bytes) || this.#rows.faults.has(row)) continue;
      const at = firstInvalidUtf8(bytes);
      const found = hex(bytes.subarray(at, at + 4));
      const byte = this.#rows.first + start + at;
      this.#fault(row, 'extract.encoding-invalid', this.#rows.lineOf(row), { byte, found });
    }
  }

  #fault(row: number, code: FaultCode, line: number, about: FaultDetails): void {
    const { byte, field, ...rest } = about;
    const place = {
      file: this.#table.file,
      line,
      ...(byte === undefined ? {} : { byte: this.#base + byte }),
      ...(field === undefined ? {} : { field }),
    };
    const expected = code === 'extract.encoding-invalid' ? { expected: this.#table.encoding } : {};
    this.#rows.faults.set(row, { code, place, ...expected, ...rest });
  }
}

interface FaultDetails extends Pick<Fault, 'found' | 'expected' | 'values'> {
  /** Offset in the window. */
  readonly byte?: number;
  readonly field?: string;
}

/** `0xc3 0x28` */
function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(' ');
}
