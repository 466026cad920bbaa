import { numberIn } from '../../job/omr-position.ts';
import type { StatedOmr } from './stated-marks.ts';

type Counter = 'sequence' | 'match';

/** The counters of marks as their machine follows them: from one sheet to the next. */
export class CounterRing {
  readonly #least: number;
  readonly #most: number;
  readonly #step: 1 | -1;
  readonly #inverse: boolean;
  /** What the first sheet, or the first piece, has. */
  readonly first: number;

  constructor(omr: StatedOmr, counter: Counter) {
    const weights = omr.positions.flatMap((position) => numberIn(position, counter) ?? []);
    this.#most = weights.reduce((sum, weight) => sum + weight, 0);
    this.#least = omr[counter].zero === 'skipped' ? 1 : 0;
    this.first = omr[counter].first;
    this.#step = counter === 'sequence' && omr.sequence.direction === 'down' ? -1 : 1;
    this.#inverse = counter === 'sequence' && omr.sequence.polarity === 'inverse';
  }

  /** The value that printed bits mean. */
  read(bits: number): number {
    return this.#inverse ? this.#most - bits : bits;
  }

  /** What must follow a value. */
  after(value: number): number {
    const next = value + this.#step;
    if (next > this.#most) return this.#least;
    return next < this.#least ? this.#most : next;
  }
}
