import type Database from 'better-sqlite3';
import { commonHashes, HASH_WORDS, wordsOf } from './common-hashes.ts';
import { HASH_BYTES } from './document-hash.ts';

/** By what a document is known again: its number, or all that it says but its number. */
export type DocumentMark = 'number' | 'content';

/** A run whose documents are out, or may be. */
export interface ReleasedRun {
  /** Its number in the ledger. */
  readonly id: number;
  readonly runId: string;
  readonly directory: string;
  /** 1: its documents are kept; null: a version of Stapel that kept none has released it. */
  readonly documentsKept: number | null;
}

/** Hashes in one row: a night of a million documents is a few dozen rows. */
const CHUNK = 32_768;

/**
 * What the ledger keeps of released documents: hashes alone, packed and in ascending order, so that a night's documents are
 * held against those of hundreds of nights in one pass over each. Of a run that is not released they mean nothing.
 */
export class ReleasedDocuments {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** Runs of a job that have released, or may have, with a run date of `since` or later, oldest first. */
  runs(job: string, since: string, except: readonly string[]): ReleasedRun[] {
    return this.#db
      .prepare<[string, string, string], ReleasedRun>(
        `SELECT id, runId, directory, documentsKept FROM run
         WHERE job = ? AND runDate >= ? AND state IN ('releasing', 'released')
           AND directory NOT IN (SELECT value FROM json_each(?)) ORDER BY id`,
      )
      .all(job, since, JSON.stringify(except));
  }

  /**
   * Keeps a run's documents instead of what was kept of it, chunk by chunk, so that other jobs need not wait for the ledger
   * meanwhile. Hashes come in ascending order.
   */
  keep(run: number, hashes: Readonly<Record<DocumentMark, () => Iterable<Buffer>>>): void {
    this.#db.prepare('UPDATE run SET documentsKept = NULL WHERE id = ?').run(run);
    this.#db.prepare('DELETE FROM released_document WHERE run = ?').run(run);
    const insert = this.#db.prepare(
      'INSERT INTO released_document (run, mark, chunk, last, hashes) VALUES (?, ?, ?, ?, ?)',
    );
    for (const mark of ['number', 'content'] as const) {
      let chunk = 0;
      for (const packed of packedChunks(hashes[mark]())) {
        insert.run(run, mark, chunk, packed.subarray(packed.length - HASH_BYTES), packed);
        chunk += 1;
      }
    }
    this.#db.prepare('UPDATE run SET documentsKept = 1 WHERE id = ?').run(run);
  }

  /** Which of the hashes, packed and ascending, a run has as well: their numbers, from 0. */
  known(run: number, mark: DocumentMark, asked: Buffer): number[] {
    const found: number[] = [];
    const words = wordsOf(asked);
    let from = 0;
    const chunks = this.#db
      .prepare<[number, string, Buffer], { hashes: Buffer }>(
        'SELECT hashes FROM released_document WHERE run = ? AND mark = ? AND last >= ? ORDER BY chunk',
      )
      .iterate(run, mark, asked.subarray(0, HASH_BYTES));
    for (const { hashes } of chunks) {
      from = commonHashes(words, wordsOf(hashes), from, found);
      if (from * HASH_WORDS >= words.length) break;
    }
    return found;
  }

  /** How many document numbers of one run another one has too. */
  sharedNumbers(run: number, other: number): number {
    return this.#db
      .prepare<[number], { hashes: Buffer }>(
        "SELECT hashes FROM released_document WHERE run = ? AND mark = 'number' ORDER BY chunk",
      )
      .all(run)
      .reduce((sum, { hashes }) => sum + this.known(other, 'number', hashes).length, 0);
  }

  /** Lets go of the documents of a job's runs of days before. */
  forget(job: string, before: string): void {
    const old = 'SELECT id FROM run WHERE job = ? AND runDate < ? AND documentsKept = 1';
    this.#db.prepare(`DELETE FROM released_document WHERE run IN (${old})`).run(job, before);
    this.#db.prepare(`UPDATE run SET documentsKept = NULL WHERE id IN (${old})`).run(job, before);
  }
}

function* packedChunks(hashes: Iterable<Buffer>): Generator<Buffer> {
  const chunk = Buffer.alloc(CHUNK * HASH_BYTES);
  let at = 0;
  for (const hash of hashes) {
    chunk.set(hash, at);
    at += HASH_BYTES;
    if (at < chunk.length) continue;
    yield chunk;
    at = 0;
  }
  if (at > 0) yield chunk.subarray(0, at);
}
