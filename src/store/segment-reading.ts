import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** A page store that is only asked: nothing is made or changed in it, and whoever asks need not have the right to. */
export class SegmentReading {
  readonly #dir: string;
  readonly #handles = new Map<number, number>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Reads `length` bytes; a shorter file is told by the shorter result, a missing one by an error of the file system. */
  read(segment: number, offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    const handle = this.#open(segment);
    let done = 0;
    while (done < length) {
      const got = readSync(handle, bytes, done, length - done, offset + done);
      if (got === 0) return bytes.subarray(0, done);
      done += got;
    }
    return bytes;
  }

  close(): void {
    for (const handle of this.#handles.values()) closeSync(handle);
    this.#handles.clear();
  }

  #open(segment: number): number {
    const known = this.#handles.get(segment);
    if (known !== undefined) return known;
    const handle = openSync(join(this.#dir, `${String(segment).padStart(4, '0')}.seg`), 'r');
    this.#handles.set(segment, handle);
    return handle;
  }
}
