import { Buffer } from 'node:buffer';
import type { FaultCode } from '../../fault/table.ts';
import { stopRun } from '../../fault/run-stop.ts';
import type { ByteWindow } from '../byte-window.ts';
import type { OtherRecord, TableBlock } from '../framed-file.ts';
import { standsAt } from './dialect.ts';
import { FileEnd } from './file-end.ts';
import type { FileHead } from './file-head.ts';
import { LineEnds } from './line-ends.ts';
import { RecordScanner, ROW, type ScannerSetup } from './record-scanner.ts';
import { RowIntake, type IntakePlan } from './row-intake.ts';

/** So many bytes of empty lines are looked at in one go. */
const MAX_BLANK = 64 * 1024;

interface CutterLimits {
  readonly maxLine: number;
  readonly footer: number;
}

/** Cuts the rows of one file, in order; keeps what must be known from one stretch of bytes to the next. */
export class RowCutter {
  /** Lines at the end that are declared to be no rows, and those behind them that hold nothing. */
  footer: Buffer = Buffer.alloc(0);
  tail: Buffer = Buffer.alloc(0);

  readonly #plan: IntakePlan;
  readonly #limits: CutterLimits;
  readonly #scanner: RecordScanner;
  readonly #intake: RowIntake;
  readonly #lines: LineEnds;
  readonly #end: FileEnd;
  /** Looks at the record behind one that a carriage return ends alone. */
  readonly #probe: RecordScanner;
  readonly #counts: readonly number[];
  #bytes: Buffer = Buffer.alloc(0);
  #line: number;
  /** Parts already cut of a line that is too long; 0: not within one. */
  #parts = 0;
  /** Within a comment line. */
  #passing = false;
  #passed = 0;
  /** Where the bytes that are taken end. */
  #taken: number;

  constructor(plan: IntakePlan, head: FileHead, setup: ScannerSetup, limits: CutterLimits) {
    this.#plan = plan;
    this.#limits = limits;
    this.#counts = setup.counts;
    this.#scanner = new RecordScanner(setup);
    this.#probe = new RecordScanner(setup);
    this.#intake = new RowIntake(plan, this.#scanner);
    this.#lines = new LineEnds(plan.dialect.charset, head.loneReturns === 'end');
    this.#end = new FileEnd(plan.dialect, this.#lines, limits.footer, limits.maxLine);
    this.#line = 1 + head.lines;
    this.#intake.offsets.begin(head.bytes, 0, 0);
    this.#taken = head.bytes.length;
  }

  get others(): readonly OtherRecord[] {
    return this.#intake.others;
  }

  /** Bytes of lines between the rows that are none. */
  get passed(): number {
    return this.#passed + this.#intake.passed;
  }

