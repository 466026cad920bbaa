import { PictureRefusal } from '../refusal.ts';
import { exifOrientation } from './exif-orientation.ts';

/** A JPEG file (ITU-T T.81) whose markers were gone through from SOI to EOI. */
export interface JpegFile {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  /** `transform` of Adobe's segment: 0 none, 1 YCbCr, 2 YCCK; undefined where there is no such segment. */
  readonly adobe: number | undefined;
  /** Components are called R, G, B: no transform, though nothing else says so. */
  readonly namedRgb: boolean;
  /** As Exif numbers it; 1: upright. */
  readonly orientation: number;
  readonly profile: Uint8Array | undefined;
  /** The file without comments, thumbnails, places where it was taken, and what stands behind its end. */
  readonly bytes: Uint8Array;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const ADOBE = 0xee;
const COMMENT = 0xfe;
/** Baseline, extended sequential and progressive, all Huffman-coded. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Huffman and quantisation tables, restart interval. */
const TABLES: ReadonlySet<number> = new Set([0xc4, 0xdb, 0xdd]);

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly ids: readonly number[];
}

/** Goes through a file's markers; throws `PictureRefusal` for one that is cut off or that a press could not show. */
export function readJpeg(file: Uint8Array): JpegFile {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  const profile: Uint8Array[] = [];
  let frame: Frame | undefined;
  let adobe: number | undefined;
  let orientation = 1;
  let scans = 0;
  for (let at = 2; ;) {
    const marker = markerAt(bytes, at);
    if (marker.code === EOI) break;
    const { code, start, end } = marker;
    const segment = bytes.subarray(start + 2, end);
    at = end;
    if (FRAMES.has(code)) {
      if (frame !== undefined) throw new PictureRefusal('it holds more than one image');
      frame = readFrame(segment);
    } else if (code >= 0xc0 && code <= 0xcf && !TABLES.has(code)) {
      throw new PictureRefusal('its compression is not one that presses know: save it as baseline JPEG');
    }
    if (code === ADOBE && segment.toString('latin1', 0, 5) === 'Adobe') adobe = segment[11] ?? 0;
    else if (code === 0xe1) orientation = exifOrientation(segment) ?? orientation;
    else if (code === 0xe2 && segment.toString('latin1', 0, 12) === 'ICC_PROFILE\0') {
      profile.push(segment.subarray(14));
    }
    if (code === SOS) {
      if (frame === undefined) throw new PictureRefusal('it is damaged: pixels come before their size');
      scans++;
      at = scanEnd(bytes, at);
    }
    const isNote = (code >= 0xe1 && code <= 0xef && code !== ADOBE) || code === COMMENT;
    if (!isNote) kept.push(bytes.subarray(start - 2, at));
  }
  if (frame === undefined || scans === 0) throw new PictureRefusal('it is damaged: it has no pixels');
  kept.push(Uint8Array.of(0xff, EOI));
  const { width, height, ids } = frame;
  const channels = ids.length;
  if (channels !== 1 && channels !== 3 && channels !== 4) {
    throw new PictureRefusal(`it has ${channels} colour channels, not 1, 3 or 4`);
  }
  return {
    ...{ width, height, channels, adobe, orientation },
    namedRgb: adobe === undefined && String.fromCharCode(...ids) === 'RGB',
    profile: profile.length === 0 ? undefined : Buffer.concat(profile),
    bytes: Buffer.concat(kept),
  };
}

/** The marker at a place: its code, and where its segment starts (its length) and ends. */
function markerAt(bytes: Buffer, from: number): { code: number; start: number; end: number } {
  let at = from;
  if (bytes[at] !== 0xff) throw cutOrDamaged(bytes, at);
  while (bytes[at] === 0xff) at++;
  const code = bytes[at];
  if (code === undefined) throw cutOrDamaged(bytes, at);
  if (code === EOI) return { code, start: at + 1, end: at + 1 };
  if (code === 0 || code === SOI || (code >= 0xd0 && code <= 0xd7)) throw cutOrDamaged(bytes, from);
  const start = at + 1;
  if (start + 2 > bytes.length) throw cutOrDamaged(bytes, bytes.length);
  const end = start + bytes.readUInt16BE(start);
  if (end < start + 2) throw cutOrDamaged(bytes, start);
  if (end > bytes.length) throw cutOrDamaged(bytes, bytes.length);
  return { code, start, end };
}

/** Where the next marker is that does not belong to the pixels: restarts and stuffed zeros do. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw cutOrDamaged(bytes, bytes.length);
}

function readFrame(segment: Buffer): Frame {
  const count = segment[5] ?? 0;
  if (segment.length < 6 + 3 * count) throw new PictureRefusal('it is damaged: its header is too short');
  const bits = segment[0];
  if (bits !== 8) throw new PictureRefusal(`it has ${bits} bits a channel: save it with 8`);
  const ids = Array.from({ length: count }, (_, index) => segment[6 + 3 * index] ?? 0);
  return { height: segment.readUInt16BE(1), width: segment.readUInt16BE(3), ids };
}

function cutOrDamaged(bytes: Buffer, at: number): PictureRefusal {
  return new PictureRefusal(at >= bytes.length ? 'it is cut off' : `it is damaged at byte ${at}`);
}
