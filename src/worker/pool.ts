import { Piscina } from 'piscina';
import { errorWithoutMessage } from '../fault/error-without-message.ts';
import { stopRun } from '../fault/run-stop.ts';
import type { ListSetup, Result, Task, WorkerSetup } from './protocol.ts';
import { WorkerFailed } from './worker-failed.ts';

/** A worker that gives no answer within this time is taken for stalled and ended. */
const STALL_MS = 120_000;

/** Tasks that stand at one worker: the second waits there, so that the worker need not wait for the main thread. */
const TASKS_A_WORKER = 2;

/** Records that may kill a worker before the run stops. */
const MOST_KILLERS = 25;

/** Old-generation limit of a worker's heap, in MB: a document that eats memory ends its worker, not the machine. */
const WORKER_HEAP_MB = 512;

/** How long the worker for suspects is kept without work, in milliseconds. */
const SUSPECTS_IDLE_MS = 10_000;

/** What happened to a task: the kind of task, what it died of, and where (frames of the stack, no message). */
type FailureListener = (task: Task['kind'], reason: string, at: readonly string[]) => void;

interface PoolOptions {
  readonly signal: AbortSignal;
  /** Told of every task that failed. */
  readonly failed?: FailureListener;
  readonly stallMs?: number;
}

/** A task from its submission to its answer. */
interface Watched {
  readonly ended: AbortController;
  readonly stallMs: number;
  timer?: NodeJS.Timeout;
}

/** Threads with the tasks that are under way on them. */
interface Threads {
  readonly piscina: Piscina<Task, Result>;
  /** Most tasks that can be at a worker at once. */
  readonly capacity: number;
  /** In the order of submission, which is the order in which workers take them: the first `capacity` are at a worker. */
  readonly watched: Watched[];
}

/** What does a run's tasks. */
export type Workers = Pick<WorkerPool, 'workers' | 'window' | 'signal' | 'run' | 'runAlone' | 'blame'>;

/**
 * The worker threads of one run. Tasks that share a worker fail together when it dies, so none of them is guilty by
 * that alone: `runAlone` tries a suspect on a thread where nothing else is at work.
 */
export class WorkerPool {
  readonly #shared: Threads;
  readonly #setup: WorkerSetup | ListSetup;
  readonly #stallMs: number;
  readonly #failed: FailureListener;
  #suspects: Threads | undefined;
  #killers = 0;
  readonly workers: number;
  /** When it aborts, every task rejects with its reason, and the workers on them end. */
  readonly signal: AbortSignal;
  readonly #stop = (): void => {
    for (const threads of [this.#shared, this.#suspects])
      threads?.watched.forEach(({ ended }) => ended.abort());
  };

  constructor(workers: number, setup: WorkerSetup | ListSetup, options: PoolOptions) {
    this.workers = workers;
    this.signal = options.signal;
    this.#setup = setup;
    this.#failed = options.failed ?? (() => undefined);
    this.#stallMs = options.stallMs ?? STALL_MS;
    this.#shared = startThreads(setup, workers, workers, TASKS_A_WORKER);
    this.signal.addEventListener('abort', this.#stop);
  }

  /** Most tasks that should be under way at once: enough that no worker waits for the main thread. */
  get window(): number {
    return this.workers * (TASKS_A_WORKER + 2);
  }

  /**
   * Runs one task. Rejects with `WorkerFailed`, or with the signal's reason when the run is to stop.
   */
  run<T extends Task>(
    task: T,
    moved: readonly ArrayBufferLike[],
  ): Promise<Extract<Result, { kind: T['kind'] }>> {
    return this.#runOn(this.#shared, task, moved, this.#stallMs);
  }

  /**
   * Runs one task on a thread that works on nothing else: when that one dies, this task is to blame.
   * `stallMs`: how long it may take.
   */
  runAlone<T extends Task>(
    task: T,
    moved: readonly ArrayBufferLike[],
    stallMs = this.#stallMs,
  ): Promise<Extract<Result, { kind: T['kind'] }>> {
    this.#suspects ??= startThreads(this.#setup, 0, 1, 1);
    return this.#runOn(this.#suspects, task, moved, Math.min(stallMs, this.#stallMs));
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
    await Promise.all([this.#shared.piscina.destroy(), this.#suspects?.piscina.destroy()]);
  }

  async #runOn<T extends Task>(
    threads: Threads,
    task: T,
    moved: readonly ArrayBufferLike[],
    stallMs: number,
  ): Promise<Extract<Result, { kind: T['kind'] }>> {
    this.signal.throwIfAborted();
    const watched: Watched = { ended: new AbortController(), stallMs };
    threads.watched.push(watched);
    watch(threads);
    try {
      const transferList = moved.filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
      const result = await threads.piscina.run(task, { transferList, signal: watched.ended.signal });
      if (result.kind !== task.kind) throw new Error(`worker answered ${result.kind} to ${task.kind}`);
      return result as Extract<Result, { kind: T['kind'] }>;
    } catch (error) {
      this.signal.throwIfAborted();
      const failure = watched.ended.signal.aborted
        ? new WorkerFailed('stalled', `no answer within ${stallMs / 1000} s`, error)
        : failureOf(error);
      this.#failed(
        task.kind,
        failure.reason,
        failure.how === 'threw' ? errorWithoutMessage(error).frames : [],
      );
      throw failure;
    } finally {
      clearTimeout(watched.timer);
      threads.watched.splice(threads.watched.indexOf(watched), 1);
      watch(threads);
    }
  }
}

function startThreads(
  setup: WorkerSetup | ListSetup,
  least: number,
  most: number,
  tasksAWorker: number,
): Threads {
  const piscina = new Piscina<Task, Result>({
    filename: new URL('./thread.js', import.meta.url).href,
    minThreads: least,
    maxThreads: most,
    ...(least < most ? { idleTimeout: SUSPECTS_IDLE_MS } : {}),
    // Order and back pressure are kept by whoever submits (in-order.ts); the pool's queue stays short.
    maxQueue: Infinity,
    concurrentTasksPerWorker: tasksAWorker,
    // The pool's own way gives a task that can be ended a worker to itself; here all can be.
    loadBalancer: (_task, workers) => {
      let chosen: (typeof workers)[number] | null = null;
      let fewest = tasksAWorker;
      for (const worker of workers) {
        const usage = worker.isRunningAbortableTask ? 1 : worker.currentUsage;
        if (usage >= fewest) continue;
        chosen = worker;
        fewest = usage;
      }
      return chosen;
    },
    atomics: 'disabled',
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
  });
  // A worker's end is told by its tasks' rejections, which is where it is dealt with.
  piscina.on('error', () => undefined);
  return { piscina, capacity: most * tasksAWorker, watched: [] };
}

/** Time runs from when a task is at a worker: one that waits in the queue is not to blame. */
function watch({ watched, capacity }: Threads): void {
  for (const task of watched.slice(0, capacity)) {
    task.timer ??= setTimeout(() => task.ended.abort(), task.stallMs).unref();
  }
}

/** How the worker's thread ended, by itself, for want of memory or with another task; or that it lives and threw. */
function failureOf(error: unknown): WorkerFailed {
  if (error instanceof Error) {
    if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      return new WorkerFailed('died', 'out of memory', error);
    if (/^(worker exited|Terminating worker)/.test(error.message))
      return new WorkerFailed('died', error.message, error);
  }
  const { name, frames } = errorWithoutMessage(error);
  return new WorkerFailed('threw', [name, ...frames.slice(0, 1)].join(' '), error);
}
