import Database from 'better-sqlite3';
import type { Connection } from './run-database.ts';
import { indexesForPreview, runSchema } from './run-schema.ts';

/** What follows from the documents that are looked at: it is made in memory, above the tables of the same names. */
const LAID_OVER = [
  ...['meta', 'stage', 'compose_order', 'compose_detail', 'compose_chunk', 'composed', 'correction'],
  ...['fate', 'held_row', 'aside', 'warning', 'piece', 'piece_document', 'sheet', 'print_stream'],
];

/** Makes a run's database that has been read, tidied and ordered into one file that can be asked for single accounts. */
export function sealExtractStore(db: Connection): void {
  db.exec(indexesForPreview);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('journal_mode = DELETE');
}

/**
 * Opens a sealed extract to set some of its documents. Nothing in the file changes: SQLite takes a temporary table before one
 * of the file, so a run's stages write into memory and read the extract's rows from the file.
 */
export function openExtractStore(file: string): Connection {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma('temp_store = MEMORY');
  const schema = runSchema.split(';').map((statement) => statement.trim());
  for (const table of LAID_OVER) {
    const own = schema.find((statement) => statement.startsWith(`CREATE TABLE ${table} (`));
    if (own === undefined) throw new Error(`no table ${table} in the schema`);
    db.exec(own.replace('CREATE TABLE', 'CREATE TEMP TABLE'));
  }
  return db;
}
