import type { BigIntStats, Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
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
  const members = await listFolder(path, limits);
  return {
    kind: 'folder',
    members: [...members.keys()].toSorted(),
    open: async (name) => openMember(path, name, members.get(name)),
    close: async () => Promise.resolve(),
  };
}

async function listFolder(path: string, limits: InputLimits): Promise<ReadonlyMap<string, BigIntStats>> {
  const members = new Map<string, BigIntStats>();
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await entriesOf(path, folder)) {
      const name = `${folder}${entry.name}`;
      if (entry.isDirectory()) open.push(`${name}/`);
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
  return members;
}

async function entriesOf(path: string, folder: string): Promise<Dirent[]> {
  try {
    return await readdir(join(path, folder), { withFileTypes: true });
  } catch (error) {
    return notReadable(path, folder, error);
  }
}

/** Undefined where it is gone since the folder was read. */
async function stateOf(path: string, name: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(join(path, name), { bigint: true });
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
  const file = await DeliveredFile.open(join(path, name), path, { name, state });
  return { file, bytes: file.read(), close: async () => file.close() };
}
