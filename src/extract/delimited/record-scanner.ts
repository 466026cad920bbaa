import { ByteKinds, KIND } from './byte-kinds.ts';
import { standsAt, type Dialect } from './dialect.ts';

// The innermost loop compares with plain numbers.
const PLAIN = KIND.plain;
const DELIMITER = KIND.delimiter;
const LINE_END = KIND.lineEnd;

/** What a scan found at a row's start. */
export const ROW = {
  /** A record, with its cells. */
  complete: 0,
  /** The bytes end before the row does. */
  incomplete: 1,
  /** A quoted cell does not close within the limits, or not as it should. */
  unclosed: 2,
  /** A quote stands where none may, in the row's first line. */
  stray: 3,
  /** An escape has nothing behind it, or takes line ends beyond the limits. */
  escaped: 4,
} as const;

type RowStatus = (typeof ROW)[keyof typeof ROW];

/** What `#closed` says where no closing place stands: the bytes end before it can be told, the cell goes on. */
const WAIT = -2;
const OPEN = -1;

/** What has to be undone in a cell's bytes: doubled quotes, escapes. */
export const MARK = { doubled: 1, escaped: 2 } as const;

/** Where a carriage return ends a line that no line feed follows. */
export type LoneReturns =
  /** Everywhere. */
  | 'end'
  /** Where the record has as many cells as one must have. */
  | 'may-end'
  /** Nowhere: it is a control character. */
  | 'never';

export interface ScannerSetup {
  readonly dialect: Dialect;
  readonly loneReturns: LoneReturns;
  /** How many cells a record may have. */
  readonly counts: readonly number[];
  /** Cells whose places are kept. */
  readonly maxCells: number;
  readonly maxQuotedLines: number;
  readonly maxQuotedBytes: number;
}

/**
 * Finds one record in bytes, cell by cell, in one pass without making anything. A quote opens at a cell's start and closes
 * before a delimiter or a line end; a doubled one within stands for a quote. After `scan` the public fields describe the
 * record.
 *
 * Where quotes are not strict, blanks may stand before an opening and behind a closing quote, and a quote that neither
 * opens nor closes is a character: anywhere in an unquoted cell, and in a quoted one that ends in the line that it
 * begins in. With a line end in it as well it cannot be told whether the cell was left open.
 */
export class RecordScanner {
  /** Cells found, also beyond `maxCells`. */
  cells = 0;
  /** Content of each cell, without its quotes. */
  readonly cellStart: Uint32Array;
  readonly cellEnd: Uint32Array;
  /** `MARK`s of each cell. */
  readonly cellMarks: Uint8Array;
  /** End of the record without and with its line end. */
  contentEnd = 0;
  next = 0;
  /** Line ends within cells. */
  innerLines = 0;
  /** End of the record's first line, its line end included, once `innerLines` > 0. */
  firstLineEnd = 0;
  /** The first of them was escaped. */
  escapedLine = false;
  /** A carriage return alone ends the record, though it does not everywhere. */
  loneReturn = false;
  /** Where the first control character or unknown byte stands; -1: none. */
  controlAt = -1;
  foreignAt = -1;
  loneReturns: LoneReturns;

  readonly #setup: ScannerSetup;
  readonly #byteKinds: ByteKinds;
  readonly #kinds: Uint8Array;
  readonly #alone: Uint8Array;
  readonly #feed: number;
  readonly #nextLine: number;
  readonly #return: number;
  /** The delimiter's byte, where it is but one. */
  readonly #delimiter: number;
  readonly #strict: boolean;
  /** Bytes behind a quote that tell whether it closes. */
  readonly #lookAhead: number;
  /** A quote within a quoted cell was taken for a character. */
  #bare = false;
  #broken: RowStatus = ROW.complete;

  constructor(setup: ScannerSetup) {
    const { delimiter, quote, charset, strict } = setup.dialect;
    this.#setup = setup;
    this.loneReturns = setup.loneReturns;
    this.cellStart = new Uint32Array(setup.maxCells);
    this.cellEnd = new Uint32Array(setup.maxCells);
    this.cellMarks = new Uint8Array(setup.maxCells);
    this.#byteKinds = new ByteKinds(setup.dialect);
    this.#kinds = this.#byteKinds.kinds;
    this.#alone = this.#byteKinds.alone;
    this.#feed = charset.lineEnds.feed;
    this.#nextLine = charset.lineEnds.next;
    this.#return = charset.lineEnds.return;
    this.#delimiter = delimiter.length === 1 ? (delimiter[0] ?? -1) : -1;
    this.#strict = strict;
    this.#lookAhead = Math.max(1, quote.length, delimiter.length);
  }

