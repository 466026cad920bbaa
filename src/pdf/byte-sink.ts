import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

const BUFFER_BYTES = 1 << 18;

/** A new file, written in order in large pieces, hashed on the way. Errors are the file system's own. */
export class ByteSink {
  readonly #fd: number;
  readonly #hash: Hash = createHash('sha256');
  readonly #buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  #filled = 0;
  #flushed = 0;
  #open = true;

  /** Creates the file, for its owner only; refuses one that exists. */
  constructor(path: string) {
    this.#fd = openSync(path, 'wx', 0o600);
  }

  /** Bytes so far: the offset of what is written next. */
  get position(): number {
    return this.#flushed + this.#filled;
  }

  write(bytes: Uint8Array): void {
    if (this.#filled + bytes.length > BUFFER_BYTES) this.#flush();
    if (bytes.length > BUFFER_BYTES) {
      this.#toFile(bytes);
      return;
    }
    this.#buffer.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  /** Text whose characters are bytes. */
  ascii(text: string): void {
    if (this.#filled + text.length > BUFFER_BYTES) this.#flush();
    if (text.length > BUFFER_BYTES) this.#toFile(Buffer.from(text, 'latin1'));
    else this.#filled += this.#buffer.write(text, this.#filled, 'latin1');
  }

  /** Writes the rest, makes it durable and closes; gives the SHA-256 of the whole in hex. */
  finish(): { readonly bytes: number; readonly sha256: string } {
    this.#flush();
    fsyncSync(this.#fd);
    this.close();
    return { bytes: this.#flushed, sha256: this.#hash.digest('hex') };
  }

  /** Closes as it is. */
  close(): void {
    if (this.#open) closeSync(this.#fd);
    this.#open = false;
  }

  #flush(): void {
    if (this.#filled > 0) this.#toFile(this.#buffer.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #toFile(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    for (let done = 0; done < bytes.length;) done += writeSync(this.#fd, bytes, done, bytes.length - done);
    this.#flushed += bytes.length;
  }
}
