import type { AmountDifference } from '../extract/control.ts';
import type { FilePlan, FramedFile } from '../extract/framed-file.ts';
import { checkTrailers } from '../extract/trailer.ts';
import type { Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import type { TrailerPlan } from '../job/delivery-plan.ts';
import type { RunFacts } from '../store/run-facts.ts';

/** Fact of the run: the amounts that trailers state otherwise than they were read. */
export const TRAILER_DIFFERENCES = 'trailer.differences';

/** What the trailers of all files state, gathered while they are read: all problems are told at once. */
export class TrailerChecks {
  readonly #trailers: readonly TrailerPlan[];
  readonly #faults: Fault[] = [];
  readonly #differences: AmountDifference[] = [];

  constructor(trailers: readonly TrailerPlan[]) {
    this.#trailers = trailers;
  }

  /** A file that was read to its end. */
  add(plan: FilePlan, framed: FramedFile): void {
    const { faults, differences } = checkTrailers(this.#trailers, plan, framed);
    this.#faults.push(...faults);
    this.#differences.push(...differences);
  }

  /** When all files were read: stops with what is wrong, and keeps the amounts that are still to be settled. */
  conclude(facts: RunFacts): void {
    if (this.#faults.length > 0) throw new RunStop(this.#faults);
    facts.set(TRAILER_DIFFERENCES, JSON.stringify(this.#differences));
  }
}
