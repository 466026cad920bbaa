import { errorWithoutMessage } from '../fault/error-without-message.ts';
import type { Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import type { OpenedRun } from './open-run.ts';
import { reasonOf } from './run-directory.ts';
import { StageFailure } from './stage-clock.ts';

/**
 * Of several works that failed on the same store, what stopped the run: a full disk, which the others may have met as
 * something odd (SQLite ends an open transaction by itself then); else a fault that says what it is; else the first.
 */
export function gravestOf(errors: readonly unknown[]): unknown {
  const byCause = (is: (cause: unknown) => boolean): unknown => errors.find((error) => is(causeOf(error)));
  return byCause(isDiskFull) ?? byCause((cause) => cause instanceof RunStop) ?? errors[0];
}

/** The faults that an error means: those that it carries, a signal, a full disk, else `run.internal` with its stage. */
export function stopsOf(opened: OpenedRun, error: unknown): readonly Fault[] {
  const cause = causeOf(error);
  if (cause instanceof RunStop) return cause.faults;
  const { signal } = opened.options;
  if (signal.aborted) {
    return [{ code: 'run.stopped-by-signal', place: {}, values: { signal: String(signal.reason) } }];
  }
  if (isDiskFull(cause))
    return [{ code: 'run.disk-full', place: {}, values: { dir: opened.directory.root } }];
  // What fails between the stages fails while it is told how the run ends.
  const stage = error instanceof StageFailure ? error.stage : 'report';
  const { name, frames } = errorWithoutMessage(cause);
  opened.observer.note('unexpected error', { stage, error: name, at: frames.join('\n') });
  return [
    { code: 'run.internal', place: {}, values: { stage, reason: [name, ...frames.slice(0, 1)].join(' ') } },
  ];
}

/** What a stage's work threw; anything else is its own cause. */
function causeOf(error: unknown): unknown {
  return error instanceof StageFailure ? error.cause : error;
}

/** What kind of error it is, without its message unless that is one of SQLite or of the operating system. */
export function kindOf(error: unknown): string {
  return errorWithoutMessage(causeOf(error)).name;
}

function isDiskFull(cause: unknown): boolean {
  return ['ENOSPC', 'SQLITE_FULL'].includes(reasonOf(cause));
}
