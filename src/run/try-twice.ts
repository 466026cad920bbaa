import { stopRun } from '../fault/run-stop.ts';
import { WorkerLost, type WorkerPool } from '../worker/pool.ts';

/** Sends a task, and once more when that fails: a worker can die of what another task left behind. */
export async function tryTwice<R>(pool: WorkerPool, send: () => Promise<R>): Promise<R> {
  try {
    return await send();
  } catch {
    pool.signal.throwIfAborted();
    return send();
  }
}

/** For tasks that are not about single records: a worker that dies twice on the same one stops the run. */
export async function tryTwiceOrStop<R>(pool: WorkerPool, send: () => Promise<R>): Promise<R> {
  try {
    return await tryTwice(pool, send);
  } catch (error) {
    if (error instanceof WorkerLost)
      stopRun({ code: 'worker.lost', place: {}, values: { times: '2' } }, error);
    throw error;
  }
}
