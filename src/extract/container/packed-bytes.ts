import { Buffer } from 'node:buffer';

/** Bytes that are taken in pieces of a stated length, however they arrive. */
export class PackedBytes {
  /** What is there and was not yet taken. */
  bytes: Buffer = Buffer.alloc(0);
  /** How many bytes arrived so far. */
  arrived = 0;
  readonly #source: AsyncIterator<Buffer>;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Waits until `count` bytes are there; false when the source ends before. */
  async has(count: number): Promise<boolean> {
    if (this.bytes.length >= count) return true;
    let { length } = this.bytes;
    const parts = length === 0 ? [] : [this.bytes];
    while (length < count) {
      const next = await this.#source.next();
      if (next.done === true) break;
      parts.push(next.value);
      length += next.value.length;
      this.arrived += next.value.length;
    }
    const [only] = parts;
    this.bytes = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
    return length >= count;
  }

  /** Takes bytes that are there. */
  take(count: number): Buffer {
    const taken = this.bytes.subarray(0, count);
    this.bytes = this.bytes.subarray(count);
    return taken;
  }

  /** Passes over bytes; false when the source ends before. */
  async skip(count: number): Promise<boolean> {
    let left = count;
    while (left > 0) {
      if (!(await this.has(1))) return false;
      left -= this.take(Math.min(left, this.bytes.length)).length;
    }
    return true;
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
