import { Buffer } from 'node:buffer';
import type { ByteWindow } from '../byte-window.ts';
import { partSize } from '../nesting/part-size.ts';
import { BEHIND_OBJECT } from './json-cells.ts';
import type { JsonUnits } from './json-units.ts';

const [LF, CR, SUBSTITUTE] = [0x0a, 0x0d, 0x1a];
/** So far lines that hold nothing are followed to see whether anything comes after them. */
const MAX_BLANK = 64 * 1024;

/** Cuts a file of one object a line. */
export class LineCutter {
  /** Lines at the end that hold nothing. */
  tail: Buffer = Buffer.alloc(0);

  readonly #units: JsonUnits;
  readonly #most: number;
  /** Parts already cut of a line that is too long; 0: not within one. */
  #parts = 0;

  constructor(units: JsonUnits, most: number) {
    this.#units = units;
    this.#most = most;
  }

  /** Takes all lines off the window that are there in full; gives the place of the first that is not. */
  cut({ bytes, at: first, final }: ByteWindow): number {
    let at = first;
    while (at < bytes.length) {
      const feed = bytes.indexOf(LF, at);
      const end = feed < 0 ? bytes.length : feed + 1;
      const isWhole = feed >= 0 || final;
      let next: number;
      if (this.#parts > 0 || end - at > this.#most) next = this.#part(bytes, at, end, isWhole);
      else if (this.#mayBeBlank(bytes, at, end)) next = this.#blank(bytes, at, final);
      else next = isWhole ? this.#line(bytes, at, end) : at;
      if (next === at) break;
      at = next;
    }
    return at;
  }

  #mayBeBlank(bytes: Buffer, at: number, end: number): boolean {
    const first = this.#units.scanner.skipBlanks(bytes, at, end);
    return first === end || (bytes[first] === SUBSTITUTE && this.#somethingFrom(bytes, at) < 0);
  }

  #line(bytes: Buffer, start: number, end: number): number {
    const units = this.#units;
    const { scanner } = units;
    const contentEnd = contentEndOf(bytes, start, end);
    const place = { start, contentEnd, end, line: units.places.lineAt(start) };
    const at = scanner.skipBlanks(bytes, start, contentEnd);
    const next = units.scan(bytes, start, at, contentEnd, false);
    if (next < 0) units.close(bytes, place, scanner.failure, scanner.failedAt);
    else {
      const behind = scanner.skipBlanks(bytes, next, contentEnd);
      if (behind < contentEnd) units.close(bytes, place, BEHIND_OBJECT, behind);
      else units.close(bytes, place);
    }
    return end;
  }

  /** A part of a line that is too long to be held in one piece. */
  #part(bytes: Buffer, start: number, end: number, isWhole: boolean): number {
    const size = partSize(this.#parts, this.#most);
    if (end - start <= size && !isWhole) return start;
    const next = Math.min(end, start + size);
    this.#parts += 1;
    const fault = {
      code: 'extract.row-too-long',
      expected: String(this.#most),
      values: { part: String(this.#parts) },
    } as const;
    const line = this.#units.places.lineAt(start);
    const isLast = next === end && isWhole;
    const contentEnd = isLast ? contentEndOf(bytes, start, next) : next;
    this.#units.rows.bare(bytes, { start, contentEnd, end: next, line }, fault, this.#parts === 1 ? 1 : 0);
    if (isLast) this.#parts = 0;
    return next;
  }

  /** Lines that hold nothing: rows with a fault, unless nothing else comes behind them. */
  #blank(bytes: Buffer, start: number, final: boolean): number {
    const something = this.#somethingFrom(bytes, start);
    if (something < 0 && final) {
      this.tail = Buffer.from(bytes.subarray(start));
      return bytes.length;
    }
    if (something < 0 && bytes.length - start < MAX_BLANK) return start;
    const to = something < 0 ? bytes.length : something;
    let at = start;
    for (let feed = bytes.indexOf(LF, at); feed >= 0 && feed < to; feed = bytes.indexOf(LF, at)) {
      const place = { start: at, contentEnd: at, end: feed + 1, line: this.#units.places.lineAt(at) };
      this.#units.rows.bare(bytes, place, { code: 'extract.row-blank' }, 0);
      at = feed + 1;
    }
    return at;
  }

  /** The first place that holds something; the end of a file as DOS wrote it, alone in the last line, is nothing. */
  #somethingFrom(bytes: Buffer, at: number): number {
    const first = this.#units.scanner.skipBlanks(bytes, at, bytes.length);
    if (first >= bytes.length) return -1;
    const isEnd = bytes[first] === SUBSTITUTE && (first === at || bytes[first - 1] === LF);
    return isEnd && first + 1 === bytes.length ? -1 : first;
  }
}

function contentEndOf(bytes: Buffer, start: number, end: number): number {
  let contentEnd = end;
  if (contentEnd > start && bytes[contentEnd - 1] === LF) contentEnd -= 1;
  if (contentEnd > start && bytes[contentEnd - 1] === CR) contentEnd -= 1;
  return contentEnd;
}
