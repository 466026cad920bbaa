import type { BigIntStats, Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import { stopRun } from '../../fault/run-stop.ts';
import type { Container, OpenMember } from './container.ts';
import { DeliveredFile, errnoOf } from './delivered-file.ts';
import type { InputLimits } from './input-limits.ts';
import { shownName } from './shown-name.ts';
import { stopMember } from './stop-member.ts';

/**
 * The files of a folder and of those in it. Links are never followed: like pipes and devices they are listed, and stop the
 * run when they are wanted.
 */
export async function openFolder(path: string, limits: InputLimits): Promise<Container> {
  const { members, unlisted } = await listFolder(path, limits);
  return {
    kind: 'folder',
    members: [...members.keys()].toSorted(),
    unlisted,
    open: async (name) => openMember(path, name, members.get(name)),
    close: async () => Promise.resolve(),
  };
}

interface Listing {
  readonly members: ReadonlyMap<string, BigIntStats>;
  readonly unlisted: ReadonlyMap<string, string>;
}

async function listFolder(path: string, limits: InputLimits): Promise<Listing> {
  const members = new Map<string, BigIntStats>();
  const unlisted = new Map<string, string>();
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await entriesOf(path, folder, unlisted)) {
      const name = posix.join(folder, entry.name);
      if (entry.isDirectory()) open.push(name);
      else {
        const state = await stateOf(path, name);
        if (state !== undefined) members.set(name, state);
      }
      if (members.size + open.length > limits.members) {
        const counts = { found: `${limits.members + 1} or more`, expected: String(limits.members) };
        stopRun({ code: 'archive.too-many-members', place: { file: path }, ...counts });
      }
    }
  }
  return { members, unlisted };
}

/** A folder within that may not be read stops nobody who wants nothing of it, such as `lost+found`. */
async function entriesOf(path: string, folder: string, unlisted: Map<string, string>): Promise<Dirent[]> {
  try {
    return await readdir(posix.join(path, folder), { withFileTypes: true });
  } catch (error) {
    if (folder === '') return notReadable(path, '', error);
    unlisted.set(folder, errnoOf(error) ?? String(error));
    return [];
  }
}

/** Undefined where it is gone since the folder was read. */
async function stateOf(path: string, name: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(posix.join(path, name), { bigint: true });
  } catch (error) {
    return errnoOf(error) === 'ENOENT' ? undefined : notReadable(path, name, error);
  }
}

function notReadable(path: string, name: string, error: unknown): never {
  const what = errnoOf(error) ?? String(error);
  const reason = name === '' ? what : `${shownName(name)}: ${what}`;
  return stopRun({ code: 'archive.not-readable', place: { file: path }, values: { reason } }, error);
}

async function openMember(path: string, name: string, state: BigIntStats | undefined): Promise<OpenMember> {
  if (state === undefined) throw new RangeError('a member was asked for that the folder does not have');
  const stop = stopMember(path, name);
  if (state.isSymbolicLink()) stop({ code: 'archive.link' });
  if (!state.isFile()) stop({ code: 'archive.not-readable', reason: 'it is no plain file' });
  const file = await DeliveredFile.open(posix.join(path, name), path, { name, state });
  return { file, bytes: file.read(), close: async () => file.close() };
}
