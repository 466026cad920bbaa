/**
 * Lines by which the rows of a table are told apart: several in one line of the file count on from it. Tables whose rows
 * are tied to each other by their places share one of these: what stands in a row has to come behind it, and before the
 * next one, or it would be tied to a stranger.
 */
export class RecordLines {
  #last = 0;

  /** Line of the record that stands in `line` of the file. `record`: 0 for what is none, such as an empty line. */
  next(line: number, record: 0 | 1): number {
    this.#last = Math.max(line, this.#last + record);
    return this.#last;
  }
}
