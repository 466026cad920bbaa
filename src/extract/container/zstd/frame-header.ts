import type { Buffer } from 'node:buffer';
import { ZstdDamage } from './damage.ts';

/** What stands before a frame's blocks (RFC 8878, 3.1.1.1). */
export interface FrameHeader {
  /** Bytes that matches may reach back. */
  readonly window: number;
  /** Unpacked bytes of the frame, where it states them. */
  readonly size: number | undefined;
  /** A checksum stands behind the last block. */
  readonly checked: boolean;
  /** Number of the dictionary without which it cannot be unpacked; 0 for none. */
  readonly dictionary: number;
}

/** Length of a header, magic number included, as its fifth byte states it. */
export function headerLength(descriptor: number): number {
  return 5 + (isSingle(descriptor) ? 0 : 1) + dictionaryBytes(descriptor) + sizeBytes(descriptor);
}

/** Reads a header from the beginning of `bytes`, which hold all of it. */
export function readFrameHeader(bytes: Buffer): FrameHeader {
  const descriptor = bytes.readUInt8(4);
  if ((descriptor & 8) !== 0) throw new ZstdDamage('a reserved bit is set');
  let at = 5;
  let window = 0;
  if (!isSingle(descriptor)) {
    const stated = bytes.readUInt8(at);
    at += 1;
    const base = 2 ** (10 + (stated >> 3));
    window = base + (base / 8) * (stated & 7);
  }
  const wide = dictionaryBytes(descriptor);
  const dictionary = wide === 0 ? 0 : bytes.readUIntLE(at, wide);
  at += wide;
  const size = sizeAt(bytes, at, sizeBytes(descriptor));
  if (isSingle(descriptor)) window = size ?? 0;
  return { window, size, checked: (descriptor & 4) !== 0, dictionary };
}

function isSingle(descriptor: number): boolean {
  return (descriptor & 0x20) !== 0;
}

function dictionaryBytes(descriptor: number): number {
  return [0, 1, 2, 4][descriptor & 3] ?? 0;
}

function sizeBytes(descriptor: number): number {
  return [isSingle(descriptor) ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
}

function sizeAt(bytes: Buffer, at: number, width: number): number | undefined {
  if (width === 0) return undefined;
  if (width === 8) return Number(bytes.readBigUInt64LE(at));
  return bytes.readUIntLE(at, width) + (width === 2 ? 256 : 0);
}
