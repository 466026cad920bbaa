import Database from 'better-sqlite3';
import { join } from 'node:path';
import { makePrivate } from './private-file.ts';

/** A lock that the operating system gives back when the process ends, however it ends: nothing to clean by hand. */
export interface RunLock {
  release(): void;
}

/** Takes the job's lock in the state directory, or returns undefined when another process holds it. */
export function takeRunLock(stateDir: string, job: string): RunLock | undefined {
  const file = join(stateDir, `${job}.lock`);
  // A lock that others can open is one that others can hold.
  makePrivate(file);
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  return {
    release: () => {
      db.exec('ROLLBACK');
      db.close();
    },
  };
}
