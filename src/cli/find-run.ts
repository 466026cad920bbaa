import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Fault } from '../fault/fault.ts';
import { stopRun } from '../fault/run-stop.ts';
import { reasonOf } from '../run/run-directory.ts';
import { stateOfRun, type RunState } from '../run/run-state.ts';
import { RunFacts } from '../store/run-facts.ts';
import { openRunDatabaseReadOnly, schemaMatches, type Connection } from '../store/run-database.ts';
import { faultLines } from './failure.ts';

/** A run that a command asks about. */
export interface FoundRun {
  /** As it was typed. */
  readonly dir: string;
  readonly root: string;
  readonly state: RunState;
}

/**
 * Finds the run of a directory. Nothing is ever changed or moved by asking: the run may be under way, its directory a
 * copy, and whoever asks may have no right but to read. A directory without a run stops the command.
 */
export function findRun(dir: string): FoundRun {
  const root = resolve(dir);
  if (!isThere(join(root, 'run.db'))) {
    stopRun({ code: 'cli.not-a-run', place: {}, found: dir, values: { reason: whyNone(root) } });
  }
  const state = stateOfRun(root, () => {
    const limit = askRun(root, (db) => new RunFacts(db).get('run.limit'));
    return limit === 'undefined' ? undefined : limit;
  });
  return { dir, root, state };
}

/** Asks run.db; one that cannot be read stops the command. */
export function askRun<T>(root: string, work: (db: Connection) => T): T {
  const file = join(root, 'run.db');
  return readDatabase(file, () => {
    const db = openRunDatabaseReadOnly(file);
    try {
      if (!schemaMatches(db)) stopUnreadable(file, 'another version of stapel made it');
      return work(db);
    } finally {
      db.close();
    }
  });
}

/** Asks run.db for as long as the work takes, which may wait for others. */
export async function askRunAtLength<T>(root: string, work: (db: Connection) => Promise<T>): Promise<T> {
  const file = join(root, 'run.db');
  try {
    const db = readDatabase(file, () => openRunDatabaseReadOnly(file));
    try {
      if (!readDatabase(file, () => schemaMatches(db)))
        stopUnreadable(file, 'another version of stapel made it');
      return await work(db);
    } finally {
      db.close();
    }
  } catch (error) {
    return readDatabase(file, () => {
      throw error;
    });
  }
}

/** What SQLite says of a damaged or locked file, as a fault that names it. */
export function readDatabase<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !reasonOf(error).startsWith('SQLITE_')) throw error;
    return stopUnreadable(file, `${error.message} (${reasonOf(error)})`, error);
  }
}

/** Says, on standard error, that a release was cut short; the answer is whole all the same. */
export function warnOfRelease({ state }: FoundRun): void {
  if (state.behind.length === 0) return;
  warn({ code: 'run.release-cut-short', place: {}, found: listed(state.behind), values: { run: state.id } });
}

/** Says, on standard error, that nothing of what is shown was released. */
export function warnOfNothing({ dir, state: { notReleased } }: FoundRun): void {
  if (notReleased === undefined) return;
  const { reason, next } = notReleased;
  warn({ code: 'cli.nothing-released', place: {}, found: dir, values: { reason, next } });
}

function warn(fault: Fault): void {
  process.stderr.write(faultLines(fault));
}

function stopUnreadable(file: string, reason: string, cause?: unknown): never {
  return stopRun({ code: 'cli.database-unreadable', place: {}, found: file, values: { reason } }, cause);
}

function isThere(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return false;
    return stopUnreadable(file, reason, error);
  }
}

function whyNone(root: string): string {
  const found = statSync(root, { throwIfNoEntry: false });
  if (existsSync(join(dirname(root), 'run.db'))) return `the run is in ${dirname(root)}`;
  if (found === undefined) return 'there is no such directory';
  if (!found.isDirectory()) return 'it is not a directory';
  const runs = readdirSync(root).filter((name) => existsSync(join(root, name, 'run.db')));
  return runs.length === 0 ? 'there is no run.db in it' : `it holds the runs ${listed(runs.slice(-3))}`;
}

function listed(names: readonly string[]): string {
  return names.join(', ').replace(/, ([^,]*)$/, ' and $1');
}
