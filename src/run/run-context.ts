import type { Composer } from '../compose/composer.ts';
import type { Fault } from '../fault/fault.ts';
import type { Job } from '../job/job.ts';
import type { TablePart } from '../model/row-position.ts';
import type { RunIdentity } from '../model/run-identity.ts';
import type { FontPrograms } from '../pdf/font-program.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Connection } from '../store/run-database.ts';
import type { RunFacts } from '../store/run-facts.ts';
import type { SegmentFiles } from '../store/segment-files.ts';
import type { Workers } from '../worker/pool.ts';
import type { RunDirectory } from './run-directory.ts';
import type { RunObserver } from './run-options.ts';
import type { Supplemented } from './supplement.ts';
import type { StageClock } from './stage-clock.ts';

/** What the stages of one run share: its store, its workers, its clocks. */
export interface RunContext {
  readonly job: Job;
  /** The run whose mended rejects are read. */
  readonly supplements?: Supplemented;
  /** The parts that positions of rows are in. */
  readonly parts: readonly TablePart[];
  readonly resources: ReadonlyMap<string, Uint8Array>;
  /** The main thread's composer: heights and forms of messages, forms of pages. */
  readonly composer: Composer;
  readonly directory: RunDirectory;
  readonly db: Connection;
  readonly ledger: Ledger;
  /** Where font files of print streams come from; absent: each is made. */
  readonly fontPrograms?: FontPrograms;
  /** Version of Stapel, for the report. */
  readonly version: string;
  readonly facts: RunFacts;
  readonly segments: SegmentFiles;
  readonly pool: Workers;
  readonly clock: StageClock;
  readonly observer: RunObserver;
  /** Every page is read back before the release. */
  readonly verifyAll?: boolean;
  readonly signal: AbortSignal;
  readonly run: RunIdentity;
  /** Only so many documents, in postal order; absent: all. */
  readonly limit?: number;
  /** Run-level notes that are no one record's: they are shown in the report. */
  readonly warnings: Fault[];
}

/** Ends the run between two chunks when a signal asked for it. */
export function checkSignal(context: { readonly signal: AbortSignal }): void {
  context.signal.throwIfAborted();
}
