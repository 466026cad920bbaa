import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Composer } from '../../compose/composer.ts';
import type { Job } from '../../job/job.ts';
import { sealExtractStore } from '../../store/extract-store.ts';
import { Ledger } from '../../store/ledger.ts';
import type { ReviewDecision } from '../../store/review-decisions.ts';
import { openRunDatabase } from '../../store/run-database.ts';
import { RunFacts } from '../../store/run-facts.ts';
import { SegmentFiles } from '../../store/segment-files.ts';
import { WorkerPool } from '../../worker/pool.ts';
import { matchRecipients } from '../match-recipients.ts';
import { readNotices } from '../notices-read.ts';
import { openInputs } from '../open-inputs.ts';
import { orderDocuments } from '../order-documents.ts';
import { openTables, readDocuments, readRecipients } from '../read-tables.ts';
import { runDirectoryAt } from '../run-directory.ts';
import type { RunObserver } from '../run-options.ts';
import { StageClock } from '../stage-clock.ts';
import { tidyAddresses } from '../tidy-addresses.ts';

/** So many read extracts of a job are kept: an author goes back and forth between two or three. */
const MOST_KEPT = 3;
const KEY = /^[0-9a-f]+\.db$/;

/** What reading an extract for previews takes. */
interface ReadingTerms {
  readonly job: Job;
  readonly resources: ReadonlyMap<string, Uint8Array>;
  readonly composer: Composer;
  readonly runDate: string;
  readonly version: string;
  readonly decisions: readonly ReviewDecision[];
  readonly signal: AbortSignal;
  readonly observer: RunObserver;
}

/**
 * Reads an extract as a run does, up to the order of composition, into a file (mode 0600) that is there whole or not at all.
 * Checksum, trailers and control totals are not asked, and no document counts as produced before: what is looked at need
 * not be right. Nothing is written to any ledger.
 */
export async function readExtract(file: string, terms: ReadingTerms): Promise<void> {
  const { resources, composer, signal, observer, version } = terms;
  const { control: _control, delivery: _delivery, ...extract } = terms.job.extract;
  const job: Job = { ...terms.job, extract };
  const staged = `${file}.${process.pid}.new`;
  const db = openRunDatabase(staged);
  const ledger = new Ledger(':memory:');
  ledger.reviews.keep(job.name, terms.decisions);
  let pool: WorkerPool | undefined;
  try {
    const inputs = await openInputs(extract);
    const tables = await openTables({ job }, inputs).catch(async (error: unknown) => {
      await inputs.close();
      throw error;
    });
    const { headers, parts } = tables;
    const run = { id: 'preview', number: 0, date: terms.runDate, specimen: true };
    pool = new WorkerPool(availableParallelism(), { job, resources, headers, parts, run }, { signal });
    const context = {
      ...{ job, resources, composer, parts, db, ledger, pool, signal, observer, run, version },
      directory: runDirectoryAt(staged, run.id, undefined),
      facts: new RunFacts(db),
      segments: new SegmentFiles(staged),
      clock: new StageClock(),
      warnings: [],
    };
    await readRecipients(context, tables);
    await readNotices(context);
    await readDocuments(context, tables);
    await tidyAddresses(context);
    await matchRecipients(context);
    orderDocuments(context);
    sealExtractStore(db);
    db.close();
    renameSync(staged, file);
  } finally {
    await pool?.close();
    ledger.close();
    if (db.open) db.close();
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${staged}${end}`, { force: true });
  }
}

/** Lets go of the extracts of a job that were read longest ago. */
export function forgetOld(dir: string, job: string): void {
  const kept = readdirSync(dir)
    .filter((name) => name.startsWith(`${job}-`) && KEY.test(name.slice(job.length + 1)))
    .map((name) => ({ file: join(dir, name), changed: statSync(join(dir, name)).mtimeMs }))
    .toSorted((a, b) => b.changed - a.changed);
  for (const { file } of kept.slice(MOST_KEPT)) rmSync(file, { force: true });
}
