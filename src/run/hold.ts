import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stageFile } from './release.ts';
import type { RunDirectory } from './run-directory.ts';

/** Stands in the staging directory of a held run, and goes with it when the run is released. */
const MARK = 'held';

/**
 * Marks a run whose files are all staged as held. It is written last: a run that is killed before it is one that has not
 * ended, and is gone on with.
 */
export function markHeld(directory: RunDirectory): void {
  stageFile(directory, MARK, '');
}

/** Whether all of the run is staged and waits for a person. */
export function isHeld({ staging }: Pick<RunDirectory, 'staging'>): boolean {
  return existsSync(join(staging, MARK));
}
