import yauzl, { type Entry } from 'yauzl';
import type { Fault } from '../../fault/fault.ts';
import type { InputLimits } from './input-limits.ts';
import { shownName } from './shown-name.ts';

const STORED = 0;
export const DEFLATED = 8;

/** Unix modes: what an entry is beside a file or a folder. */
const KINDS: ReadonlyMap<number, string> = new Map([
  [0o120000, 'a link'],
  [0o010000, 'a pipe'],
  [0o020000, 'a device'],
  [0o060000, 'a device'],
  [0o140000, 'a socket'],
]);

/** The name of an entry. Some tools write `./customers.csv`: the same place as without it. */
export function nameOfEntry(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  const given = yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
  return given.replace(/^(?:\.\/)+(?!$)/, '');
}

/** What is wrong with an entry of the list of members by itself. */
export function faultOfEntry(
  name: string,
  entry: Entry,
  limits: InputLimits,
): Omit<Fault, 'place'> | undefined {
  const values = { member: shownName(name) };
  if (name === '' || name.includes('\0') || yauzl.validateFileName(name) !== null) {
    return { code: 'archive.name-unsafe', values };
  }
  if (entry.isEncrypted()) return { code: 'archive.encrypted', values };
  const kind = KINDS.get((entry.externalFileAttributes >>> 16) & 0o170000);
  if (kind !== undefined) return { code: 'archive.link', values: { ...values, kind } };
  return faultOfSizes(name, entry, limits);
}

function faultOfSizes(name: string, entry: Entry, limits: InputLimits): Omit<Fault, 'place'> | undefined {
  const values = { member: shownName(name) };
  const { compressedSize, uncompressedSize, compressionMethod: method } = entry;
  if (method !== STORED && method !== DEFLATED) {
    const found = String(method);
    return { code: 'archive.method-unsupported', values, found, expected: '0 (stored) or 8 (deflated)' };
  }
  if (name.endsWith('/') && uncompressedSize > 0) {
    return { code: 'archive.damaged', values: { reason: `${shownName(name)}: a folder that has content` } };
  }
  if (method === STORED && compressedSize !== uncompressedSize) {
    const sizes = { found: String(compressedSize), expected: String(uncompressedSize) };
    return { code: 'archive.size-differs', values, ...sizes };
  }
  if (uncompressedSize > limits.memberBytes) {
    const sizes = { found: String(uncompressedSize), expected: String(limits.memberBytes) };
    return { code: 'archive.too-large', values, ...sizes };
  }
  const ratio = Math.floor(uncompressedSize / Math.max(1, compressedSize));
  if (uncompressedSize > limits.ratioFrom && ratio > limits.ratio) {
    return { code: 'archive.bomb', values, found: String(ratio), expected: String(limits.ratio) };
  }
  return undefined;
}
