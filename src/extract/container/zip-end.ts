import type { Buffer } from 'node:buffer';
import type { DeliveredFile } from './delivered-file.ts';

/** What the end of a zip says of its list of members (APPNOTE 4.3.14 to 4.3.16). */
export interface ZipEnd {
  readonly listAt: number;
  readonly listBytes: number;
  /** Where the list must end: the first byte of what states this. */
  readonly at: number;
}

const END = 22;
const LOCATOR = 20;
const MAX_COMMENT = 0xffff;
const MAX_32 = 0xffffffff;

/**
 * All records at the end of a file that could be the end of a zip: with a comment that reaches exactly to the end of the
 * file. A sound zip has one; in one with two, programs disagree on what it holds.
 */
export async function findZipEnds(file: DeliveredFile): Promise<readonly ZipEnd[]> {
  const length = Math.min(file.size, LOCATOR + END + MAX_COMMENT);
  const tail = await file.at(file.size - length, length);
  const ends: ZipEnd[] = [];
  for (let at = tail.length - END; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50 || tail.readUInt16LE(at + 20) !== tail.length - END - at)
      continue;
    ends.push((await longEnd(file, tail, at)) ?? shortEnd(tail, at, file.size - length));
  }
  return ends;
}

function shortEnd(tail: Buffer, at: number, base: number): ZipEnd {
  return { listAt: tail.readUInt32LE(at + 16), listBytes: tail.readUInt32LE(at + 12), at: base + at };
}

/** Where a field is too small for what it must state, the record of zip64 counts. */
async function longEnd(file: DeliveredFile, tail: Buffer, at: number): Promise<ZipEnd | undefined> {
  const locator = at - LOCATOR;
  if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) return undefined;
  const start = Number(tail.readBigUInt64LE(locator + 8));
  if (start + 56 > file.size) return undefined;
  const record = await file.at(start, 56);
  if (record.readUInt32LE(0) !== 0x06064b50) return undefined;
  const counts = [record.readBigUInt64LE(40), record.readBigUInt64LE(48)].map(Number);
  const [listBytes = MAX_32, listAt = MAX_32] = counts;
  return { listAt, listBytes, at: start };
}

/** Whether the list of members begins where the end says, for files that do not begin as zips do. */
export async function hasList(file: DeliveredFile, { listAt, listBytes, at }: ZipEnd): Promise<boolean> {
  for (const start of [listAt, at - listBytes]) {
    if (start < 0 || start + 4 > at) continue;
    const mark = await file.at(start, 4);
    if (mark.readUInt32LE(0) === 0x02014b50) return true;
  }
  return false;
}
