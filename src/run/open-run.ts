import { existsSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createComposer, type Composer } from '../compose/composer.ts';
import type { Fault } from '../fault/fault.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import { faultTable, type FaultCode } from '../fault/table.ts';
import type { Job } from '../job/job.ts';
import { loadJob } from '../job/load-job.ts';
import { Ledger } from '../store/ledger.ts';
import { openRunDatabase, schemaMatches, type Connection } from '../store/run-database.ts';
import { RunFacts } from '../store/run-facts.ts';
import { takeRunLock, type RunLock } from '../store/run-lock.ts';
import { SegmentFiles } from '../store/segment-files.ts';
import { WorkerPool } from '../worker/pool.ts';
import type { WorkerSetup } from '../worker/protocol.ts';
import { awaitDelivery } from './await-delivery.ts';
import { checkReference } from './check-reference.ts';
import { checkLayout } from './check-layout.ts';
import { overrideInputs } from './override-inputs.ts';
import {
  freshStaging,
  isReleased,
  makeOrStop,
  makeRunDirectory,
  nameRun,
  reasonOf,
  runExists,
  type RunDirectory,
} from './run-directory.ts';
import { isHeld } from './hold.ts';
import { completeRelease } from './release.ts';
import { checkReleaseGroup, proveGroup, releaseGroup } from './release-group.ts';
import type { RunObserver, RunOptions } from './run-options.ts';
import { supplementOf, type Supplemented } from './supplement.ts';
import { StageClock } from './stage-clock.ts';

/** A run that has its job, its directory, its lock and its database, and has not read anything yet. */
export interface OpenedRun {
  readonly options: RunOptions;
  readonly observer: RunObserver;
  readonly job: Job;
  /** The run whose mended rejects are read. */
  readonly supplements?: Supplemented;
  readonly resources: ReadonlyMap<string, Uint8Array>;
  /** The main thread's composer: heights and forms of messages, forms of pages. */
  readonly composer: Composer;
  readonly directory: RunDirectory;
  readonly runDate: string;
  readonly db: Connection;
  readonly facts: RunFacts;
  readonly segments: SegmentFiles;
  readonly ledger: Ledger;
  readonly clock: StageClock;
  readonly warnings: Fault[];
  /** Starts the worker threads; once a run. */
  readonly startPool: (setup: WorkerSetup) => WorkerPool;
  readonly close: () => Promise<void>;
}

export async function openRun(options: RunOptions & { readonly observer: RunObserver }): Promise<OpenedRun> {
  const loaded = await loadJob(options.jobFile, { runDate: options.runDate });
  if (options.signal.aborted) {
    stopRun({ code: 'run.stopped-by-signal', place: {}, values: { signal: String(options.signal.reason) } });
  }
  if (loaded.faults !== undefined) throw new RunStop(loaded.faults);
  const given = overrideInputs(loaded.job, options.inputs);
  const supplement = supplementOf(given);
  const job = supplement?.job ?? given;
  const composer = createComposer(job, loaded.resources);
  const wrong = [...checkReleaseGroup(job), ...checkLayout(job, composer)];
  if (wrong.length > 0) throw new RunStop(wrong);
  const runDate = loaded.day;
  const aged = checkReference(job, loaded.resources, runDate);
  if (aged.some(({ code }) => faultTable[code].effect === 'stop')) throw new RunStop(aged);
  const directory = nameRun(options, job.name, runDate, releaseGroup(job));
  const values = { run: directory.id, dir: directory.root };
  if (runExists(directory)) {
    if (!options.resume && !existsSync(directory.database))
      stopRun({ code: 'run.exists', place: {}, values });
  } else if (options.resume) {
    stopRun({
      code: 'run.resume-mismatch',
      place: {},
      values: { ...values, reason: 'there is no such run' },
    });
  }
  if (!isReleased(directory)) proveGroup(job.release, directory);
  const stateDir = stateDirectory(options, job, directory);
  // Before anything of the run is made: a run that finds the lock taken leaves nothing that its next try would meet.
  // And before it is judged whether the run is there: one that is under way is to be waited for.
  const { lock, ledger } = openState(stateDir, job.name);
  const known = completedOrKnown(directory, options, () =>
    ledger.complete(job.name, directory.id, directory.root),
  );
  if (known !== undefined) {
    ledger.close();
    lock.release();
    stopRun({ code: known, place: {}, values });
  }
  if (!options.resume) {
    // Before anything of the run is made, as above: what is not there yet is tried again with the same command.
    try {
      await awaitDelivery(job, options);
    } catch (error) {
      ledger.close();
      lock.release();
      throw error;
    }
  }
  makeRunDirectory(directory);
  const { db, segments } = openStore(directory, options.resume);
  freshStaging(directory);
  const facts = new RunFacts(db);
  // Where the ledger is that a later command about this run must tell.
  facts.set('state.directory', stateDir);
  options.observer.started({ id: directory.id, directory: directory.root, job: job.name });

  let pool: WorkerPool | undefined;
  return {
    options,
    observer: options.observer,
    job,
    ...(supplement === undefined ? {} : { supplements: supplement.of }),
    resources: loaded.resources,
    composer,
    directory,
    runDate,
    db,
    facts,
    segments,
    ledger,
    clock: new StageClock(),
    warnings: [...aged, ...composer.doubts()],
    startPool: (setup) =>
      (pool ??= new WorkerPool(options.workers ?? availableParallelism(), setup, {
        signal: options.signal,
        ...stallLimit(),
        failed: (task, reason, at) =>
          options.observer.note('worker failed', { task, reason, at: at.join('\n') }),
      })),
    close: async () => {
      await pool?.close();
      segments.close();
      db.close();
      ledger.close();
      lock.release();
    },
  };
}

