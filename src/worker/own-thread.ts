import { errorWithoutMessage } from '../fault/error-without-message.ts';
import type { Composer } from '../compose/composer.ts';
import { createWork } from './create-work.ts';
import type { Workers } from './pool.ts';
import type { Result, Task, WorkerSetup } from './protocol.ts';
import { WorkerFailed } from './worker-failed.ts';

/** Does a run's tasks on the thread that asks: for a document or two, starting threads costs more than the work. */
export class OwnThread implements Workers {
  readonly workers = 1;
  readonly window = 1;
  readonly signal: AbortSignal;
  readonly #work: (task: Task) => Result;

  constructor(setup: WorkerSetup, composer: Composer, signal: AbortSignal) {
    this.signal = signal;
    this.#work = createWork(setup, composer);
  }

  run<T extends Task>(task: T): Promise<Extract<Result, { kind: T['kind'] }>> {
    try {
      // A task is answered by a result of its own kind.
      return Promise.resolve(this.#work(task) as Extract<Result, { kind: T['kind'] }>);
    } catch (error) {
      const { name, frames } = errorWithoutMessage(error);
      return Promise.reject(new WorkerFailed('threw', [name, ...frames.slice(0, 1)].join(' '), error));
    }
  }

  runAlone<T extends Task>(task: T): Promise<Extract<Result, { kind: T['kind'] }>> {
    return this.run(task);
  }

  blame(): void {
    // Whoever asked is told of each record that cannot be worked on.
  }
}
