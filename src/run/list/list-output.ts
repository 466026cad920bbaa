import { Buffer } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import { reasonOf } from '../run-directory.ts';
import {
  closeSync,
  createReadStream,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';

const PRIVATE = 0o600;

/**
 * The cleaned list on its way to disk: rows in their order, cells of matching added when all are known. It appears under its
 * name in one rename, whole or not at all, and is its owner's alone: it holds addresses.
 */
export class ListOutput {
  readonly #path: string;
  readonly #part: string;
  readonly #lengths: number[] = [];
  #fd: number;

  constructor(path: string) {
    this.#path = path;
    this.#part = `${path}.part`;
    refuseNoFile(path);
    try {
      this.#fd = openSync(this.#part, 'w', PRIVATE);
    } catch (error) {
      stopRun(
        { code: 'list.out-not-writable', place: {}, values: { file: path, reason: reasonOf(error) } },
        error,
      );
    }
  }

  /** Rows without line ends, one after another. */
  rows(bytes: Uint8Array, lengths: Float64Array): void {
    writeSync(this.#fd, bytes);
    for (const length of lengths) this.#lengths.push(length);
  }

  /** Writes header and rows, each with what `added` gives for it, and shows the file. */
  async finish(header: string, added: (row: number) => string): Promise<void> {
    closeSync(this.#fd);
    const whole = `${this.#path}.whole`;
    this.#fd = openSync(whole, 'w', PRIVATE);
    writeSync(this.#fd, `${header}\r\n`);
    let row = 0;
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of createReadStream(this.#part, { highWaterMark: 1024 * 1024 })) {
      const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
      const out: Buffer[] = [];
      let at = 0;
      for (; row < this.#lengths.length; row += 1) {
        const end = at + (this.#lengths[row] ?? 0);
        if (end > bytes.length) break;
        out.push(bytes.subarray(at, end), Buffer.from(`${added(row)}\r\n`));
        at = end;
      }
      writeSync(this.#fd, Buffer.concat(out));
      rest = bytes.subarray(at);
    }
    fsyncSync(this.#fd);
    closeSync(this.#fd);
    renameSync(whole, this.#path);
    rmSync(this.#part, { force: true });
  }

  /** Nothing is left of it. */
  drop(): void {
    for (const end of ['.part', '.whole']) rmSync(this.#path + end, { force: true });
  }
}

/** A folder cannot be replaced by a file, and a device must not be. */
function refuseNoFile(path: string): void {
  const isThere = statSync(path, { throwIfNoEntry: false });
  if (isThere === undefined || isThere.isFile()) return;
  const reason = isThere.isDirectory() ? 'it is a folder' : 'it is no plain file';
  stopRun({ code: 'list.out-not-writable', place: {}, values: { file: path, reason } });
}