/** Why a run of this id is not produced: it is there already. What a release that was cut short has left is put in place. */
function completedOrKnown(
  directory: RunDirectory,
  { resume }: RunOptions,
  noteCompleted: () => void,
): FaultCode | undefined {
  if (!isReleased(directory)) {
    if (isHeld(directory)) return 'run.held';
    return !resume && existsSync(directory.database) ? 'run.exists' : undefined;
  }
  if (!existsSync(directory.staging)) return 'run.released';
  completeRelease(directory);
  noteCompleted();
  return 'run.release-completed';
}

/** $STAPEL_STALL_SECONDS: a worker without an answer for so long is ended; where the machine is slow or records are huge. */
function stallLimit(): { readonly stallMs?: number } {
  const seconds = Number(process.env['STAPEL_STALL_SECONDS'] ?? Number.NaN);
  return seconds > 0 ? { stallMs: seconds * 1000 } : {};
}

function stateDirectory(options: RunOptions, job: Job, directory: RunDirectory): string {
  const named =
    options.stateDir ?? (job.state === 'own' ? join(directory.root, 'state') : process.env['STAPEL_STATE']);
  const path = resolve(named ?? join(dirname(options.jobFile), '.stapel'));
  makeOrStop(path);
  return path;
}

/** Takes the job's lock and opens the ledger; a state directory that cannot be written to stops the run. */
function openState(dir: string, job: string): { lock: RunLock; ledger: Ledger } {
  let lock: RunLock | undefined;
  try {
    lock = takeRunLock(dir, job);
    if (lock === undefined) stopRun({ code: 'run.locked', place: {}, values: { job } });
    return { lock, ledger: new Ledger(join(dir, 'ledger.db')) };
  } catch (error) {
    lock?.release();
    const reason = reasonOf(error);
    if (!/^(SQLITE_(CANTOPEN|READONLY|PERM)|EACCES|EPERM|EROFS)/.test(reason)) throw error;
    stopRun({ code: 'run.output-not-writable', place: {}, values: { dir, reason } }, error);
  }
}

/** A run that never finished reading starts over; a later one is taken up where it stopped. */
function openStore(directory: RunDirectory, resume: boolean): { db: Connection; segments: SegmentFiles } {
  const first = openRunDatabase(directory.database);
  if (!resume || (schemaMatches(first) && new RunFacts(first).isDone('extract'))) {
    return { db: first, segments: new SegmentFiles(directory.segments) };
  }
  first.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${directory.database}${end}`, { force: true });
  return { db: openRunDatabase(directory.database), segments: new SegmentFiles(directory.segments) };
}
