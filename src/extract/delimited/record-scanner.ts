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
} as const;

type RowStatus = (typeof ROW)[keyof typeof ROW];

const PLAIN = 0;
const DELIMITER = 1;
const LINE_FEED = 2;
const RETURN = 3;
const QUOTE = 4;
const CONTROL = 5;
const FOREIGN = 6;

const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;

export interface ScannerSetup {
  readonly delimiter: number;
  /** -1: the table knows no quotes. */
  readonly quote: number;
  /** A carriage return alone ends a line. */
  readonly returnEnds: boolean;
  /** Bytes that the encoding does not know. */
  readonly foreign: readonly number[];
  /** Cells whose places are kept. */
  readonly maxCells: number;
  readonly maxQuotedLines: number;
  readonly maxQuotedBytes: number;
}

/**
 * Finds one record in bytes, cell by cell, in one pass without making anything. Strict: a quote opens at a
 * cell's start and closes before a delimiter or a line end. After `scan` the public fields describe the record.
 */
export class RecordScanner {
  /** Cells found, also beyond `maxCells`. */
  cells = 0;
  /** Content of each cell, without its quotes. */
  readonly cellStart: Uint32Array;
  readonly cellEnd: Uint32Array;
  /** 1: the cell was quoted and holds doubled quotes. */
  readonly cellDoubled: Uint8Array;
  /** End of the record without and with its line end. */
  contentEnd = 0;
  next = 0;
  /** Line ends within quoted cells. */
  innerLines = 0;
  /** End of the record's first line, its line end included, once `innerLines` > 0. */
  firstLineEnd = 0;
  /** Where the first control character or unknown byte stands; -1: none. */
  controlAt = -1;
  foreignAt = -1;

  readonly #setup: ScannerSetup;
  readonly #classes = new Uint8Array(256);

  constructor(setup: ScannerSetup) {
    this.#setup = setup;
    this.cellStart = new Uint32Array(setup.maxCells);
    this.cellEnd = new Uint32Array(setup.maxCells);
    this.cellDoubled = new Uint8Array(setup.maxCells);
    for (let byte = 0; byte < 0x20; byte += 1) if (byte !== TAB) this.#classes[byte] = CONTROL;
    this.#classes[0x7f] = CONTROL;
    for (const byte of setup.foreign) this.#classes[byte] = FOREIGN;
    this.#classes[LF] = LINE_FEED;
    this.#classes[CR] = RETURN;
    if (setup.quote >= 0) this.#classes[setup.quote] = QUOTE;
    this.#classes[setup.delimiter] = DELIMITER;
  }

  /** Looks at `bytes` from `from` up to `to`; `final`: the table ends at `to`. */
  scan(bytes: Uint8Array, from: number, to: number, final: boolean): RowStatus {
    const classes = this.#classes;
    const { quote, delimiter } = this.#setup;
    this.cells = 0;
    this.innerLines = 0;
    this.controlAt = -1;
    this.foreignAt = -1;
    let at = from;
    for (;;) {
      if (at < to && bytes[at] === quote) {
        const status = this.#quotedCell(bytes, at, to, final);
        if (status !== ROW.complete) return status;
        at = this.next;
        if (at < to && bytes[at] === delimiter) {
          at += 1;
          continue;
        }
        return this.#lineEnd(bytes, at, to, final);
      }
      const start = at;
      let kind = PLAIN;
      for (; at < to; at += 1) {
        kind = classes[bytes[at] ?? 0] ?? PLAIN;
        if (kind === PLAIN) continue;
        if (kind === DELIMITER || kind === LINE_FEED) break;
        if (kind === RETURN) {
          if (this.#setup.returnEnds || at + 1 >= to || bytes[at + 1] === LF) break;
          if (this.controlAt < 0) this.controlAt = at;
        } else if (kind === QUOTE) return this.innerLines > 0 ? ROW.unclosed : ROW.stray;
        else this.#odd(kind, at);
      }
      this.#keep(start, at, 0);
      if (at < to && kind === DELIMITER) {
        at += 1;
        continue;
      }
      return this.#lineEnd(bytes, at, to, final);
    }
  }

  /**
   * Cuts one line (without its line end) at every delimiter, whatever its quotes: what a damaged row claims.
   */
  cutLine(bytes: Uint8Array, from: number, contentEnd: number): void {
    const { quote, delimiter } = this.#setup;
    this.cells = 0;
    let start = from;
    for (let at = from; at <= contentEnd; at += 1) {
      if (at < contentEnd && bytes[at] !== delimiter) continue;
      const quoted = at - start >= 2 && bytes[start] === quote && bytes[at - 1] === quote;
      this.#keep(quoted ? start + 1 : start, quoted ? at - 1 : at, 0);
      start = at + 1;
    }
  }

  #keep(start: number, end: number, doubled: number): void {
    const cell = this.cells;
    if (cell < this.cellStart.length) {
      this.cellStart[cell] = start;
      this.cellEnd[cell] = end;
      this.cellDoubled[cell] = doubled;
    }
    this.cells = cell + 1;
  }

