import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createComposer, type Composer } from '../../compose/composer.ts';
import type { Fault } from '../../fault/fault.ts';
import { RunStop } from '../../fault/run-stop.ts';
import type { Job } from '../../job/job.ts';
import { loadJob } from '../../job/load-job.ts';
import { openExtractStore } from '../../store/extract-store.ts';
import { Ledger } from '../../store/ledger.ts';
import type { ReviewDecision } from '../../store/review-decisions.ts';
import type { Connection } from '../../store/run-database.ts';
import { checkPlaces } from '../check-layout.ts';
import { overrideInputs } from '../override-inputs.ts';
import { makeOrStop } from '../run-directory.ts';
import type { RunObserver } from '../run-options.ts';
import type { Choice } from './chosen-documents.ts';
import { extractKey } from './extract-key.ts';
import { keptFonts } from './kept-fonts.ts';
import { setDocuments, type SetDocuments, type SettingTerms } from './set-documents.ts';

/** What is asked of a preview; nothing in it is interpreted yet. */
export interface PreviewOptions {
  readonly jobFile: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly stateDir?: string;
  readonly runDate?: string;
  /** Pages show where blocks stand. */
  readonly outlines: boolean;
  readonly signal: AbortSignal;
  readonly version: string;
  readonly observer: RunObserver;
}

/** Documents that were set, and what is wrong with the job all the same: a run would stop at it. */
export interface Preview extends SetDocuments {
  readonly job: Job;
  readonly jobFaults: readonly Fault[];
}

/**
 * Sets documents of a job as a run would, and releases nothing: no ledger and no run directory is written. The extract is read
 * once and kept under `<state>/preview/` (mode 0600); what is there may be deleted at any time. Stops when the job cannot be
 * used, or when none of the chosen documents is there.
 */
export async function previewJob(options: PreviewOptions, choice: Choice): Promise<Preview> {
  const terms = await openPreview(options);
  const { job, db } = terms;
  try {
    return { ...(await setDocuments(terms, choice)), job, jobFaults: checkPlaces(job) };
  } finally {
    db.close();
  }
}

/** Loads a job and opens its extract, read before or now; whoever asks closes `db`. */
export async function openPreview(options: PreviewOptions): Promise<SettingTerms> {
  const { signal, version, observer } = options;
  const loaded = await loadJob(options.jobFile, { runDate: options.runDate });
  if (loaded.faults !== undefined) throw new RunStop(loaded.faults);
  const { resources } = loaded;
  const job = overrideInputs(loaded.job, options.inputs);
  const composer = createComposer(job, resources, options.outlines);
  const runDate = loaded.day;
  const state = resolve(
    options.stateDir ?? process.env['STAPEL_STATE'] ?? join(dirname(options.jobFile), '.stapel'),
  );
  const db = await openExtract(options, { job, resources, composer, runDate, state });
  const fontPrograms = keptFonts(join(state, 'preview', 'fonts'));
  return { job, resources, composer, db, runDate, version, signal, observer, fontPrograms };
}

interface LoadedTerms {
  readonly job: Job;
  readonly resources: ReadonlyMap<string, Uint8Array>;
  readonly composer: Composer;
  readonly runDate: string;
  /** The state directory. */
  readonly state: string;
}

/** The extract as it was read before, or read now. */
async function openExtract(options: PreviewOptions, loaded: LoadedTerms): Promise<Connection> {
  const { version, signal, observer } = options;
  const { job, runDate, state } = loaded;
  const decisions = decisionsIn(join(state, 'ledger.db'), job);
  const dir = join(state, 'preview');
  const file = join(dir, `${job.name}-${extractKey(job, { version, runDate, decisions })}.db`);
  if (!existsSync(file)) {
    makeOrStop(dir);
    // What reads an extract is half of the program, and is not wanted again.
    const { forgetOld, readExtract } = await import('./read-extract.ts');
    await readExtract(file, { ...loaded, version, decisions, signal, observer });
    forgetOld(dir, job.name);
  }
  return openExtractStore(file);
}

/** What persons have decided of recipients that may be one, where the job asks it. */
function decisionsIn(file: string, { name, match }: Job): readonly ReviewDecision[] {
  if (match === undefined || !existsSync(file)) return [];
  const ledger = new Ledger(file);
  try {
    return ledger.reviews.of(name);
  } finally {
    ledger.close();
  }
}
