import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DuplicatePolicy } from '../job/job.ts';
import { defineHashes, HASH_BYTES } from '../store/document-hash.ts';
import type { DocumentMark, ReleasedRun } from '../store/released-documents.ts';
import { openRunDatabaseReadOnly } from '../store/run-database.ts';
import { ledgerTables } from './judge-expectations.ts';
import { documentHashes, knownSince } from './keep-documents.ts';
import type { RunContext } from './run-context.ts';
import { kindOf } from './stop-causes.ts';

/** What a run's documents are held against. */
interface Earlier {
  readonly runs: readonly ReleasedRun[];
  readonly number: DuplicatePolicy;
  readonly content: DuplicatePolicy;
}

/** Documents that are held against the ledger at a time: memory stays flat, however many a night has. */
const PAGE = 1_048_576;

/**
 * The earlier runs of the job whose documents count, and what becomes of those that come again. Runs that produced the same
 * extract do not count in one that produces it again on purpose; where there is none of these, a person who says `--rerun` means
 * that an extract which was changed is to be produced whatever was printed before: that is told, and nothing is held back.
 */
export function earlierRuns(context: RunContext): Earlier {
  const { job, ledger, directory, facts, run } = context;
  const { number, content, days } = job.duplicates;
  if (run.specimen || (number === 'off' && content === 'off')) return { runs: [], number, content };
  const again = ledger.reasonOf(job.name, directory.id, directory.root) !== undefined;
  const same = again
    ? [
        ...ledger.producedBefore(job.name, facts.get('archive.sha256') ?? '', directory.root),
        ...ledger.readBefore(job.name, ledgerTables(context), directory.root),
      ].map((other) => other.directory)
    : [];
  const told = (policy: DuplicatePolicy): DuplicatePolicy =>
    policy === 'hold' && again && same.length === 0 ? 'warn' : policy;
  const runs = ledger.documents.runs(job.name, knownSince(run.date, days), [directory.root, ...same]);
  return { runs, number: told(number), content: told(content) };
}

/**
 * Notes in run.db which documents the runs have produced before, each with the first of them. `select` gives hash and
 * document in ascending order of the hash, by the functions of `store/document-hash.ts`.
 */
export function noteKnown(
  { db, ledger, observer }: RunContext,
  runs: readonly ReleasedRun[],
  mark: DocumentMark,
  select: string,
): void {
  defineHashes(db);
  db.prepare('DELETE FROM known_document WHERE mark = ?').run(mark);
  if (runs.length === 0) return;
  const insertRun = db.prepare(
    'INSERT OR REPLACE INTO earlier_run (run, run_id, directory) VALUES (?, ?, ?)',
  );
  const insert = db.prepare('INSERT OR IGNORE INTO known_document (document, mark, run) VALUES (?, ?, ?)');
  db.exec('DROP TABLE IF EXISTS temp.asked');
  db.exec('CREATE TEMP TABLE asked (id INTEGER PRIMARY KEY, hash BLOB, document INTEGER)');
  db.prepare(`INSERT INTO temp.asked (hash, document) ${select}`).run();
  const page = db.prepare<[number], { id: number; hash: Buffer; document: number }>(
    `SELECT id, hash, document FROM temp.asked WHERE id > ? ORDER BY id LIMIT ${PAGE}`,
  );
  const count = db.prepare<[], number>('SELECT count(*) FROM temp.asked').pluck().get() ?? 0;
  for (let last = 0; last < count; last += PAGE) {
    const size = Math.min(PAGE, count - last);
    const hashes = Buffer.alloc(size * HASH_BYTES);
    const documents = new Float64Array(size);
    for (const row of page.iterate(last)) {
      const at = row.id - last - 1;
      hashes.set(row.hash, at * HASH_BYTES);
      documents[at] = row.document;
    }
    for (const run of runs) {
      if (run.documentsKept === null && last === 0) keepBelated(ledger, run, observer);
      const found = ledger.documents.known(run.id, mark, hashes);
      if (found.length > 0) insertRun.run(run.id, run.runId, run.directory);
      for (const at of found) insert.run(documents[at] ?? 0, mark, run.id);
    }
  }
  db.exec('DROP TABLE temp.asked');
}

/** What a run of an earlier version has released is taken from its own database, where that is still there. */
function keepBelated(
  ledger: RunContext['ledger'],
  { id, runId, directory }: ReleasedRun,
  observer: RunContext['observer'],
): void {
  const file = join(directory, 'run.db');
  try {
    if (!existsSync(file)) return;
    const before = openRunDatabaseReadOnly(file);
    try {
      ledger.documents.keep(id, documentHashes(before));
    } finally {
      before.close();
    }
  } catch (error) {
    observer.note('documents of an earlier run are not known', { run: runId, reason: kindOf(error) });
  }
}
