import type { Buffer } from 'node:buffer';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import yauzl, { type ZipFile } from 'yauzl';
import { listMembers, shownName, type Member } from './archive-members.ts';
import { inflateMember } from './inflate-member.ts';

/** A zip archive whose list of members was read and found safe. */
export interface Archive {
  readonly file: string;
  /** Names of the members, in the archive's order, without directories. */
  readonly members: readonly string[];
  /** Stops the run when members are missing: all of them at once. */
  require(names: readonly string[]): void;
  /**
   * The bytes of a member, in chunks of up to 256 KiB; each call starts anew. Size and CRC-32 are checked as they
   * go by: the run stops at the end of a member that is not what the archive states, so act on nothing before.
   */
  read(name: string): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** What an archive may be at most. */
export interface ArchiveLimits {
  readonly members: number;
  /** Unpacked bytes of one member. */
  readonly memberBytes: number;
  /** Unpacked bytes for each packed one, looked at beyond `ratioFrom` unpacked bytes. Deflate reaches 1,032. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

const MIB = 1024 * 1024;
const LIMITS: ArchiveLimits = { members: 10_000, memberBytes: 64 * 1024 * MIB, ratio: 500, ratioFrom: MIB };

/**
 * Opens a zip archive and checks the list of its members before anything is unpacked. Whatever is wrong with it
 * stops the run (codes `archive.*`).
 */
export async function openArchive(file: string, limits: Partial<ArchiveLimits> = {}): Promise<Archive> {
  const zip = await open(file);
  // An error while closing comes as an event, which would end the process.
  zip.on('error', () => {});
  try {
    return new OpenArchive(file, zip, await listMembers(zip, file, { ...LIMITS, ...limits }));
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function open(file: string): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
  try {
    return await yauzl.openPromise(file, options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const place = { file };
    const errno =
      error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
    if (errno === 'ENOENT' || errno === 'ENOTDIR') stopRun({ code: 'archive.missing', place }, error);
    if (errno === undefined) stopRun({ code: 'archive.not-a-zip', place, values: { reason } }, error);
    stopRun({ code: 'archive.not-readable', place, values: { reason: errno } }, error);
  }
}

const LISTED = 20;

class OpenArchive implements Archive {
  readonly file: string;
  readonly #zip: ZipFile;
  readonly #members: ReadonlyMap<string, Member>;

  constructor(file: string, zip: ZipFile, members: ReadonlyMap<string, Member>) {
    this.file = file;
    this.#zip = zip;
    this.#members = members;
  }

  get members(): readonly string[] {
    return [...this.#members.keys()];
  }

  require(names: readonly string[]): void {
    const missing = names.filter((name) => !this.#members.has(name));
    if (missing.length > 0) throw new RunStop(missing.map((name) => this.#missing(name)));
  }

  read(name: string): AsyncIterable<Buffer> {
    const member = this.#members.get(name);
    if (member === undefined) stopRun(this.#missing(name));
    return inflateMember(this.#zip, this.file, member);
  }

  async close(): Promise<void> {
    if (!this.#zip.isOpen) return;
    const closed = new Promise<void>((resolve) => {
      this.#zip.once('close', resolve);
      this.#zip.once('error', () => resolve());
    });
    this.#zip.close();
    await closed;
  }

  #missing(name: string) {
    const there = this.members;
    const names = there.slice(0, LISTED).map((member) => `\`${shownName(member)}\``);
    if (there.length > LISTED) names.push(`${there.length - LISTED} more`);
    const found = names.length === 0 ? 'nothing' : names.join(', ');
    return {
      code: 'extract.table-missing',
      place: { file: this.file },
      found,
      values: { member: name },
    } as const;
  }
}