  #odd(kind: number, at: number): void {
    if (kind === CONTROL && this.controlAt < 0) this.controlAt = at;
    else if (kind === FOREIGN && this.foreignAt < 0) this.foreignAt = at;
  }

  /** At the end of an unquoted or closed cell: the line end, or the end of the bytes. */
  #lineEnd(bytes: Uint8Array, at: number, to: number, final: boolean): RowStatus {
    this.contentEnd = at;
    if (at >= to) {
      this.next = at;
      return final ? ROW.complete : ROW.incomplete;
    }
    if (bytes[at] === LF) {
      this.next = at + 1;
      return ROW.complete;
    }
    if (at + 1 < to) this.next = bytes[at + 1] === LF ? at + 2 : at + 1;
    else if (final) this.next = at + 1;
    else return ROW.incomplete;
    return ROW.complete;
  }

  /** From the opening quote on; leaves `next` behind the closing one, which a delimiter or line end must follow. */
  #quotedCell(bytes: Uint8Array, open: number, to: number, final: boolean): RowStatus {
    const classes = this.#classes;
    const { quote, delimiter, returnEnds, maxQuotedLines, maxQuotedBytes } = this.#setup;
    let doubled = 0;
    let furthest = this.innerLines > 0 ? this.firstLineEnd + maxQuotedBytes : Infinity;
    for (let at = open + 1; at < to; at += 1) {
      if (at >= furthest) return ROW.unclosed;
      const kind = classes[bytes[at] ?? 0] ?? PLAIN;
      if (kind === PLAIN || kind === DELIMITER) continue;
      if (kind === QUOTE) {
        const follower = at + 1 < to ? bytes[at + 1] : undefined;
        if (follower === quote) {
          doubled = 1;
          at += 1;
          continue;
        }
        if (follower === undefined && !final) return ROW.incomplete;
        const returns = follower === CR && (returnEnds || at + 2 >= to || bytes[at + 2] === LF);
        const closes = follower === undefined || follower === delimiter || follower === LF || returns;
        if (!closes) return this.innerLines > 0 ? ROW.unclosed : ROW.stray;
        this.#keep(open + 1, at, doubled);
        this.next = at + 1;
        return ROW.complete;
      }
      if (kind === CONTROL || kind === FOREIGN) this.#odd(kind, at);
      else if (kind === LINE_FEED || (returnEnds && at + 1 < to && bytes[at + 1] !== LF)) {
        if (this.innerLines === 0) {
          this.firstLineEnd = at + 1;
          furthest = at + 1 + maxQuotedBytes;
        }
        this.innerLines += 1;
        if (this.innerLines > maxQuotedLines) return ROW.unclosed;
      }
    }
    return final ? ROW.unclosed : ROW.incomplete;
  }
}
