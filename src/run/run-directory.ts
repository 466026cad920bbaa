import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { stopRun } from '../fault/run-stop.ts';

/** The paths of one run; everything below `staging` is invisible to machines until the run is released. */
export interface RunDirectory {
  readonly id: string;
  readonly root: string;
  readonly database: string;
  readonly segments: string;
  readonly staging: string;
  /** Number of the group that may read what is released; absent: nobody but the owner. */
  readonly group?: number;
}

/**
 * Names the run's directory: `--run-id`, or `<job>-<runDate>-<n>` with the first n that is free. A run that is to be resumed
 * is the one with the highest n that is not released.
 */
export function nameRun(
  { outDir, runId, resume }: { readonly outDir: string; readonly runId?: string; readonly resume: boolean },
  job: string,
  runDate: string,
  group?: number,
): RunDirectory {
  const stem = `${job}-${runDate}`;
  const id = runId ?? (resume ? unfinishedId(outDir, stem) : undefined) ?? freeId(outDir, stem);
  return runDirectoryAt(resolve(outDir, id), id, group);
}

/** The paths of the run whose directory is `root`, an absolute path. */
export function runDirectoryAt(root: string, id: string, group: number | undefined): RunDirectory {
  return {
    id,
    root,
    database: join(root, 'run.db'),
    segments: join(root, 'segments'),
    staging: join(root, '.staging'),
    ...(group === undefined ? {} : { group }),
  };
}

/** Makes the run's directories, mode 0700; a place that cannot be written to stops the run. */
export function makeRunDirectory(dir: RunDirectory): void {
  makeOrStop(dir.root);
  try {
    chmodSync(dir.root, 0o700);
    accessSync(dir.root, constants.W_OK | constants.X_OK);
  } catch (error) {
    stopNotWritable(dir.root, error);
  }
  makeOrStop(dir.segments);
}

/** Makes a directory and what is missing above it; gives those that it made. A place that cannot be written to stops the run. */
export function makeOrStop(path: string): readonly string[] {
  try {
    return makeDirectories(path);
  } catch (error) {
    return stopNotWritable(path, error);
  }
}

function stopNotWritable(dir: string, error: unknown): never {
  return stopRun(
    { code: 'run.output-not-writable', place: {}, values: { dir, reason: reasonOf(error) } },
    error,
  );
}

/**
 * Makes a directory and what is missing above it, mode 0700, and gives those that it made. One at a time: Node's own
 * recursive form never returns where a file system refuses new directories by saying that they do not exist, as /proc does.
 */
function makeDirectories(path: string): string[] {
  if (existsSync(path)) return [];
  const above = dirname(path);
  const made = above === path ? [] : makeDirectories(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another run may have made it in between.
    if (reasonOf(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
    return made;
  }
  return [...made, path];
}

/** An unfinished run's directory may be taken up again; a finished one may not. */
export function isReleased(dir: Pick<RunDirectory, 'root'>): boolean {
  return existsSync(join(dir.root, 'streams'));
}

/** Whether anything of a run with this id is there. */
export function runExists(dir: RunDirectory): boolean {
  return existsSync(dir.root) && readdirSync(dir.root).length > 0;
}

/** An empty staging directory: what an interrupted run left there was never released and is made again. */
export function freshStaging(dir: RunDirectory): void {
  rmSync(dir.staging, { recursive: true, force: true });
  for (const name of ['streams', 'rejects'])
    mkdirSync(join(dir.staging, name), { recursive: true, mode: 0o700 });
}

/** The operating system's reason in its own short word, such as `EACCES`. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error)
    return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  return String(error);
}

function unfinishedId(outDir: string, stem: string): string | undefined {
  for (let n = Number(freeId(outDir, stem).slice(stem.length + 1)) - 1; n > 0; n -= 1) {
    const id = `${stem}-${n}`;
    if (!isReleased({ root: resolve(outDir, id) })) return id;
  }
  return undefined;
}

function freeId(outDir: string, stem: string): string {
  for (let n = 1; ; n += 1) if (!existsSync(join(outDir, `${stem}-${n}`))) return `${stem}-${n}`;
}
