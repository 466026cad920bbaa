import type { Buffer } from 'node:buffer';
import type { Charset } from '../charset/charset.ts';

/** The end of a file, as DOS wrote it and some hosts still do. */
const SUBSTITUTE = '\u001a';
/** So far bytes that hold nothing are followed to see whether anything comes after them. */
const MAX_BLANK = 64 * 1024;

const HOLDS = 0;
const BLANK = 1;
const LINE_END = 2;
const END_OF_FILE = 3;

/** Knows what may stand at the end of a file without being a record: line ends, a SUB character, and what it is told. */
export class FileEnd {
  readonly #classes = new Uint8Array(256);

  constructor(charset: Charset, blanks: readonly number[]) {
    for (const byte of blanks) this.#classes[byte] = BLANK;
    const { feed, return: carriage, next } = charset.lineEnds;
    for (const byte of [feed, carriage, next]) if (byte >= 0) this.#classes[byte] = LINE_END;
    const [substitute] = charset.encode(SUBSTITUTE) ?? [];
    if (substitute !== undefined) this.#classes[substitute] = END_OF_FILE;
  }

  /** Whether nothing else stands from `at`, where a record would begin, to `to`. Behind a SUB there are line ends only. */
  holdsNothing(bytes: Buffer, at: number, to: number): boolean {
    if (this.#classes[bytes[at] ?? 0] === HOLDS || to - at >= MAX_BLANK) return false;
    for (let i = at; i < to; i += 1) {
      const kind = this.#classes[bytes[i] ?? 0];
      if (kind === HOLDS) return false;
      if (kind === END_OF_FILE) return this.#onlyLineEnds(bytes, i + 1, to);
    }
    return true;
  }

  /** Behind the last byte that holds something. */
  contentEnd(bytes: Buffer, from: number): number {
    let at = bytes.length;
    while (at > from && this.#classes[bytes[at - 1] ?? 0] !== HOLDS) at -= 1;
    return at;
  }

  /** Where the last lines begin that hold something, so many of them; `from` when there are not as many. */
  lastLines(bytes: Buffer, from: number, lines: number): number {
    let at = bytes.length;
    for (let left = lines; left > 0; left -= 1) {
      while (at > from && this.#classes[bytes[at - 1] ?? 0] !== HOLDS) at -= 1;
      while (at > from && this.#classes[bytes[at - 1] ?? 0] !== LINE_END) at -= 1;
    }
    return at;
  }

  #onlyLineEnds(bytes: Buffer, from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (this.#classes[bytes[at] ?? 0] !== LINE_END) return false;
    return true;
  }
}
