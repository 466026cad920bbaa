import { Piscina } from 'piscina';
import type { Result, Task, WorkerSetup } from './protocol.ts';

/** A worker that gives no answer within this time is taken for stalled and ended. */
const STALL_MS = 120_000;

/** Old-generation limit of a worker's heap, in MB: a document that eats memory ends its worker, not the machine. */
const WORKER_HEAP_MB = 512;

/** The worker threads of one run. */
export class WorkerPool {
  readonly #pool: Piscina<Task, Result>;
  readonly #stallMs: number;
  readonly workers: number;

  constructor(workers: number, setup: WorkerSetup, options: { readonly stallMs?: number } = {}) {
    this.workers = workers;
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
  }

  /** Most tasks that should be under way at once: enough that no worker waits for the main thread. */
  get window(): number {
    return this.workers * 3;
  }

  /**
   * Runs one task. Rejects with the worker's error; when the worker dies or stalls, it is replaced
   * and the task rejects as well: the caller knows what may be tried again.
   */
  async run<T extends Task>(task: T, moved: readonly ArrayBufferLike[]): Promise<Extract<Result, { kind: T['kind'] }>> {
    const stalled = new AbortController();
    const timer = setTimeout(() => stalled.abort(), this.#stallMs);
    timer.unref();
    try {
      const transferList = moved.filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
      const result = await this.#pool.run(task, { transferList, signal: stalled.signal });
      if (result.kind !== task.kind) throw new Error(`worker answered ${result.kind} to ${task.kind}`);
      return result as Extract<Result, { kind: T['kind'] }>;
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
