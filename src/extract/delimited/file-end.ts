import type { Buffer } from 'node:buffer';
import { standsAt, type Dialect } from './dialect.ts';
import type { LineEnds } from './line-ends.ts';

/** The end of a file, as DOS wrote it and some hosts still do. */
const SUBSTITUTE = '\x1a';
/** So far lines that hold nothing are followed to see whether anything comes after them. */
const MAX_BLANK = 64 * 1024;

/** Where the rows of the bytes at hand end, and what may stand behind them. */
interface EndOfRows {
  /** Nothing before it is footer or tail, whatever bytes follow. */
  readonly rows: number;
  /** Where the lines begin that hold nothing. */
  readonly tail: number;
  /** Footer lines found; fewer than declared when there are too few. */
  readonly footer: number;
}

/**
 * Finds what is no row at the end of a file: lines that hold nothing (line ends, spaces and tabs, with a SUB character
 * alone in the last line at most; delimiters are something), and before them so many lines as the footer has. While
 * bytes are still to come all that may turn out to be the end is kept back. A line longer than `maxLine` is no footer.
 */
export class FileEnd {
  readonly #lines: LineEnds;
  readonly #footer: number;
  readonly #maxLine: number;
  readonly #blank = new Uint8Array(256);
  readonly #substitute: number;
  readonly #escape: Buffer;

  constructor(dialect: Dialect, lines: LineEnds, footer: number, maxLine: number) {
    const { charset, delimiter, quote, escape } = dialect;
    this.#lines = lines;
    this.#footer = footer;
    this.#maxLine = maxLine;
    this.#escape = escape;
    this.#blank[charset.space] = 1;
    this.#blank[charset.tab] = 1;
    for (const token of [delimiter, quote]) this.#blank[token[0] ?? 0] = 0;
    this.#substitute = charset.encode(SUBSTITUTE)?.[0] ?? -1;
  }

  /** `from`: the first byte not yet taken; `whole`: a line begins there. */
  find(bytes: Buffer, from: number, whole: boolean): EndOfRows {
    const tail = this.#blankStart(bytes, from, bytes.length, whole, true);
    if (this.#footer === 0) return { rows: tail, tail, footer: 0 };
    let at = tail;
    let found = 0;
    while (found < this.#footer && at > from) {
      const start = this.#lines.lineStart(bytes, from, at);
      if (at - start > this.#maxLine || (start === from && !whole)) break;
      if (!this.#isBlank(bytes, start, at)) found += 1;
      at = start;
    }
    return { rows: this.#blankStart(bytes, from, at, whole, false), tail, footer: found };
  }

  #isBlank(bytes: Buffer, from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      if (this.#blank[bytes[at] ?? 0] === 0 && !this.#lines.isPartAt(bytes, at, bytes.length)) return false;
    }
    return true;
  }

  /** Where the lines before `end` begin that hold nothing; `end` itself when the one before it does. */
  #blankStart(bytes: Buffer, from: number, end: number, whole: boolean, substitute: boolean): number {
    const floor = Math.max(from, end - MAX_BLANK);
    let at = end;
    if (substitute) at = this.#beforeSubstitute(bytes, floor, end);
    while (at > floor && this.#isBlank(bytes, at - 1, at)) at -= 1;
    const begins = (at === from && whole) || (at > from && this.#lines.beginsAt(bytes, at));
    if (begins && !this.#isEscaped(bytes, from, at)) return at;
    // The blanks behind what a line holds are that line's; so is the line behind an escaped line end.
    const start = this.#lineBehind(bytes, at, end);
    return this.#isEscaped(bytes, from, start) ? this.#lineBehind(bytes, start, end) : start;
  }

  #lineBehind(bytes: Buffer, at: number, end: number): number {
    const contentEnd = this.#lines.contentEnd(bytes, at, end, true);
    return this.#lines.behind(bytes, contentEnd, end);
  }

  /** Whether the line end before `at` was escaped. */
  #isEscaped(bytes: Buffer, from: number, at: number): boolean {
    const escape = this.#escape;
    if (escape.length === 0) return false;
    let end = this.#lines.contentEndBefore(bytes, from, at);
    let count = 0;
    while (end < at && end - escape.length >= from && standsAt(escape, bytes, end - escape.length, end)) {
      end -= escape.length;
      count += 1;
    }
    return count % 2 === 1;
  }

  /** The place before a SUB character alone in its line, with nothing but line ends behind it; `end` where there is none. */
  #beforeSubstitute(bytes: Buffer, floor: number, end: number): number {
    let at = end;
    while (at > floor && this.#lines.isPartAt(bytes, at - 1, bytes.length)) at -= 1;
    if (at <= floor || bytes[at - 1] !== this.#substitute) return end;
    const alone = at - 1 === floor || this.#lines.isPartAt(bytes, at - 2, bytes.length);
    return alone ? at - 1 : end;
  }
}
