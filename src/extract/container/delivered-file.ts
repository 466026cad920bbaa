import { Buffer } from 'node:buffer';
import { constants, type BigIntStats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { Fault } from '../../fault/fault.ts';
import { RunStop, stopRun } from '../../fault/run-stop.ts';
import { shownName } from './shown-name.ts';

/** By what a file is known again: another in its place, or one that grew, differs. */
type FileState = Pick<BigIntStats, 'dev' | 'ino' | 'size' | 'mtimeNs'>;

/** A folder's member, as it was when the folder was listed. */
interface Listed {
  readonly name: string;
  readonly state: FileState;
}

const CHUNK = 256 * 1024;

/** A file as it was delivered, open for reading. A fault stops the run and names the input as it was given. */
export class DeliveredFile {
  readonly size: number;
  readonly #handle: FileHandle;
  readonly #state: FileState;
  readonly #stop: (code: Fault['code'], reason: string, cause?: unknown) => never;

  /**
   * Opens a file. `input` is the path of the input; where that is a folder, `listed` is the member that is meant, no
   * longer a link to anything.
   */
  static async open(path: string, input: string, listed?: Listed): Promise<DeliveredFile> {
    const stop = stopAt(input, listed?.name);
    // Opening a pipe would wait for its writer.
    const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
    let handle: FileHandle;
    try {
      handle = await open(path, listed === undefined ? flags : flags | (constants.O_NOFOLLOW ?? 0));
    } catch (error) {
      return stop(...openFault(error, listed), error);
    }
    try {
      const state = await handle.stat({ bigint: true });
      if (!state.isFile()) stop('archive.not-readable', 'it is no plain file');
      if (listed !== undefined) {
        const change = changeOf(listed.state, state);
        if (change !== undefined) stop('archive.changed', change);
      }
      return new DeliveredFile(handle, state, stop);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  private constructor(handle: FileHandle, state: FileState, stop: ReturnType<typeof stopAt>) {
    this.#handle = handle;
    this.#state = state;
    this.#stop = stop;
    this.size = Number(state.size);
  }

  /** The bytes from `start` to `end`, in chunks of 256 KiB that are the caller's. */
  async *read(start = 0, end = this.size): AsyncGenerator<Buffer> {
    for (let at = start; at < end;) {
      const chunk = await this.at(at, Math.min(CHUNK, end - at));
      at += chunk.length;
      yield chunk;
    }
  }

  /** So many bytes from a place on. */
  async at(start: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    try {
      while (filled < length) {
        const { bytesRead } = await this.#handle.read(bytes, filled, length - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
    } catch (error) {
      return this.#stop('archive.not-readable', errnoOf(error) ?? String(error), error);
    }
    if (filled < length) {
      await this.mustBeAsOpened();
      this.#stop('archive.changed', `it ends at byte ${start + filled}`);
    }
    return bytes;
  }

  /** Stops the run when the file is not what it was when it was opened. */
  async mustBeAsOpened(): Promise<void> {
    const change = changeOf(this.#state, await this.#handle.stat({ bigint: true }));
    if (change !== undefined) this.#stop('archive.changed', change);
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

function changeOf(before: FileState, now: FileState): string | undefined {
  if (before.size !== now.size) return `it had ${before.size} bytes, now ${now.size}`;
  if (before.ino !== now.ino || before.dev !== now.dev) return 'another file stands in its place';
  return before.mtimeNs === now.mtimeNs ? undefined : 'it was written to';
}

function stopAt(file: string, member: string | undefined) {
  return (code: Fault['code'], reason: string, cause?: unknown): never => {
    const told = member === undefined ? reason : `${shownName(member)}: ${reason}`;
    return stopRun({ code, place: { file }, values: { reason: told } }, cause);
  };
}

function openFault(error: unknown, listed: Listed | undefined): [code: Fault['code'], reason: string] {
  if (error instanceof RunStop) throw error;
  const errno = errnoOf(error);
  if (errno === undefined) throw error;
  const gone = errno === 'ENOENT' || errno === 'ENOTDIR';
  if (gone && listed === undefined) return ['archive.missing', errno];
  if (gone) return ['archive.changed', 'it is gone'];
  if (errno === 'ELOOP' && listed !== undefined) return ['archive.changed', 'a link stands in its place'];
  return ['archive.not-readable', errno];
}

/** The name of a system error, such as `EACCES`. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
