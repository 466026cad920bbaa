import { Buffer } from 'node:buffer';
import { pipeline, type Readable } from 'node:stream';
import zlib from 'node:zlib';
import type { ZipFile } from 'yauzl';
import type { Fault } from '../fault/fault.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import { shownName, type Member } from './archive-members.ts';

const CHUNK = 256 * 1024;
const DEFLATED = 8;

/** The unpacked bytes of a member. Stops the run where they are not what the central directory states. */
export async function* inflateMember(zip: ZipFile, file: string, member: Member): AsyncGenerator<Buffer> {
  const { entry } = member;
  const values = { member: shownName(member.name) };
  const stop = (fault: Pick<Fault, 'code' | 'found' | 'expected'>): never =>
    stopRun({ ...fault, values, place: { file } });
  let size = 0;
  let crc = 0;
  let stream: Readable | undefined;
  try {
    stream = await openStream(zip, member);
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('a stream of bytes gave something else');
      size += chunk.length;
      if (size > entry.uncompressedSize) {
        stop({
          code: 'archive.size-differs',
          found: `${size} or more`,
          expected: String(entry.uncompressedSize),
        });
      }
      crc = zlib.crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof RunStop) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    stopRun(
      {
        code: 'archive.damaged',
        values: { reason: `${values.member}: ${reason}`, ...values },
        place: { file },
      },
      error,
    );
  } finally {
    stream?.destroy();
  }
  if (size !== entry.uncompressedSize) {
    stop({ code: 'archive.size-differs', found: String(size), expected: String(entry.uncompressedSize) });
  }
  if (crc !== entry.crc32) stop({ code: 'archive.crc-differs', found: hex(crc), expected: hex(entry.crc32) });
}

async function openStream(zip: ZipFile, member: Member): Promise<Readable> {
  const packed = await zip.openReadStreamPromise(member.entry, { decodeFileData: false });
  if (member.entry.compressionMethod !== DEFLATED) return packed;
  const inflate = zlib.createInflateRaw({ chunkSize: CHUNK });
  // Errors of either stream reach the reader through the iteration of `inflate`.
  pipeline(packed, inflate, () => {});
  return inflate;
}

function hex(crc: number): string {
  return crc.toString(16).padStart(8, '0');
}
