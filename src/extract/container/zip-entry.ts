import yauzl, { type Entry } from 'yauzl';
import type { Fault } from '../../fault/fault.ts';
import type { InputLimits } from './input-limits.ts';
import { shownName } from './shown-name.ts';

const STORED = 0;
export const DEFLATED = 8;

/** In the Unix mode of an entry: it holds a path to something else. Pipes are files that were packed from one. */
const LINK = 0o120000;
const KIND = 0o170000;

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
  if (((entry.externalFileAttributes >>> 16) & KIND) === LINK) return { code: 'archive.link', values };
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
