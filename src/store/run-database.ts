import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { makePrivate } from './private-file.ts';
import { runSchema, SCHEMA_VERSION } from './run-schema.ts';

export type Connection = Database.Database;

/** Page cache in KiB: fixed, so that memory does not follow the run's size. */
const CACHE_KIB = 48 * 1024;

/**
 * Opens (or makes) the run's database. One connection, on the main thread; workers never see it.
 * WAL with `synchronous = NORMAL`: a killed process loses nothing that was committed.
 */
export function openRunDatabase(file: string): Connection {
  const isNew = !existsSync(file);
  makePrivate(file);
  const db = new Database(file);
  db.pragma('page_size = 8192');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('temp_store = FILE');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma('wal_autocheckpoint = 4000');
  if (isNew || db.pragma('user_version', { simple: true }) === 0) {
    db.exec(`BEGIN; ${runSchema} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  }
  return db;
}

/** Opens a finished run's database for questions; faults come as SQLite's own errors. */
export function openRunDatabaseReadOnly(file: string): Connection {
  return new Database(file, { readonly: true, fileMustExist: true });
}

/** Whether the schema is one that this version understands. */
export function schemaMatches(db: Connection): boolean {
  return db.pragma('user_version', { simple: true }) === SCHEMA_VERSION;
}
