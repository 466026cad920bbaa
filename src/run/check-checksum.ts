import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, normalize, sep } from 'node:path';
import { readChecksums, type StatedChecksum } from '../extract/checksum-file.ts';
import type { Fault } from '../fault/fault.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import type { Job } from '../job/job.ts';
import { deliveryPath } from './delivery-path.ts';
import { readsArchive } from './open-inputs.ts';
import { reasonOf } from './run-directory.ts';

/** A checksum file names a few files. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Compares the extract with the checksum that was delivered with it (`extract.checksum`): the archive, or each file of a
 * folder that it names. Stops when it cannot be read, says nothing about the extract, or says otherwise.
 */
export async function checkChecksum(job: Job): Promise<void> {
  const typed = job.extract.delivery?.checksum;
  if (typed === undefined || !readsArchive(job.extract)) return;
  const path = deliveryPath(typed, job);
  const { archive } = job.extract;
  // What is wrong with an archive that is not there is said by who opens it.
  const found = statSync(archive, { throwIfNoEntry: false });
  if (found === undefined) return;
  const unreadable = (reason: string, cause?: unknown): never =>
    stopRun({ code: 'extract.checksum-unreadable', place: { file: path }, values: { reason } }, cause);
  const stated = readChecksums(contentOf(path, unreadable));
  if (stated === undefined) return unreadable('a line of it is no checksum');
  const files = found.isDirectory() ? filesIn(archive, stated) : aboutOne(archive, stated);
  if (files.length === 0) return unreadable(`it says nothing about \`${basename(archive)}\``);
  const faults: Fault[] = [];
  for (const { file, kind, sum } of files) {
    const read = await hashOf(file, kind, unreadable);
    if (read === sum) continue;
    const values = { kind: kind.toUpperCase(), stated: basename(path) };
    faults.push({ code: 'extract.checksum-differs', place: { file }, found: read, expected: sum, values });
  }
  if (faults.length > 0) throw new RunStop(faults);
}

type Unreadable = (reason: string, cause?: unknown) => never;

interface Checked extends Pick<StatedChecksum, 'kind' | 'sum'> {
  /** Where it stands. */
  readonly file: string;
}

/** The sum that is about one file: the one that names it, or the only one where none names any. */
function aboutOne(archive: string, stated: readonly StatedChecksum[]): Checked[] {
  const name = basename(archive);
  const named = stated.filter(({ file }) => file !== undefined && basename(plain(file)) === name);
  const alone = stated.length === 1 ? stated.filter(({ file }) => file === undefined) : [];
  return [...named, ...alone].map(({ kind, sum }) => ({ kind, sum, file: archive }));
}

/** Each file of a folder that is named, by its path in the folder or in the one around it. */
function filesIn(folder: string, stated: readonly StatedChecksum[]): Checked[] {
  return stated.flatMap(({ kind, sum, file }): Checked[] => {
    if (file === undefined) return [];
    const within = plain(file);
    const inner = within.startsWith(`${basename(folder)}${sep}`)
      ? within.slice(basename(folder).length + 1)
      : within;
    if (isAbsolute(inner) || inner.startsWith('..')) return [];
    return [{ kind, sum, file: join(folder, inner) }];
  });
}

function plain(file: string): string {
  return normalize(file.replaceAll('\\', '/'));
}

function contentOf(path: string, unreadable: Unreadable): string {
  try {
    if (statSync(path).size > MOST_BYTES) return unreadable('it is too large for a list of checksums');
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof RunStop) throw error;
    return unreadable(reasonOf(error) === 'ENOENT' ? 'it is not there' : reasonOf(error), error);
  }
}

async function hashOf(file: string, kind: StatedChecksum['kind'], unreadable: Unreadable): Promise<string> {
  const hash = createHash(kind);
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
      if (chunk instanceof Uint8Array) hash.update(chunk);
    }
  } catch (error) {
    const reason = reasonOf(error) === 'ENOENT' ? 'it is not there' : reasonOf(error);
    return unreadable(`it names \`${basename(file)}\`, and ${reason}`, error);
  }
  return hash.digest('hex');
}
