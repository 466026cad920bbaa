import { Buffer } from 'node:buffer';
import type { Encoding } from '../../job/table-plan.ts';
import { originalLength } from '../charset/utf16.ts';

const LF = 0x0a;

/** Lines and offsets in the file of what stands in the bytes at hand. */
export class WindowPlaces {
  readonly #encoding: Encoding;
  #bytes: Buffer = Buffer.alloc(0);
  /** Offset in the file, as delivered, of the first of the bytes at hand. */
  #base = 0;
  /** The place up to which lines were counted. */
  #counted = 0;
  #line = 1;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  /** Other bytes are at hand: the first `dropped` of those before are gone, and more came behind them. */
  advance(bytes: Buffer, dropped: number): void {
    this.lineAt(dropped);
    this.#base += originalLength(this.#bytes.subarray(0, dropped), this.#encoding);
    this.#counted -= dropped;
    this.#bytes = bytes;
  }

  /** Offset in the file, as it was delivered. */
  byteAt(at: number): number {
    return this.#base + originalLength(this.#bytes.subarray(0, at), this.#encoding);
  }

  /** Line of a place; places are asked for in order, or their line is counted anew from the last one. */
  lineAt(at: number): number {
    const bytes = this.#bytes;
    let i = this.#counted;
    let line = this.#line;
    if (at < i) {
      while (i > at) if (bytes[(i -= 1)] === LF) line -= 1;
      return line;
    }
    for (; i < at; i += 1) if (bytes[i] === LF) line += 1;
    this.#counted = at;
    this.#line = line;
    return line;
  }
}
