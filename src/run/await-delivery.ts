import { readdirSync, statSync, type Stats } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stopRun } from '../fault/run-stop.ts';
import type { ReadyPlan } from '../job/delivery-plan.ts';
import type { Job } from '../job/job.ts';
import { tablesOf } from '../job/tables-of.ts';
import { ageMs, elapsedMs } from '../unit/clock.ts';
import { collate } from '../unit/collate.ts';
import { deliveryPath } from './delivery-path.ts';
import { readsArchive } from './open-inputs.ts';
import { reasonOf } from './run-directory.ts';
import type { RunObserver } from './run-options.ts';

/** So often a run looks whether the delivery is there. */
const LOOK_MS = 500;

/** Something that is not as it must be yet, and what to ask the sender for. */
interface Missing {
  readonly says: string;
  readonly wanted: string;
}

interface Waiting {
  readonly signal: AbortSignal;
  readonly observer: Pick<RunObserver, 'waiting'>;
}

/**
 * Waits until the delivery is there as the job asks for it (`extract.ready`): its marker and all files that the job names
 * beside it are there, and the extract has stood still. Stops when it is not by then (exit 75, to be tried again), and
 * when a signal asks for it. The observer is told once what is waited for.
 */
export async function awaitDelivery(job: Job, { signal, observer }: Waiting): Promise<void> {
  const ready = job.extract.delivery?.ready;
  if (ready === undefined) return;
  const watch = new DeliveryWatch(job, ready);
  const until = elapsedMs() + ready.within * 1000;
  for (let told = false; ; told = true) {
    const missing = watch.look();
    if (missing.length === 0) return;
    const says = missing.map((each) => each.says).join('; ');
    const left = until - elapsedMs();
    if (left <= 0) {
      const wanted = [...new Set(missing.map((each) => each.wanted))].join(' and ');
      stopRun({
        code: 'extract.not-ready',
        place: { file: job.extract.archive },
        values: { missing: says, wanted },
      });
    }
    if (!told) observer.waiting(says);
    await pause(Math.min(LOOK_MS, left), signal);
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    const values = { signal: String(signal.reason) };
    stopRun({ code: 'run.stopped-by-signal', place: {}, values }, error);
  }
}

/** Looks at a delivery again and again, and knows since when it has stood still. */
class DeliveryWatch {
  readonly #ready: ReadyPlan;
  /** Files that must be there: the job's name for them, and where they stand. */
  readonly #companions: readonly { readonly name: string; readonly path: string }[];
  readonly #inputs: readonly string[];
  readonly #seen = new Map<string, { readonly state: string; readonly since: number }>();

  constructor(job: Job, ready: ReadyPlan) {
    const { archive, control, delivery } = job.extract;
    const beside = (typed: string | undefined, kind: string): { name: string; path: string }[] =>
      typed === undefined
        ? []
        : [{ name: `${kind} \`${basename(deliveryPath(typed, job))}\``, path: deliveryPath(typed, job) }];
    this.#ready = ready;
    this.#companions = [
      ...beside(ready.marker, 'the marker'),
      ...beside(delivery?.checksum, 'the checksum'),
      ...beside(control?.path, 'the control file'),
    ];
    const own = tablesOf(job.extract).flatMap(({ source }) => source ?? []);
    this.#inputs = [...new Set([...(readsArchive(job.extract) ? [archive] : []), ...own])];
  }

  look(): Missing[] {
    const absent = this.#companions
      .filter(({ path }) => statSync(path, { throwIfNoEntry: false }) === undefined)
      .map(({ name }) => ({ says: `${name} is not there`, wanted: name }));
    return [...absent, ...this.#inputs.flatMap((input) => this.#moving(input))];
  }

  /** What a file or folder lacks; nothing when it is there and has stood still for long enough. */
  #moving(input: string): Missing[] {
    const name = `\`${basename(input)}\``;
    const files = stateOf(input);
    if (files === undefined) return [{ says: `${name} is not there`, wanted: name }];
    const { stable } = this.#ready;
    if (stable === 0) return [];
    const state = JSON.stringify(files);
    const before = this.#seen.get(input);
    const since = before?.state === state ? before.since : elapsedMs();
    this.#seen.set(input, { state, since });
    // A file server's clock may be ahead of ours: then only what is seen here counts.
    const youngest = Math.min(...files.map(({ changed }) => ageMs(changed)));
    const still = Math.max(youngest, elapsedMs() - since);
    if (still >= stable * 1000) return [];
    const seconds = Math.max(Math.floor(still / 1000), 0);
    const says = `${name} has stood still for ${seconds} s, and must for ${stable} s`;
    return [{ says, wanted: `the end of ${name}` }];
  }
}

interface FileState {
  readonly name: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** A file, or all files and folders in a folder; undefined: it is not there. What may not be looked at stops the run. */
function stateOf(path: string): FileState[] | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (!found.isDirectory()) return [fileState('', found)];
    const inside = readdirSync(path, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
      // One that goes while it is looked at was a file on its way.
      const each = statSync(join(path, name), { throwIfNoEntry: false });
      return each === undefined ? [] : [fileState(name, each)];
    });
    return [fileState('', found), ...inside.toSorted((a, b) => collate(a.name, b.name))];
  } catch (error) {
    const values = { reason: reasonOf(error) };
    return stopRun({ code: 'archive.not-readable', place: { file: path }, values }, error);
  }
}

function fileState(name: string, stats: Stats): FileState {
  return { name, size: stats.isDirectory() ? 0 : stats.size, changed: stats.mtimeMs };
}
