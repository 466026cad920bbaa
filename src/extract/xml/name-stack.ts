import { Buffer } from 'node:buffer';

const FIRST_CAPACITY = 1024;

/** Names of the open elements, as they stand in the file: bytes one behind another. */
export class NameStack {
  depth = 0;

  #bytes = Buffer.alloc(FIRST_CAPACITY);
  /** Where the name of each depth ends; those of depth 0 at 0. */
  readonly #ends: Uint32Array;

  constructor(maxDepth: number) {
    this.#ends = new Uint32Array(maxDepth + 1);
  }

  push(bytes: Buffer, start: number, end: number): void {
    const from = this.#ends[this.depth] ?? 0;
    const to = from + end - start;
    if (to > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(to)]);
    // A loop: names are short, and a call of `copy` costs more.
    for (let i = start; i < end; i += 1) this.#bytes[from + i - start] = bytes[i] ?? 0;
    this.depth += 1;
    this.#ends[this.depth] = to;
  }

  /** Whether the innermost name is the one in `start` to `end`. */
  isInnermost(bytes: Buffer, start: number, end: number): boolean {
    const from = this.#ends[this.depth - 1] ?? 0;
    const length = (this.#ends[this.depth] ?? 0) - from;
    if (length !== end - start) return false;
    for (let i = 0; i < length; i += 1) if (bytes[start + i] !== this.#bytes[from + i]) return false;
    return true;
  }

  /** The `count` outermost names. */
  outermost(count: number): Buffer[] {
    return Array.from({ length: count }, (_, depth) =>
      Buffer.from(this.#bytes.subarray(this.#ends[depth] ?? 0, this.#ends[depth + 1] ?? 0)),
    );
  }
}
