/**
 * Rows in ascending order of a number that none shares, some at a time: memory stays flat, whatever the run's size, and
 * the database may be written to in between. `read` gives the first rows behind a number; none: that was all.
 */
export function* pagesInOrder<Row>(
  read: (last: number) => Row[],
  numberOf: (row: Row) => number,
  before = 0,
): Generator<readonly Row[]> {
  for (let last = before; ;) {
    const rows = read(last);
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    last = numberOf(end);
  }
}

/** The same, row by row. */
export function* rowsInOrder<Row>(
  read: (last: number) => Row[],
  numberOf: (row: Row) => number,
  before = 0,
): Generator<Row> {
  for (const rows of pagesInOrder(read, numberOf, before)) yield* rows;
}
