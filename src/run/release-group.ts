import { chmodSync, chownSync, existsSync, readFileSync, rmdirSync } from 'node:fs';
import type { Fault } from '../fault/fault.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import type { Job, ReleasePlan } from '../job/job.ts';
import { makeOrStop, reasonOf, type RunDirectory } from './run-directory.ts';

/** Where a POSIX system keeps its own groups; those of a directory service are given by number. */
const GROUPS = '/etc/group';

/** Files that the job's group may read, and directories that it may enter and list. */
const GROUP_FILE = 0o640;
const GROUP_DIRECTORY = 0o750;

/** Number of the group that may read what is released; undefined: nobody but the owner. Stops when there is no such group, or the user is not in it. */
export function releaseGroup({ release }: Pick<Job, 'release'>): number | undefined {
  if (release === undefined) return undefined;
  const group = typeof release.group === 'number' ? release.group : numberOf(release.group);
  if (group === undefined) {
    const found = String(release.group);
    stopRun({ code: 'release.group-unknown', place: release.at, found, expected: GROUPS });
  }
  if (!mayGiveTo(group)) stopRun(refused(release, 'the user who runs stapel is not in it'));
  return group;
}

/** What is wrong with the job's group on this machine, for `stapel check`. */
export function checkReleaseGroup(job: Job): readonly Fault[] {
  try {
    releaseGroup(job);
    return [];
  } catch (error) {
    if (error instanceof RunStop) return error.faults;
    throw error;
  }
}

/**
 * Makes what is missing above the run's directory, open to the group, and gives an empty directory to the group for a
 * moment: what the file system refuses must be known before anything is read, not when the run is released.
 */
export function proveGroup(release: ReleasePlan | undefined, { root, group }: RunDirectory): void {
  if (release === undefined || group === undefined) return;
  const probe = `${root}.${process.pid}`;
  const made = makeOrStop(probe);
  try {
    for (const path of made) openDirectory(path, group);
  } catch (error) {
    throw new RunStop([refused(release, `the file system says ${reasonOf(error)}`)], { cause: error });
  } finally {
    rmdirSync(probe);
  }
}

/** Lets the group enter and list a directory. */
export function openDirectory(path: string, group: number): void {
  // The group first: the mode would open it to the one before.
  chownSync(path, -1, group);
  chmodSync(path, GROUP_DIRECTORY);
}

/** Lets the group read a file. */
export function openFile(path: string, group: number): void {
  chownSync(path, -1, group);
  chmodSync(path, GROUP_FILE);
}

function refused({ at, group }: ReleasePlan, reason: string): Fault {
  return { code: 'release.group-refused', place: at, found: String(group), values: { reason } };
}

function mayGiveTo(group: number): boolean {
  if (process.geteuid?.() === 0) return true;
  return process.getegid?.() === group || (process.getgroups?.() ?? []).includes(group);
}

function numberOf(name: string): number | undefined {
  if (!existsSync(GROUPS)) return undefined;
  for (const line of readFileSync(GROUPS, 'utf8').split('\n')) {
    const [each, , number] = line.split(':');
    if (each === name && /^\d+$/.test(number ?? '')) return Number(number);
  }
  return undefined;
}
