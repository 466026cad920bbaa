import { exitCodeOf, showFault, type Fault } from './fault.ts';

/** Thrown to stop the run: it carries every fault that made it stop. Records' faults are never thrown. */
export class RunStop extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[], options?: ErrorOptions) {
    super(faults.map(showFault).join('\n'), options);
    this.name = 'RunStop';
    this.faults = faults;
  }

  /** The exit code of the first fault. */
  get exitCode(): number {
    const first = this.faults[0];
    return first === undefined ? 2 : exitCodeOf(first);
  }
}

/** Stops the run with one fault. */
export function stopRun(fault: Fault, cause?: unknown): never {
  throw new RunStop([fault], cause === undefined ? undefined : { cause });
}
