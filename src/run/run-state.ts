import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isHeld } from './hold.ts';
import { notInPlace } from './release.ts';
import { isReleased } from './run-directory.ts';

/** Why a run has released nothing, and what to do. */
interface NotReleased {
  readonly kind: 'held' | 'specimen' | 'failed' | 'not-ended';
  readonly reason: string;
  readonly next: string;
}

/** How a run stands. */
export interface RunState {
  readonly id: string;
  /** What goes with released streams and is not in its place yet; as a rule empty. */
  readonly behind: readonly string[];
  /** Absent when the run is released. */
  readonly notReleased?: NotReleased;
  /** The path of a released file, or of a specimen's: where it stands now. */
  readonly find: (name: string) => string;
}

/**
 * Tells how a run stands by what is in its directory alone: whoever asks may have no right to its lock or its ledger.
 * `limitOf` gives the `--limit` that run.db states; it is asked only where that decides.
 */
export function stateOfRun(root: string, limitOf: () => string | undefined): RunState {
  const id = basename(root);
  const staging = join(root, '.staging');
  const behind = notInPlace({ root, staging });
  const notReleased = isReleased({ root }) ? undefined : reasonOfNone(id, staging, limitOf);
  // Staging goes first: what stands in the run's directory beside it is of an earlier try.
  const kind = notReleased?.kind;
  const fromStaging = behind.length > 0 || kind === 'specimen' || kind === 'held';
  return {
    id,
    behind,
    ...(notReleased === undefined ? {} : { notReleased }),
    find: (name) => {
      const staged = join(staging, name);
      return fromStaging && existsSync(staged) ? staged : join(root, name);
    },
  };
}

function reasonOfNone(id: string, staging: string, limitOf: () => string | undefined): NotReleased {
  if (isHeld({ staging })) {
    return {
      kind: 'held',
      reason: 'it is held until a person releases it',
      next: 'look at its report, then release it with `stapel release`, this directory and --by with your name',
    };
  }
  const limit = existsSync(join(staging, 'report.json')) ? limitOf() : undefined;
  if (limit !== undefined) {
    return {
      kind: 'specimen',
      reason: `it is a specimen (--limit ${limit})`,
      next: 'to print it all, start it without --limit, under another --run-id',
    };
  }
  if (existsSync(staging)) {
    return {
      kind: 'not-ended',
      reason: 'it has not ended: it is under way, or was killed',
      next: `wait while run.ndjson in it grows or its process is there; else go on with it: stapel run with --resume --run-id ${id}`,
    };
  }
  return {
    kind: 'failed',
    reason: 'it stopped before its release',
    next: 'its report and run.ndjson say why; when that is mended, go on with --resume or start anew',
  };
}
