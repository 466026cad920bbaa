import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../../fault/fault.ts';
import type { RunIdentity } from '../../model/run-identity.ts';
import { WorkerPool } from '../../worker/pool.ts';
import { checkPlaces } from '../check-layout.ts';
import { takeDocuments } from '../preview/chosen-documents.ts';
import { openPreview, type PreviewOptions } from '../preview/preview-job.ts';
import { setPieces, type SettingTerms } from '../preview/set-documents.ts';
import { termsOf, type Side } from './side.ts';

/** From so many documents on, starting threads takes less time than they save. */
const MANY = 300;

/** A job whose extract is read, and none of whose documents is set yet. */
export class JobSide {
  readonly faults: readonly Fault[];
  readonly #name: string;
  readonly #terms: SettingTerms;

  private constructor(name: string, terms: SettingTerms) {
    this.#name = name;
    this.#terms = terms;
    this.faults = checkPlaces(terms.job);
  }

  static async open(name: string, options: Omit<PreviewOptions, 'jobFile' | 'outlines'>): Promise<JobSide> {
    return new JobSide(name, await openPreview({ ...options, jobFile: name, outlines: false }));
  }

  get db(): SettingTerms['db'] {
    return this.#terms.db;
  }

  /** Sets documents by their places in the order of composition. `run`: which run their pages say that they are of. */
  async set(places: readonly number[], of: RunIdentity | undefined): Promise<Side> {
    const terms = this.#terms;
    const { job, db, signal } = terms;
    takeDocuments(db, places);
    const run = of ?? { id: 'preview', number: 0, date: terms.runDate, specimen: false };
    const { context, close } = await setPieces(
      {
        ...terms,
        run,
        ...(places.length < MANY
          ? {}
          : { startPool: (setup) => new WorkerPool(availableParallelism(), setup, { signal }) }),
      },
      places.length,
    );
    return {
      kind: 'job',
      name: this.#name,
      db,
      segments: context.directory.segments,
      streamPath: (file) => join(context.directory.staging, file),
      terms: termsOf(job),
      run,
      close,
    };
  }

  close(): void {
    this.#terms.db.close();
  }
}
