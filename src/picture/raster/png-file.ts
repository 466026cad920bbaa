import { crc32, inflateSync } from 'node:zlib';
import { PictureRefusal } from '../refusal.ts';
import { sizeProblem } from './raster.ts';

const SIGNATURE = '\x89PNG\r\n\x1a\n';

/** What is to be known of a PNG file before its pixels are decoded. */
interface PngFacts {
  readonly profile: Uint8Array | undefined;
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly interlaced: boolean;
}

const CHANNELS: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** The columns and rows that begin each of the seven passes, and their steps (PNG specification, 8.2). */
const PASSES = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Goes through a file's chunks and their checksums. Its data must unpack to exactly the pixels that its header states:
 * so nothing unpacks to more than memory holds, and a file that was cut off is known before it is decoded.
 */
export function checkPng(file: Uint8Array): PngFacts {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  let header: Header | undefined;
  let profile: Uint8Array | undefined;
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; ;) {
    if (at + 12 > bytes.length) throw new PictureRefusal('it is cut off');
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw new PictureRefusal('it is cut off');
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) {
      throw new PictureRefusal(`it is damaged: chunk ${shown(name)} does not have its checksum`);
    }
    const chunk = bytes.subarray(at + 8, end - 4);
    at = end;
    if (name === 'IHDR') header = readHeader(chunk);
    else if (header === undefined) throw new PictureRefusal('it is damaged: it has no header');
    else if (name === 'IDAT') data.push(chunk);
    else if (name === 'iCCP') profile = readProfile(chunk);
    else if (name === 'IEND') break;
  }
  checkData(header, Buffer.concat(data));
  return { profile };
}

export function isPng(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 8)).toString('latin1') === SIGNATURE;
}

function shown(name: string): string {
  return /^[A-Za-z]{4}$/.test(name) ? name : 'without a name';
}

function readHeader(chunk: Buffer): Header & { readonly rowBits: number } {
  if (chunk.length !== 13) throw new PictureRefusal('it is damaged: its header is too short');
  const [width, height] = [chunk.readUInt32BE(0), chunk.readUInt32BE(4)];
  const problem = sizeProblem(width, height);
  if (problem !== undefined) throw new PictureRefusal(problem);
  const channels = CHANNELS.get(chunk[9] ?? -1);
  if (channels === undefined) throw new PictureRefusal('it is damaged: its header states no colours');
  const bits = channels * (chunk[8] ?? 0);
  return { width, height, bits, interlaced: chunk[12] === 1, rowBits: bits * width };
}

function checkData({ width, height, bits, interlaced }: Header, data: Buffer): void {
  const size = (columns: number, rows: number): number =>
    columns === 0 || rows === 0 ? 0 : rows * (1 + Math.ceil((columns * bits) / 8));
  const expected = interlaced
    ? PASSES.reduce(
        (sum, [x, dx, y, dy]) => sum + size(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)),
        0,
      )
    : size(width, height);
  const unpacked = unpackedLength(data, expected);
  if (unpacked !== expected)
    throw new PictureRefusal('it is damaged: it has other pixels than its header states');
}

function unpackedLength(data: Buffer, expected: number): number {
  try {
    return inflateSync(data, { maxOutputLength: expected + 1 }).length;
  } catch {
    throw new PictureRefusal('it is damaged: its pixels cannot be unpacked');
  }
}

const LARGEST_PROFILE = 4 * 1024 * 1024;

/** A name, 0, the kind of compression, the profile. A broken one is as none: sRGB. */
function readProfile(chunk: Buffer): Uint8Array | undefined {
  try {
    return inflateSync(chunk.subarray(chunk.indexOf(0) + 2), { maxOutputLength: LARGEST_PROFILE });
  } catch {
    return undefined;
  }
}
