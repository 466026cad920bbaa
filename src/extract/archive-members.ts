import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Fault } from '../fault/fault.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import type { ArchiveLimits } from './archive.ts';

/** One member of an archive, as its central directory states it. */
export interface Member {
  readonly name: string;
  readonly entry: Entry;
}

const STORED = 0;
const DEFLATED = 8;

/**
 * Reads the central directory and checks every member of it, wanted or not: an archive with one hostile member
 * is not to be trusted with the others. Stops the run with all that is wrong.
 */
export async function listMembers(
  zip: ZipFile,
  file: string,
  limits: ArchiveLimits,
): Promise<Map<string, Member>> {
  if (zip.entryCount > limits.members) {
    const found = String(zip.entryCount);
    stopRun({ code: 'archive.too-many-members', place: { file }, found, expected: String(limits.members) });
  }
  const members = new Map<string, Member>();
  const faults: Fault[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const flags = entry.generalPurposeBitFlag;
      const given = yauzl.getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, true);
      // Some tools write `./customers.csv`: the same place. Checked is what is left of the name.
      const name = given.replace(/^(?:\.\/)+(?!$)/, '');
      const fault = faultOf(name, entry, limits, members.has(name));
      if (fault !== undefined) faults.push({ ...fault, place: { file } });
      else if (!name.endsWith('/')) members.set(name, { name, entry });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const code = reason.includes('encryption') ? 'archive.encrypted' : 'archive.damaged';
    stopRun({ code, place: { file }, values: { reason, member: '?' } }, error);
  }
  if (faults.length > 0) throw new RunStop(faults);
  return members;
}

/** A member's name for a message: no control characters, which a terminal would obey, and not too long. */
export function shownName(name: string): string {
  return name.slice(0, 100).replace(/[\p{Cc}\p{Cf}`]/gu, '?');
}

function faultOf(
  name: string,
  entry: Entry,
  limits: ArchiveLimits,
  doubled: boolean,
): Omit<Fault, 'place'> | undefined {
  const values = { member: shownName(name) };
  if (name === '' || name.includes('\0') || yauzl.validateFileName(name) !== null) {
    return { code: 'archive.name-unsafe', values };
  }
  if (doubled) return { code: 'archive.member-doubled', values };
  if (entry.isEncrypted()) return { code: 'archive.encrypted', values };
  const method = entry.compressionMethod;
  if (method !== STORED && method !== DEFLATED) {
    const found = String(method);
    return { code: 'archive.method-unsupported', values, found, expected: '0 (stored) or 8 (deflated)' };
  }
  const { compressedSize, uncompressedSize } = entry;
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
