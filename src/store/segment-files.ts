import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** A segment is closed when it reaches this size; a document never spans two. */
const SEGMENT_BYTES = 1024 * 1024 * 1024;

interface SegmentPlace {
  readonly segment: number;
  readonly offset: number;
}

/** The page store: deflated page contents, appended to numbered files under `segments/`. */
export class SegmentFiles {
  readonly #dir: string;
  readonly #handles = new Map<number, number>();
  #segment = 0;
  #offset = 0;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Appends a chunk's bytes and tells where they stand. */
  append(bytes: Uint8Array): SegmentPlace {
    if (this.#offset > 0 && this.#offset + bytes.byteLength > SEGMENT_BYTES) {
      this.#segment += 1;
      this.#offset = 0;
    }
    const place = { segment: this.#segment, offset: this.#offset };
    writeWhole(this.#open(this.#segment), bytes, this.#offset);
    this.#offset += bytes.byteLength;
    return place;
  }

  /** Reads exactly `length` bytes; a shorter file is told by the shorter result. */
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

  /** Cuts the store back to `end` (a resumed run drops what no row in run.db vouches for). False when bytes are missing. */
  resumeAt(end: SegmentPlace): boolean {
    for (const name of existsSync(this.#dir) ? readdirSync(this.#dir) : []) {
      const segment = Number(/^(\d+)\.seg$/.exec(name)?.[1] ?? -1);
      if (segment > end.segment) rmSync(join(this.#dir, name));
    }
    const handle = this.#open(end.segment);
    const { size } = fstatSync(handle);
    if (size < end.offset) return false;
    if (size > end.offset) ftruncateSync(handle, end.offset);
    this.#segment = end.segment;
    this.#offset = end.offset;
    return true;
  }

  flush(): void {
    for (const handle of this.#handles.values()) fsyncSync(handle);
  }

  close(): void {
    for (const handle of this.#handles.values()) closeSync(handle);
    this.#handles.clear();
  }

  #open(segment: number): number {
    const known = this.#handles.get(segment);
    if (known !== undefined) return known;
    const file = join(this.#dir, `${String(segment).padStart(4, '0')}.seg`);
    const handle = openSync(file, existsSync(file) ? 'r+' : 'w+', 0o600);
    this.#handles.set(segment, handle);
    return handle;
  }
}

function writeWhole(handle: number, bytes: Uint8Array, at: number): void {
  let done = 0;
  while (done < bytes.byteLength) done += writeSync(handle, bytes, done, bytes.byteLength - done, at + done);
}
