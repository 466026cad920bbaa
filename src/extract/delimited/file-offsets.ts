import type { Buffer } from 'node:buffer';
import type { Encoding } from '../../job/table-plan.ts';
import { originalLength } from '../charset/utf16.ts';

/** Where the bytes at hand stand in the file as it was delivered. UTF-16 is cut in its UTF-8 form. */
export class FileOffsets {
  readonly #encoding: Encoding;
  readonly #same: boolean;
  #bytes: Uint8Array = new Uint8Array(0);
  /** A place in `#bytes` whose offset is known. */
  #at = 0;
  #offset = 0;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
    this.#same = !encoding.startsWith('utf-16');
  }

  /** To be called when the bytes are others than before: `at` is the byte that stood at `before` in those. */
  begin(bytes: Buffer, at: number, before: number): void {
    const offset = this.of(before);
    this.#bytes = bytes;
    this.#at = at;
    this.#offset = offset;
  }

  /** Offset in the file of one of the bytes. Places in ascending order cost least. */
  of(at: number): number {
    if (this.#same) return this.#offset + at - this.#at;
    const back = at < this.#at;
    const passed = originalLength(
      this.#bytes.subarray(back ? at : this.#at, back ? this.#at : at),
      this.#encoding,
    );
    this.#offset += back ? -passed : passed;
    this.#at = at;
    return this.#offset;
  }
}
