import { Buffer } from 'node:buffer';

/** The part of a table that is in memory: bytes not yet taken, and how to get more. */
export class ByteWindow {
  bytes: Buffer = Buffer.alloc(0);
  /** The first byte not yet taken. */
  at = 0;
  /** Offset in the table of `bytes[0]`. */
  base = 0;
  /** Nothing comes after `bytes`. */
  final = false;

  readonly #source: AsyncIterator<Buffer>;
  readonly #gather: number;

  constructor(source: AsyncIterable<Buffer>, gather: number) {
    this.#source = source[Symbol.asyncIterator]();
    this.#gather = gather;
  }

  /** Drops what was taken and adds about `gather` bytes, or what is left of the table. */
  async more(): Promise<void> {
    const rest = this.bytes.subarray(this.at);
    const parts: Buffer[] = rest.length > 0 ? [rest] : [];
    let gained = 0;
    while (gained < this.#gather && !this.final) {
      const chunk = await this.#source.next();
      if (chunk.done === true) this.final = true;
      else if (chunk.value.length > 0) {
        parts.push(chunk.value);
        gained += chunk.value.length;
      }
    }
    this.base += this.at;
    this.at = 0;
    const [only] = parts;
    this.bytes = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  }

  /** Lets go of the source when its bytes are no longer wanted. */
  async close(): Promise<void> {
    if (!this.final) await this.#source.return?.();
    this.final = true;
  }
}
