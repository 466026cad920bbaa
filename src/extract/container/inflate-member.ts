import type { Buffer } from 'node:buffer';
import zlib from 'node:zlib';
import yauzl, { type Entry, type LocalFileHeader, type ZipFile } from 'yauzl';
import { RunStop } from '../../fault/run-stop.ts';
import type { DeliveredFile } from './delivered-file.ts';
import { CHUNK, inflate } from './inflate.ts';
import { shownName } from './shown-name.ts';
import type { StopMember } from './stop-member.ts';
import { DEFLATED } from './zip-entry.ts';
import type { ZipMember } from './zip-members.ts';

/** Flags of a member (APPNOTE 4.4.4): it is encrypted; its sizes stand behind its data. */
const ENCRYPTED = 1;
const SIZES_BEHIND = 8;

const MAX_32 = 0xffffffff;

/**
 * The unpacked bytes of a zip's member. Stops the run where its own header differs from the list of members, and where
 * its bytes are not what the list states: size and CRC-32 are looked at when it ends, so act on nothing before.
 */
export async function* inflateMember(
  zip: ZipFile,
  file: DeliveredFile,
  member: ZipMember,
  stop: StopMember,
): AsyncGenerator<Buffer> {
  const { entry, until } = member;
  const expected = String(entry.uncompressedSize);
  let size = 0;
  let crc = 0;
  try {
    const header = await zip.readLocalFileHeaderPromise(entry);
    compareHeaders(entry, header, stop);
    const from = header.fileDataStart;
    if (from + entry.compressedSize > until)
      stop({ code: 'archive.damaged', reason: 'its data reaches into what follows it' });
    const packed = file.read(from, from + entry.compressedSize);
    for await (const chunk of entry.compressionMethod === DEFLATED ? inflated(entry, packed) : packed) {
      size += chunk.length;
      if (size > entry.uncompressedSize)
        stop({ code: 'archive.size-differs', found: `${size} or more`, expected });
      crc = zlib.crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof RunStop) throw error;
    stop({ code: 'archive.damaged', reason: error instanceof Error ? error.message : String(error) }, error);
  }
  if (size !== entry.uncompressedSize) stop({ code: 'archive.size-differs', found: String(size), expected });
  if (crc !== entry.crc32) stop({ code: 'archive.crc-differs', found: hex(crc), expected: hex(entry.crc32) });
}

/** Some tools write nothing at all for a member of no bytes. */
function inflated({ compressedSize }: Entry, packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  if (compressedSize === 0) return packed;
  return inflate(zlib.createInflateRaw({ chunkSize: CHUNK }), packed, () => {
    throw new Error('more bytes stand behind the end of its packed data');
  });
}

/** Programs that read a zip from its beginning believe the headers, others the list: both must say the same. */
function compareHeaders(entry: Entry, header: LocalFileHeader, stop: StopMember): void {
  const differs = (what: string, found: string, expected: string): never =>
    stop({ code: 'archive.headers-differ', found, expected, values: { what } });
  if (!header.fileName.equals(entry.fileNameRaw)) {
    const [found, expected] = [header.fileName, entry.fileNameRaw].map((raw) => shownName(raw.toString()));
    differs('the name', found ?? '', expected ?? '');
  }
  if (header.compressionMethod !== entry.compressionMethod)
    differs('the method', String(header.compressionMethod), String(entry.compressionMethod));
  if ((header.generalPurposeBitFlag & ENCRYPTED) !== 0) stop({ code: 'archive.encrypted' });
  if ((header.generalPurposeBitFlag & SIZES_BEHIND) !== 0) return;
  const { crc32, compressedSize, uncompressedSize } = header;
  // Not yet known when the header was written, and never filled in.
  if (crc32 === 0 && compressedSize === 0 && uncompressedSize === 0) return;
  const [unpacked, packed] = sizesOf(header);
  if (unpacked !== entry.uncompressedSize)
    differs('the size', String(unpacked), String(entry.uncompressedSize));
  if (packed !== entry.compressedSize)
    differs('the packed size', String(packed), String(entry.compressedSize));
  if (crc32 !== entry.crc32) differs('the CRC-32', hex(crc32), hex(entry.crc32));
}

/** Sizes beyond 32 bits stand in an extra field of zip64 (APPNOTE 4.5.3). */
function sizesOf({ uncompressedSize, compressedSize, extraField }: LocalFileHeader): [number, number] {
  if (uncompressedSize !== MAX_32 && compressedSize !== MAX_32) return [uncompressedSize, compressedSize];
  const long = yauzl.parseExtraFields(extraField).find(({ id }) => id === 1)?.data;
  let at = 0;
  const [unpacked = 0, packed = 0] = [uncompressedSize, compressedSize].map((size) => {
    if (size !== MAX_32 || long === undefined || long.length < at + 8) return size;
    at += 8;
    return Number(long.readBigUInt64LE(at - 8));
  });
  return [unpacked, packed];
}

function hex(crc: number): string {
  return crc.toString(16).padStart(8, '0');
}
