/** How many members of a group a message names; of the others it gives the number. */
const NAMED = 20;

/** Rows that are alike: how many (two or more), and the first of them. */
interface Group<Row> {
  readonly count: number;
  readonly first: readonly Row[];
}

/** Groups of two or more neighbouring rows with one key, in one pass; of each it holds no more rows than are named. */
export function* neighbours<Row>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string | number,
): Generator<Group<Row>> {
  let current: string | number | undefined;
  let count = 0;
  let first: Row[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== current) {
      if (count > 1) yield { count, first };
      current = key;
      count = 0;
      first = [];
    }
    count += 1;
    if (first.length < NAMED) first.push(row);
  }
  if (count > 1) yield { count, first };
}

/** The names of a group's first rows, and how many more there are: `A1, A2 and 9998 more`. */
export function listed(names: readonly string[], count: number): string {
  const text = names.join(', ');
  return count > names.length ? `${text} and ${count - names.length} more` : text;
}
