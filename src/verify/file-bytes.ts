import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { BrokenPdf } from './broken-pdf.ts';

const WINDOW_BYTES = 1 << 14;
/** Contents, page objects, tree and the cross-reference's parts are read in turn: each keeps a window of its own. */
const WINDOWS = 8;

interface Window {
  readonly bytes: Buffer;
  start: number;
  length: number;
  used: number;
}

/** A file read at any place, through a few windows: memory stays the same whatever the file's size. */
export class FileBytes {
  readonly size: number;
  readonly #fd: number;
  readonly #windows: Window[] = [];
  #reads = 0;

  /** Opens the file; errors are the file system's own. */
  constructor(path: string) {
    this.#fd = openSync(path, 'r');
    this.size = fstatSync(this.#fd).size;
  }

  /** Exactly `length` bytes from `offset`, valid until the next read; throws `BrokenPdf` beyond the end of the file. */
  read(offset: number, length: number): Buffer {
    if (offset < 0 || offset + length > this.size) {
      throw new BrokenPdf(`byte ${offset}`, `a file of ${this.size} bytes`, `${length} more bytes`);
    }
    if (length > WINDOW_BYTES) {
      const bytes = Buffer.allocUnsafe(length);
      this.#fill(bytes, offset, length);
      return bytes;
    }
    const window = this.#windowOf(offset, length);
    window.used = ++this.#reads;
    const from = offset - window.start;
    return window.bytes.subarray(from, from + length);
  }

  /** As `read`, but fewer bytes where the file ends before. */
  readUpTo(offset: number, length: number): Buffer {
    return this.read(offset, Math.max(0, Math.min(length, this.size - offset)));
  }

  close(): void {
    closeSync(this.#fd);
  }

  #windowOf(offset: number, length: number): Window {
    let oldest: Window | undefined;
    for (const window of this.#windows) {
      if (offset >= window.start && offset + length <= window.start + window.length) return window;
      if (oldest === undefined || window.used < oldest.used) oldest = window;
    }
    if (oldest === undefined || this.#windows.length < WINDOWS) {
      oldest = { bytes: Buffer.allocUnsafeSlow(WINDOW_BYTES), start: 0, length: 0, used: 0 };
      this.#windows.push(oldest);
    }
    oldest.start = offset;
    oldest.length = Math.min(WINDOW_BYTES, this.size - offset);
    this.#fill(oldest.bytes, offset, oldest.length);
    return oldest;
  }

  #fill(bytes: Buffer, offset: number, length: number): void {
    for (let done = 0; done < length;) {
      const got = readSync(this.#fd, bytes, done, length - done, offset + done);
      if (got === 0) throw new BrokenPdf(`byte ${offset + done}`, 'the end of the file', 'more bytes');
      done += got;
    }
  }
}
