import { stopRun } from '../fault/run-stop.ts';
import type { Workers } from '../worker/pool.ts';
import type { Result, Task } from '../worker/protocol.ts';
import { WorkerFailed } from '../worker/worker-failed.ts';

/** How long a part of a chunk may take while the record that stalls is looked for: hundreds of times what it should. */
const PART_STALL_MS = 10_000;

/** How long one record may take on a thread of its own before it is rejected. */
const RECORD_STALL_MS = 60_000;

type Answer<T extends Task> = Extract<Result, { kind: T['kind'] }>;

/** A task as it is sent: made anew for each try, since its bytes are moved to the worker. */
type MakeTask<T extends Task> = () => { readonly task: T; readonly moved: readonly ArrayBufferLike[] };

/** Sends a task, and once more, alone, when that fails: a worker can die of what another task did or left behind. */
async function tryTwice<T extends Task>(pool: Workers, make: MakeTask<T>): Promise<Answer<T>> {
  try {
    const { task, moved } = make();
    return await pool.run(task, moved);
  } catch (error) {
    // One that stalled had its time; halves of it are its second try.
    if (!(error instanceof WorkerFailed) || error.how === 'stalled') throw error;
    const { task, moved } = make();
    return pool.runAlone(task, moved);
  }
}

/** For tasks that are not about single records: a worker that dies twice on the same one stops the run. */
export async function tryTwiceOrStop<T extends Task>(pool: Workers, make: MakeTask<T>): Promise<Answer<T>> {
  try {
    return await tryTwice(pool, make);
  } catch (error) {
    if (!(error instanceof WorkerFailed)) throw error;
    if (error.how === 'threw') throw error.cause;
    stopRun({ code: 'worker.lost', place: {}, values: { times: '2' } }, error);
  }
}

/** How the records of a chunk become tasks, and what is made of what comes back. */
interface Retry<I, T extends Task> {
  readonly make: (items: I) => ReturnType<MakeTask<T>>;
  /** The two halves; undefined for a single record. */
  readonly halves: (items: I) => readonly [I, I] | undefined;
  readonly join: (items: I, parts: readonly [Answer<T>, Answer<T>]) => Answer<T>;
  /** The answer for a single record that cannot be worked on; `how`: what became of its worker. */
  readonly reject: (items: I, how: string) => Answer<T>;
}

/**
 * Sends a chunk of records. When two workers die on it, or one stalls, it is halved until the record that does it is
 * alone, and that one is rejected.
 */
export async function tryWithHalves<I, T extends Task>(
  pool: Workers,
  items: I,
  retry: Retry<I, T>,
): Promise<Answer<T>> {
  try {
    return await tryTwice(pool, () => retry.make(items));
  } catch (error) {
    return halve(pool, items, retry, error);
  }
}

async function halve<I, T extends Task>(
  pool: Workers,
  items: I,
  retry: Retry<I, T>,
  error: unknown,
): Promise<Answer<T>> {
  // Anything else is not about a record, such as a database that cannot be read.
  if (!(error instanceof WorkerFailed)) throw error;
  const halves = retry.halves(items);
  if (halves === undefined) {
    pool.blame();
    return retry.reject(items, error.reason);
  }
  const [first, second] = halves;
  return retry.join(items, [await alone(pool, first, retry), await alone(pool, second, retry)]);
}

async function alone<I, T extends Task>(pool: Workers, items: I, retry: Retry<I, T>): Promise<Answer<T>> {
  try {
    const { task, moved } = retry.make(items);
    return await pool.runAlone(
      task,
      moved,
      retry.halves(items) === undefined ? RECORD_STALL_MS : PART_STALL_MS,
    );
  } catch (error) {
    return halve(pool, items, retry, error);
  }
}