  /** Takes all rows off the window that are there in full. */
  cut(window: ByteWindow): TableBlock[] {
    const { bytes, final } = window;
    const first = window.at;
    this.#bytes = bytes;
    this.#intake.offsets.begin(bytes, first, this.#taken);
    this.#intake.begin(bytes, first);
    const end = this.#end.find(bytes, first, this.#parts === 0 && !this.#passing);
    if (final && end.footer < this.#limits.footer) this.#footerMissing(end.footer);
    let at = first;
    while (at < end.rows) {
      const next = this.#next(at, end.rows, final);
      if (next === at) break;
      at = next;
    }
    const rows = at;
    if (final && at === end.rows) {
      this.footer = Buffer.from(bytes.subarray(at, end.tail));
      this.tail = Buffer.from(bytes.subarray(end.tail));
      at = bytes.length;
    }
    window.at = at;
    this.#taken = at;
    return this.#intake.giveBlocks(first, rows);
  }

  /** Goes over one row, comment, or run of empty lines before `limit`; gives `at` when more bytes are wanted. */
  #next(at: number, limit: number, final: boolean): number {
    const bytes = this.#bytes;
    if (this.#parts > 0) return this.#longLine(at, limit, final);
    if (this.#passing) return this.#pass(at, limit, final);
    const { comment } = this.#plan.dialect;
    if (standsAt(comment, bytes, at, limit)) return this.#pass(at, limit, final);
    return this.#row(at, limit, final);
  }

  #row(at: number, limit: number, final: boolean): number {
    const scanner = this.#scanner;
    const bytes = this.#bytes;
    const to = Math.min(limit, at + this.#limits.maxLine);
    const last = final && to === limit;
    let status = scanner.scan(bytes, at, to, last);
    if (scanner.loneReturn && status === ROW.complete) {
      const ends = this.#splits(limit, final);
      if (ends === undefined) return at;
      if (!ends) {
        scanner.loneReturns = 'never';
        status = scanner.scan(bytes, at, to, last);
        scanner.loneReturns = 'may-end';
      }
    }
    if (status === ROW.complete) {
      if (scanner.cells === 1 && scanner.contentEnd === at) return this.#blankLines(at, limit, last);
      const wrong = this.#intake.take(at, this.#line);
      if (wrong !== undefined) return this.#damaged(at, limit, final, wrong);
      this.#line += 1 + scanner.innerLines;
      return scanner.next;
    }
    if (status === ROW.incomplete && limit - at <= this.#limits.maxLine) return at;
    return this.#damaged(at, limit, final, this.#codeOf(status));
  }

  /**
   * Whether the record last scanned does end at its carriage return: then the bytes behind it are a record as well. What
   * stood in one cell would else be cut in two. Undefined: there are too few bytes to tell.
   */
  #splits(limit: number, final: boolean): boolean | undefined {
    const { next } = this.#scanner;
    const end = Math.min(limit, next + this.#limits.maxLine);
    const status = this.#probe.scan(this.#bytes, next, end, final && end === limit);
    if (status === ROW.incomplete && end === limit) return undefined;
    return status === ROW.complete && this.#counts.includes(this.#probe.cells);
  }

  /** What is wrong with a record that was not scanned to its end. */
  #codeOf(status: number): FaultCode {
    const scanner = this.#scanner;
    if (status === ROW.escaped || (scanner.innerLines > 0 && scanner.escapedLine))
      return 'extract.escape-unfinished';
    if (status === ROW.stray && scanner.innerLines === 0) return 'extract.quote-stray';
    return 'extract.quote-unclosed';
  }

  /** One line alone, as it came; `at` itself when its end is not there yet. */
  #damaged(at: number, limit: number, final: boolean, code: FaultCode): number {
    const to = Math.min(limit, at + this.#limits.maxLine);
    const contentEnd = this.#lines.contentEnd(this.#bytes, at, to, final && to === limit);
    if (contentEnd < 0) return this.#longLine(at, limit, final);
    const next = this.#lines.behind(this.#bytes, contentEnd, to);
    this.#intake.takeDamaged(at, contentEnd, next, this.#line, code);
    this.#line += 1;
    return next;
  }

  /** A part of a line that is too long to be held in one piece. */
  #longLine(at: number, limit: number, final: boolean): number {
    const { maxLine } = this.#limits;
    const to = Math.min(limit, at + maxLine);
    const found = this.#lines.contentEnd(this.#bytes, at, to, final && to === limit);
    if (found < 0 && limit - at <= maxLine) return at;
    const contentEnd = found < 0 ? to : found;
    const next = found < 0 ? to : this.#lines.behind(this.#bytes, found, to);
    this.#parts += 1;
    this.#intake.takePart(at, contentEnd, next, this.#line, this.#parts, maxLine);
    if (found >= 0) {
      this.#parts = 0;
      this.#line += 1;
    }
    return next;
  }

  /** Goes over a comment line, or as much of it as is there. */
  #pass(at: number, limit: number, final: boolean): number {
    const contentEnd = this.#lines.contentEnd(this.#bytes, at, limit, final);
    this.#passing = contentEnd < 0;
    if (contentEnd >= 0) this.#line += 1;
    // A line feed may follow a carriage return that comes last.
    const cut = this.#lines.isPartAt(this.#bytes, limit - 1, limit) ? limit - 1 : limit;
    const next = contentEnd < 0 ? cut : this.#lines.behind(this.#bytes, contentEnd, limit);
    this.#passed += next - at;
    return next;
  }

  /** Empty lines with anything behind them: rows with a fault. */
  #blankLines(at: number, limit: number, last: boolean): number {
    const bytes = this.#bytes;
    const most = Math.min(limit, at + MAX_BLANK);
    let from = at;
    while (from < most && this.#lines.contentEnd(bytes, from, Math.min(from + 2, limit), last) === from) {
      const next = this.#lines.behind(bytes, from, limit);
      this.#intake.takeBlank(from, next, this.#line);
      this.#line += 1;
      from = next;
    }
    return from;
  }

  #footerMissing(found: number): never {
    const counts = { found: String(found), expected: String(this.#limits.footer) };
    const place = { file: this.#plan.file };
    stopRun({ code: 'extract.lines-missing', place, ...counts, values: { where: 'behind its rows' } });
  }
}
