import { Buffer } from 'node:buffer';
import { callbackify } from 'node:util';
import yauzl, { type ZipFile } from 'yauzl';
import { RunStop, stopRun } from '../../fault/run-stop.ts';
import type { Container } from './container.ts';
import type { DeliveredFile } from './delivered-file.ts';
import { inflateMember } from './inflate-member.ts';
import type { InputLimits } from './input-limits.ts';
import { stopMember } from './stop-member.ts';
import type { ZipEnd } from './zip-end.ts';
import { listZipMembers } from './zip-members.ts';

/** Opens a zip and checks the list of its members before anything is unpacked. `ends` are all ends that it could have. */
export async function openZip(
  file: DeliveredFile,
  path: string,
  ends: readonly ZipEnd[],
  limits: InputLimits,
): Promise<Container> {
  const zip = await open(file, path);
  const [end, other] = ends;
  if (end === undefined || other !== undefined) {
    const reason = 'it has two ends, and programs disagree on what it holds';
    stopRun({ code: 'archive.damaged', place: { file: path }, values: { reason } });
  }
  const members = await listZipMembers(zip, path, end, limits);
  return {
    kind: 'zip',
    members: [...members.keys()],
    open: async (name) => {
      const member = members.get(name);
      if (member === undefined) throw new RangeError('a member was asked for that the archive does not have');
      const bytes = inflateMember(zip, file, member, stopMember(path, name));
      return Promise.resolve({ file, bytes, close: async () => Promise.resolve() });
    },
    close: async () => file.close(),
  };
}

async function open(file: DeliveredFile, path: string): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
  try {
    return await yauzl.fromRandomAccessReaderPromise(new ZipBytes(file), file.size, options);
  } catch (error) {
    if (error instanceof RunStop) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return stopRun({ code: 'archive.not-a-zip', place: { file: path }, values: { reason } }, error);
  }
}

/** So many bytes are read at once: entries of the list are short, and stand one behind another. */
const AHEAD = 64 * 1024;

/** Lets yauzl read the headers. The members' data is read past it. */
class ZipBytes extends yauzl.RandomAccessReader {
  readonly #file: DeliveredFile;
  #ahead: Buffer = Buffer.alloc(0);
  #start = 0;

  constructor(file: DeliveredFile) {
    super();
    this.#file = file;
  }

  override read(
    into: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    callbackify(async () => {
      const bytes = await this.#bytes(position, length);
      bytes.copy(into, offset);
    })(done);
  }

  async #bytes(position: number, length: number): Promise<Buffer> {
    if (position + length > this.#file.size) throw new Error('unexpected end of file');
    const from = position - this.#start;
    if (from < 0 || from + length > this.#ahead.length) {
      this.#ahead = await this.#file.at(
        position,
        Math.max(length, Math.min(AHEAD, this.#file.size - position)),
      );
      this.#start = position;
      return this.#ahead.subarray(0, length);
    }
    return this.#ahead.subarray(from, from + length);
  }
}
