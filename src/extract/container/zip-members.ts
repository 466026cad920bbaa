import type { Entry, ZipFile } from 'yauzl';
import type { Fault } from '../../fault/fault.ts';
import { RunStop, stopRun } from '../../fault/run-stop.ts';
import type { InputLimits } from './input-limits.ts';
import { shownName } from './shown-name.ts';
import type { ZipEnd } from './zip-end.ts';
import { faultOfEntry, nameOfEntry } from './zip-entry.ts';

/** One member of a zip, as the list of members states it. */
export interface ZipMember {
  readonly name: string;
  readonly entry: Entry;
  /** Where the next member begins, or the list: its data ends before. */
  readonly until: number;
}

interface Listed {
  readonly name: string;
  readonly entry: Entry;
}

/** Bytes of an entry in the list, and of a member's own header, beside name, extra fields and comment (APPNOTE 4.3). */
const ENTRY = 46;
const HEADER = 30;

/**
 * Reads the list of members and checks every one of them, wanted or not: an archive with one hostile member is not to be
 * trusted with the others. Stops the run with all that is wrong.
 */
export async function listZipMembers(
  zip: ZipFile,
  file: string,
  end: ZipEnd,
  limits: InputLimits,
): Promise<ReadonlyMap<string, ZipMember>> {
  if (zip.entryCount > limits.members) {
    const found = String(zip.entryCount);
    stopRun({ code: 'archive.too-many-members', place: { file }, found, expected: String(limits.members) });
  }
  const listed: Listed[] = [];
  const names = new Set<string>();
  const faults: Fault[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOfEntry(entry);
      const fault = names.has(name) ? doubled(name) : faultOfEntry(name, entry, limits);
      if (fault !== undefined) faults.push({ ...fault, place: { file } });
      if (!name.endsWith('/')) names.add(name);
      listed.push({ name, entry });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const code = reason.includes('encryption') ? 'archive.encrypted' : 'archive.damaged';
    stopRun({ code, place: { file }, values: { reason, member: '?' } }, error);
  }
  if (faults.length > 0) throw new RunStop(faults);
  checkList(listed, file, end);
  return withExtents(listed, file, end);
}

function doubled(name: string): Omit<Fault, 'place'> {
  return { code: 'archive.member-doubled', values: { member: shownName(name) } };
}

/** The list must be as long as the end says, and stand before it: else members could be hidden, or not be all. */
function checkList(listed: readonly Listed[], file: string, end: ZipEnd): void {
  const length = listed
    .map(({ entry }) => ENTRY + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength)
    .reduce((sum, each) => sum + each, 0);
  const reason =
    length === end.listBytes
      ? `its list of members stands at byte ${end.at - end.listBytes}, but it states ${end.listAt}`
      : `its list of members has ${length} bytes, but it states ${end.listBytes}`;
  if (length !== end.listBytes || end.listAt + end.listBytes !== end.at)
    stopRun({ code: 'archive.damaged', place: { file }, values: { reason } });
}

/** Each byte belongs to one member: bombs are made of members that share their data. */
function withExtents(listed: readonly Listed[], file: string, end: ZipEnd): ReadonlyMap<string, ZipMember> {
  const start = ({ entry }: Listed): number => entry.relativeOffsetOfLocalHeader;
  const until = new Map<Listed, number>();
  const ordered = listed.toSorted((a, b) => start(a) - start(b));
  ordered.forEach((member, i) => {
    const next = ordered[i + 1];
    const bound = next === undefined ? end.listAt : start(next);
    const { fileNameLength, compressedSize } = member.entry;
    // Its header's own extra fields are seen when the member is read.
    if (start(member) + HEADER + fileNameLength + compressedSize > bound) {
      const name = shownName(member.name);
      const place = { file };
      if (next !== undefined)
        stopRun({ code: 'archive.overlap', place, found: shownName(next.name), values: { member: name } });
      const reason = `${name}: its data reaches into the list of members`;
      stopRun({ code: 'archive.damaged', place, values: { reason } });
    }
    until.set(member, bound);
  });
  const files = listed.filter(({ name }) => !name.endsWith('/'));
  return new Map(files.map((member) => [member.name, { ...member, until: until.get(member) ?? end.listAt }]));
}
