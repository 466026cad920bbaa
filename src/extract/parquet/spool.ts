import { Buffer } from 'node:buffer';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files up to this size are held in memory. */
const MAX_MEMORY = 64 * 1024 * 1024;

/** A file that was taken in whole and can be read at any place. */
export interface SpooledFile {
  readonly byteLength: number;
  /** Bytes `start` to `end`; fewer where the file ends before. */
  slice(start: number, end?: number): Promise<ArrayBuffer>;
  /** Nothing of it is left. */
  close(): Promise<void>;
}

/** Takes a source in: into memory, or into a file that nobody else can open and that goes with the process. */
export async function spool(source: AsyncIterable<Buffer>, maxMemory = MAX_MEMORY): Promise<SpooledFile> {
  const chunks: Buffer[] = [];
  let size = 0;
  let file: PrivateFile | undefined;
  try {
    for await (const chunk of source) {
      size += chunk.length;
      if (file === undefined) {
        chunks.push(chunk);
        if (size <= maxMemory) continue;
        file = await PrivateFile.make();
        for (const early of chunks) await file.append(early);
        chunks.length = 0;
      } else await file.append(chunk);
    }
  } catch (error) {
    await file?.close();
    throw error;
  }
  return file ?? new HeldFile(Buffer.concat(chunks));
}

class HeldFile implements SpooledFile {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get byteLength(): number {
    return this.#bytes.length;
  }

  slice(start: number, end = this.byteLength): Promise<ArrayBuffer> {
    return Promise.resolve(new Uint8Array(this.#bytes.subarray(start, end)).buffer);
  }

  async close(): Promise<void> {}
}

class PrivateFile implements SpooledFile {
  byteLength = 0;

  readonly #file: FileHandle;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** A file whose name is gone as soon as it is open: a killed process leaves nothing. */
  static async make(): Promise<PrivateFile> {
    const folder = await mkdtemp(join(tmpdir(), 'stapel-'));
    try {
      return new PrivateFile(await open(join(folder, 'spool'), 'wx+', 0o600));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async append(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.byteLength);
      done += bytesWritten;
      this.byteLength += bytesWritten;
    }
  }

  async slice(start: number, end = this.byteLength): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(Math.max(0, Math.min(end, this.byteLength) - start));
    for (let done = 0; done < bytes.length;) {
      const { bytesRead } = await this.#file.read(bytes, done, bytes.length - done, start + done);
      if (bytesRead === 0) throw new Error('the spooled file became shorter');
      done += bytesRead;
    }
    return bytes.buffer;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
