import { defineHashes } from '../store/document-hash.ts';
import type { DocumentMark } from '../store/released-documents.ts';
import type { Connection } from '../store/run-database.ts';
import { day } from '../unit/calendar.ts';
import { today } from '../unit/clock.ts';
import { dayBefore } from '../unit/day-number.ts';
import type { RunContext } from './run-context.ts';

const NUMBERS = `
SELECT number_hash(d.key) FROM fate f JOIN document d ON d.document = f.document
WHERE f.fate IN ('composed', 'diverted') ORDER BY 1`;

const CONTENTS = 'SELECT content_hash(fingerprint) FROM composed ORDER BY 1';

/**
 * Keeps in the ledger what this run is about to release, and lets go of what is older than the job wants it known. It counts
 * as soon as the ledger says that the run is released, and not before.
 */
export function keepDocuments({
  db,
  job,
  ledger,
  directory,
  run,
}: Pick<RunContext, 'db' | 'job' | 'ledger' | 'directory' | 'run'>): void {
  const key = { job: job.name, runId: directory.id, directory: directory.root };
  const known = ledger.find(key);
  if (known === undefined) return;
  ledger.documents.keep(known.id, documentHashes(db));
  // A run date far ahead must not take the memory of all nights before it.
  const now = today();
  ledger.documents.forget(job.name, knownSince(run.date < now ? run.date : now, job.duplicates.days));
}

/** The hashes of what a run has produced, in ascending order. */
export function documentHashes(db: Connection): Readonly<Record<DocumentMark, () => Iterable<Buffer>>> {
  defineHashes(db);
  const all = (sql: string) => (): Iterable<Buffer> => db.prepare<[], Buffer>(sql).pluck().iterate();
  return { number: all(NUMBERS), content: all(CONTENTS) };
}

/** The first run date whose documents are known to a run of that date. */
export function knownSince(runDate: string, days: number): string {
  const date = day(runDate);
  return (date === undefined ? undefined : dayBefore(date, days)) ?? '';
}