  /** Looks at `bytes` from `from` up to `to`; `final`: the table ends at `to`. */
  scan(bytes: Uint8Array, from: number, to: number, final: boolean): RowStatus {
    const kinds = this.#kinds;
    const delimiter = this.#delimiter;
    const width = this.#setup.dialect.delimiter.length;
    this.cells = 0;
    this.innerLines = 0;
    this.escapedLine = false;
    this.loneReturn = false;
    this.#bare = false;
    this.controlAt = -1;
    this.foreignAt = -1;
    let at = from;
    for (;;) {
      let kind: number = at < to ? (kinds[bytes[at] ?? 0] ?? PLAIN) : PLAIN;
      if (kind >= KIND.quote) {
        const open = kind === KIND.quote ? at : this.#byteKinds.openingQuote(bytes, at, to);
        if (open >= 0) {
          const status = this.#quotedCell(bytes, open, to, final);
          if (status !== ROW.complete) return status;
          at = this.next;
          if (at < to && bytes[at] === delimiter) {
            at += 1;
            continue;
          }
          if (!this.#byteKinds.isDelimiter(bytes, at, to)) return this.#lineEnd(bytes, at, to, final);
          at += width;
          continue;
        }
      }
      const start = at;
      let marks = 0;
      kind = PLAIN;
      for (; at < to; at += 1) {
        kind = kinds[bytes[at] ?? 0] ?? PLAIN;
        if (kind === PLAIN) continue;
        if (kind === KIND.token) kind = this.#byteKinds.ofToken(bytes, at, to);
        if (kind === DELIMITER || kind === LINE_END) break;
        if (kind === KIND.return) {
          if (this.#returnEnds(bytes, at, to)) break;
          if (this.controlAt < 0) this.controlAt = at;
        } else if (kind === KIND.quote) {
          if (this.#strict) return this.innerLines > 0 ? this.#unclosed() : ROW.stray;
        } else if (kind === KIND.escape) {
          marks = MARK.escaped;
          const taken = this.#escaped(bytes, at, to, final);
          if (taken < 0) return this.#broken;
          at = taken;
        } else this.#odd(kind, at);
      }
      this.#keep(start, at, marks);
      if (at < to && kind === DELIMITER) {
        at += width;
        continue;
      }
      return this.#lineEnd(bytes, at, to, final);
    }
  }

  /** Cuts one line (without its line end) at every delimiter, whatever its quotes: what a damaged row claims. */
  cutLine(bytes: Uint8Array, from: number, contentEnd: number): void {
    const { delimiter, quote, escape } = this.#setup.dialect;
    this.cells = 0;
    let start = from;
    let marks = 0;
    for (let at = from; at <= contentEnd; at += 1) {
      if (standsAt(escape, bytes, at, contentEnd)) {
        marks = MARK.escaped;
        at = Math.min(at + escape.length, contentEnd - 1);
        continue;
      }
      if (at < contentEnd && !standsAt(delimiter, bytes, at, contentEnd)) continue;
      const inside = start + quote.length;
      const closing = at - quote.length;
      const quoted =
        closing >= inside && standsAt(quote, bytes, start, at) && standsAt(quote, bytes, closing, at);
      this.#keep(quoted ? inside : start, quoted ? closing : at, marks);
      start = at + delimiter.length;
      at = start - 1;
      marks = 0;
    }
  }

  /** From the opening quote on; leaves `next` behind the closing one and the blanks that may follow it. */
  #quotedCell(bytes: Uint8Array, open: number, to: number, final: boolean): RowStatus {
    const kinds = this.#kinds;
    const { quote } = this.#setup.dialect;
    const { maxQuotedBytes } = this.#setup;
    const width = quote.length;
    const start = open + width;
    let marks = 0;
    let furthest = this.innerLines > 0 ? this.firstLineEnd + maxQuotedBytes : to;
    for (let at = start; at < to; at += 1) {
      if (at >= furthest) return this.#unclosed();
      let kind: number = kinds[bytes[at] ?? 0] ?? PLAIN;
      if (kind <= DELIMITER) continue;
      if (kind === KIND.token) kind = this.#byteKinds.ofToken(bytes, at, to);
      if (kind === KIND.quote) {
        const behind = at + width;
        if (behind < to && bytes[behind] === this.#delimiter) {
          this.#keep(start, at, marks);
          this.next = behind;
          return ROW.complete;
        }
        if (!final && to - behind < this.#lookAhead) return ROW.incomplete;
        if (standsAt(quote, bytes, behind, to)) {
          marks |= MARK.doubled;
          at = behind + width - 1;
          continue;
        }
        const closed = this.#closed(bytes, behind, to, final);
        if (closed >= 0) {
          this.#keep(start, at, marks);
          this.next = closed;
          return ROW.complete;
        }
        if (closed === WAIT) return ROW.incomplete;
        if (this.#strict) return this.innerLines > 0 ? this.#unclosed() : ROW.stray;
        if (this.innerLines > 0) return this.#unclosed();
        this.#bare = true;
      } else if (kind === LINE_END || (kind === KIND.return && this.#isInnerEnd(bytes, at, to))) {
        if (this.#bare || !this.#innerLine(at + 1)) return this.#unclosed();
        furthest = this.firstLineEnd + maxQuotedBytes;
      } else if (kind === KIND.escape) {
        marks |= MARK.escaped;
        const taken = this.#escaped(bytes, at, to, final);
        if (taken < 0) return this.#broken;
        at = taken;
        if (this.innerLines > 0) furthest = this.firstLineEnd + maxQuotedBytes;
      } else this.#odd(kind, at);
    }
    return final ? this.#unclosed() : ROW.incomplete;
  }

  /** Where the delimiter, the line end or the end of the bytes stands that closes a cell whose quote ends at `at`. */
  #closed(bytes: Uint8Array, at: number, to: number, final: boolean): number {
    const end = this.#strict ? at : this.#byteKinds.pastBlanks(bytes, at, to);
    if (end >= to) return final ? end : WAIT;
    if (!final && to - end < this.#lookAhead) return WAIT;
    if (this.#byteKinds.isDelimiter(bytes, end, to)) return end;
    const kind = this.#alone[bytes[end] ?? 0];
    const ends = kind === LINE_END || (kind === KIND.return && this.#returnEnds(bytes, end, to));
    return ends ? end : OPEN;
  }

  /** Goes over an escape and what it takes: gives the last byte of it, or -1, and `#broken` says why. */
  #escaped(bytes: Uint8Array, at: number, to: number, final: boolean): number {
    const taken = at + this.#setup.dialect.escape.length;
    const kind = taken < to ? this.#alone[bytes[taken] ?? 0] : undefined;
    const isReturn = kind === KIND.return;
    if (kind === undefined || (isReturn && taken + 1 >= to && !final)) {
      this.#broken = final ? ROW.escaped : ROW.incomplete;
      return -1;
    }
    if (kind !== LINE_END && !isReturn) {
      this.#odd(kind, taken);
      return taken;
    }
    const pair = isReturn && taken + 1 < to && this.#isFeed(bytes[taken + 1]);
    const last = pair ? taken + 1 : taken;
    if (isReturn && !pair && this.loneReturns !== 'end') return last;
    if (this.innerLines === 0) this.escapedLine = true;
    const within = last + 1 < this.firstLineEnd + this.#setup.maxQuotedBytes;
    if (this.#innerLine(last + 1) && (this.innerLines === 1 || within)) return last;
    this.#broken = this.#unclosed();
    return -1;
  }

  /** Counts a line end within the record; false when there are too many. */
  #innerLine(end: number): boolean {
    if (this.innerLines === 0) this.firstLineEnd = end;
    this.innerLines += 1;
    return this.innerLines <= this.#setup.maxQuotedLines;
  }

  #unclosed(): RowStatus {
    return this.escapedLine ? ROW.escaped : ROW.unclosed;
  }

  #keep(start: number, end: number, marks: number): void {
    const cell = this.cells;
    if (cell < this.cellStart.length) {
      this.cellStart[cell] = start;
      this.cellEnd[cell] = end;
      this.cellMarks[cell] = marks;
    }
    this.cells = cell + 1;
  }

  #odd(kind: number, at: number): void {
    if (kind === KIND.control && this.controlAt < 0) this.controlAt = at;
    else if (kind === KIND.foreign && this.foreignAt < 0) this.foreignAt = at;
  }

  #isFeed(byte: number | undefined): boolean {
    return byte === this.#feed || byte === this.#nextLine;
  }

  /** Whether a carriage return outside quotes ends the record; the last byte of all does, for what follows is not known. */
  #returnEnds(bytes: Uint8Array, at: number, to: number): boolean {
    if (at + 1 >= to || this.#isFeed(bytes[at + 1]) || this.loneReturns === 'end') return true;
    if (this.loneReturns === 'never' || !this.#setup.counts.includes(this.cells + 1)) return false;
    this.loneReturn = true;
    return true;
  }

  #isInnerEnd(bytes: Uint8Array, at: number, to: number): boolean {
    return this.loneReturns === 'end' && at + 1 < to && !this.#isFeed(bytes[at + 1]);
  }

  /** At the end of an unquoted or closed cell: the line end, or the end of the bytes. */
  #lineEnd(bytes: Uint8Array, at: number, to: number, final: boolean): RowStatus {
    this.contentEnd = at;
    if (at >= to) {
      this.next = at;
      return final ? ROW.complete : ROW.incomplete;
    }
    this.next = at + 1;
    if (bytes[at] !== this.#return) return ROW.complete;
    if (at + 1 >= to) return final ? ROW.complete : ROW.incomplete;
    if (this.#isFeed(bytes[at + 1])) this.next = at + 2;
    return ROW.complete;
  }
}
