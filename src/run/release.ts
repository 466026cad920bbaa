import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunDirectory } from './run-directory.ts';

/** What is moved after the streams; a run killed in between has released whole and is completed when its id is run again. */
const FOLLOWERS = ['rejects', 'postal', 'report.json', 'report.html', 'manifest.json'];

/**
 * Releases the run: one rename brings `streams/` (print streams and control files together) into the run directory.
 * That rename is the release; before it nothing can be picked up, after it everything that a machine needs is there.
 */
export function releaseRun(directory: RunDirectory): void {
  syncDirectory(join(directory.staging, 'streams'));
  syncDirectory(directory.staging);
  renameSync(join(directory.staging, 'streams'), join(directory.root, 'streams'));
  completeRelease(directory);
}

/** Moves what goes with released streams; does nothing where it is done already. */
export function completeRelease(directory: RunDirectory): void {
  for (const name of FOLLOWERS) {
    const from = join(directory.staging, name);
    if (!existsSync(from)) continue;
    // What an earlier, stopped try of this run has shown makes room.
    rmSync(join(directory.root, name), { recursive: true, force: true });
    renameSync(from, join(directory.root, name));
  }
  syncDirectory(directory.root);
  rmSync(directory.staging, { recursive: true, force: true });
}

/** A failed run shows its report and its rejects, and nothing that could be printed. */
export function showFailure(directory: RunDirectory): void {
  for (const name of ['rejects', 'report.json', 'report.html']) {
    const from = join(directory.staging, name);
    if (!existsSync(from)) continue;
    rmSync(join(directory.root, name), { recursive: true, force: true });
    renameSync(from, join(directory.root, name));
  }
  rmSync(directory.staging, { recursive: true, force: true });
}

/** Writes a staged file, mode 0600, and makes sure that it is on the disk. */
export function stageFile(directory: RunDirectory, name: string, content: string | Uint8Array): void {
  const file = join(directory.staging, name);
  writeFileSync(file, content, { mode: 0o600 });
  const handle = openSync(file, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncDirectory(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
