import { Piscina } from 'piscina';
import { stopRun } from '../fault/run-stop.ts';
import type { Result, Task, WorkerSetup } from './protocol.ts';

/** A worker that gives no answer within this time is taken for stalled and ended. */
const STALL_MS = 120_000;

/** Records that may kill a worker before the run stops. */
const MOST_KILLERS = 25;

/** Old-generation limit of a worker's heap, in MB: a document that eats memory ends its worker, not the machine. */
const WORKER_HEAP_MB = 512;

/** A worker died or stalled on a task. It was replaced: the task may be tried again. */
export class WorkerLost extends Error {
  constructor(cause: unknown) {
    super('a worker died or stalled', { cause });
    this.name = 'WorkerLost';
  }
}

export interface PoolOptions {
  readonly signal: AbortSignal;
  /** Told of every worker that was lost: the kind of task and why. */
  readonly lost?: (task: Task['kind'], reason: string) => void;
  readonly stallMs?: number;
}

/** A task from its submission to its answer. */
interface Watched {
  readonly ended: AbortController;
  timer?: NodeJS.Timeout;
}

/** The worker threads of one run. */
export class WorkerPool {
  readonly #pool: Piscina<Task, Result>;
  readonly #stallMs: number;
  readonly #lost: NonNullable<PoolOptions['lost']>;
  /** In the order of submission, which is the order in which workers take them: the first `workers` are worked on. */
  readonly #watched: Watched[] = [];
  #killers = 0;
  readonly #stop = (): void => this.#watched.forEach(({ ended }) => ended.abort());
  readonly workers: number;
  /** When it aborts, every task rejects with its reason, and the workers on them end. */
  readonly signal: AbortSignal;

  constructor(workers: number, setup: WorkerSetup, options: PoolOptions) {
    this.workers = workers;
    this.signal = options.signal;
    this.#lost = options.lost ?? (() => undefined);
    this.#stallMs = options.stallMs ?? STALL_MS;
    this.#pool = new Piscina<Task, Result>({
      filename: new URL('./thread.js', import.meta.url).href,
      minThreads: workers,
      maxThreads: workers,
      // Order and back pressure are kept by whoever submits (in-order.ts); the pool's queue stays short.
      maxQueue: Infinity,
      concurrentTasksPerWorker: 1,
      atomics: 'disabled',
      workerData: setup,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
    });
    // A worker's end is told by its task's rejection, which is where it is dealt with.
    this.#pool.on('error', () => undefined);
    this.signal.addEventListener('abort', this.#stop);
  }

  /** Most tasks that should be under way at once: enough that no worker waits for the main thread. */
  get window(): number {
    return this.workers * 3;
  }

  /**
   * Runs one task. Rejects with the error that the worker gave, with `WorkerLost` when the worker died or stalled,
   * with the signal's reason when the run is to stop.
   */
  async run<T extends Task>(
    task: T,
    moved: readonly ArrayBufferLike[],
  ): Promise<Extract<Result, { kind: T['kind'] }>> {
    this.signal.throwIfAborted();
    const watched: Watched = { ended: new AbortController() };
    this.#watched.push(watched);
    this.#watch();
    try {
      const transferList = moved.filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
      const result = await this.#pool.run(task, { transferList, signal: watched.ended.signal });
      if (result.kind !== task.kind) throw new Error(`worker answered ${result.kind} to ${task.kind}`);
      return result as Extract<Result, { kind: T['kind'] }>;
    } catch (error) {
      this.signal.throwIfAborted();
      const reason = watched.ended.signal.aborted ? 'no answer in time' : deathOf(error);
      if (reason === undefined) throw error;
      this.#lost(task.kind, reason);
      throw new WorkerLost(error);
    } finally {
      clearTimeout(watched.timer);
      this.#watched.splice(this.#watched.indexOf(watched), 1);
      this.#watch();
    }
  }

  /**
   * A record was found to kill its worker. So many of them are no matter of records: the fault is in the template or in
   * this program, and rejecting them one by one would pass a broken night off as a released one.
   */
  blame(): void {
    this.#killers += 1;
    if (this.#killers > MOST_KILLERS)
      stopRun({ code: 'worker.lost', place: {}, values: { times: String(this.#killers) } });
  }

  async close(): Promise<void> {
    this.signal.removeEventListener('abort', this.#stop);
    await this.#pool.destroy();
  }

  /** Time runs from when a worker takes a task: one that waits behind a stalled one is not to blame. */
  #watch(): void {
    for (const watched of this.#watched.slice(0, this.workers)) {
      watched.timer ??= setTimeout(() => watched.ended.abort(), this.#stallMs).unref();
    }
  }
}

/** How the worker's thread ended, by itself or for want of memory; undefined when it lives. */
function deathOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'out of memory';
  return error.message.startsWith('worker exited') ? error.message : undefined;
}
