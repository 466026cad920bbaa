import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { openDirectory, openFile } from './release-group.ts';
import { isReleased, type RunDirectory } from './run-directory.ts';

/**
 * What is moved after the streams; a run killed in between has released whole and is completed when `stapel run` is given
 * its id again. Commands that only read take these files from staging until then.
 */
const FOLLOWERS = ['rejects', 'review.csv', 'postal', 'report.json', 'report.html', 'manifest.json'];

/**
 * Releases the run: one rename brings `streams/` (print streams and control files together) into the run directory.
 * That rename is the release; before it nothing can be picked up, after it everything that a machine needs is there.
 */
export function releaseRun(directory: RunDirectory): void {
  openToGroup(directory);
  sync(join(directory.staging, 'streams'));
  sync(directory.staging);
  renameSync(join(directory.staging, 'streams'), join(directory.root, 'streams'));
  completeRelease(directory);
}

/** Moves what goes with released streams; does nothing where it is done already. */
export function completeRelease(directory: RunDirectory): void {
  for (const name of FOLLOWERS) show(directory, name);
  sync(directory.root);
  rmSync(directory.staging, { recursive: true, force: true });
}

/** A failed run shows its report and its rejects, and nothing that could be printed. */
export function showFailure(directory: RunDirectory): void {
  for (const name of ['rejects', 'report.json', 'report.html']) show(directory, name);
  rmSync(directory.staging, { recursive: true, force: true });
}

/** What of a released run still stands in staging, because the release was cut short or is under way; as a rule nothing. */
export function notInPlace(directory: Pick<RunDirectory, 'root' | 'staging'>): readonly string[] {
  if (!isReleased(directory)) return [];
  return FOLLOWERS.filter((name) => holdsSomething(join(directory.staging, name)));
}

/** Moves a staged file or directory to its place. An empty directory is not shown. */
function show({ staging, root }: RunDirectory, name: string): void {
  const from = join(staging, name);
  if (!existsSync(from)) return;
  // What an earlier, stopped try of this run has shown makes room.
  rmSync(join(root, name), { recursive: true, force: true });
  if (holdsSomething(from)) renameSync(from, join(root, name));
}

function holdsSomething(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  return !found.isDirectory() || readdirSync(path).length > 0;
}

/** Before the rename: from the moment when it is released, everything can be read by whom the job names. */
function openToGroup({ staging, root, group }: RunDirectory): void {
  if (group === undefined) return;
  const streams = join(staging, 'streams');
  for (const name of readdirSync(streams)) {
    const file = join(streams, name);
    openFile(file, group);
    sync(file);
  }
  openDirectory(streams, group);
  openDirectory(root, group);
}

/** Writes a staged file, mode 0600, and makes sure that it is on the disk. */
export function stageFile(directory: RunDirectory, name: string, content: string | Uint8Array): void {
  const file = join(directory.staging, name);
  writeFileSync(file, content, { mode: 0o600 });
  sync(file);
}

/** Makes a file's or directory's content and rights durable. */
function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
