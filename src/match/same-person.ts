/** A recipient as matching sees it: its number in the run and the key of person and address. */
export interface MatchRow {
  readonly recipient: number;
  readonly matchKey: string;
}

/** Recipients that are the same person at the same address, in the order in which they came; at least two. */
export interface SamePerson {
  readonly recipients: readonly number[];
}

/**
 * Finds the same person at the same address under several accounts, in one pass: rows with equal keys must be
 * neighbours, as any order by `matchKey` makes them. Holds one group at a time. It only finds: bills are not merged.
 */
export function* findSamePerson(rows: Iterable<MatchRow>): Generator<SamePerson> {
  for (const recipients of neighbours(rows, keyOfRow, recipientOfRow)) yield { recipients };
}

function keyOfRow(row: MatchRow): string {
  return row.matchKey;
}

function recipientOfRow(row: MatchRow): number {
  return row.recipient;
}

/** Groups of two or more neighbouring rows with one key; `value` is what is kept of each row. */
export function* neighbours<Row, Value>(
  rows: Iterable<Row>,
  key: (row: Row) => string,
  value: (row: Row) => Value,
): Generator<readonly Value[]> {
  let current: string | undefined;
  let group: Value[] = [];
  for (const row of rows) {
    const next = key(row);
    if (next !== current) {
      if (group.length > 1) yield group;
      group = [];
      current = next;
    }
    group.push(value(row));
  }
  if (group.length > 1) yield group;
}
