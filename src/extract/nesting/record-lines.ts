import { NEXT_IN_LINE } from '../../model/row-position.ts';

/**
 * Lines by which the rows of a table are told apart: several in one line of the file differ by a fraction. Tables whose
 * rows are tied to each other by their places share one of these: what stands in a row has to come behind it, and before
 * the next one, or it would be tied to a stranger.
 */
export class RecordLines {
  #last = 0;

  /** Line of the record that stands in `line` of the file. `record`: 0 for what is none, such as an empty line. */
  next(line: number, record: 0 | 1): number {
    // More than a line can hold go on in the next one.
    this.#last = line > this.#last ? line : this.#last + record * NEXT_IN_LINE;
    return this.#last;
  }
}
