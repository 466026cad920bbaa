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
}

/** Names the run's directory: `--run-id`, or `<job>-<runDate>-<n>` with the first n that is free. */
export function nameRun(
  outDir: string,
  job: string,
  runDate: string,
  runId: string | undefined,
): RunDirectory {
  const id = runId ?? freeId(outDir, `${job}-${runDate}`);
  const root = resolve(outDir, id);
  return {
    id,
    root,
    database: join(root, 'run.db'),
    segments: join(root, 'segments'),
    staging: join(root, '.staging'),
  };
}

/** Makes the run's directories, mode 0700; a place that cannot be written to stops the run. */
export function makeRunDirectory(dir: RunDirectory): void {
  try {
    makeDirectories(dir.root);
    chmodSync(dir.root, 0o700);
    accessSync(dir.root, constants.W_OK | constants.X_OK);
    makeDirectories(dir.segments);
  } catch (error) {
    stopRun(
      { code: 'run.output-not-writable', place: {}, values: { dir: dir.root, reason: reasonOf(error) } },
      error,
    );
  }
}

/**
 * Makes a directory and what is missing above it, mode 0700. One at a time: Node's own recursive form never returns
 * where a file system refuses new directories by saying that they do not exist, as /proc does.
 */
export function makeDirectories(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeDirectories(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another run may have made it in between.
    if (reasonOf(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
}

/** An unfinished run's directory may be taken up again; a finished one may not. */
export function isReleased(dir: RunDirectory): boolean {
  return existsSync(join(dir.root, 'streams'));
}

/** Whether anything of a run with this id is there. */
export function runExists(dir: RunDirectory): boolean {
  return existsSync(dir.root) && readdirSync(dir.root).length > 0;
}

/** An empty staging directory: what an interrupted run left there was never released and is made again. */
export function freshStaging(dir: RunDirectory): void {
  rmSync(dir.staging, { recursive: true, force: true });
  for (const name of ['streams', 'rejects', 'postal'])
    mkdirSync(join(dir.staging, name), { recursive: true, mode: 0o700 });
}

/** The operating system's reason in its own short word, such as `EACCES`. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error)
    return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  return String(error);
}

function freeId(outDir: string, stem: string): string {
  for (let n = 1; ; n += 1) if (!existsSync(join(outDir, `${stem}-${n}`))) return `${stem}-${n}`;
}
