import { hintOf, showPlace, wordingOf, type Fault } from '../fault/fault.ts';
import type { RowPlace } from '../model/record.ts';
import { safeCsvRow } from './safe-csv.ts';

const COLUMNS = ['file', 'line', 'table', 'key', 'code', 'reason', 'hint'] as const;

/** First line of `rejects/<table>.reasons.csv`. */
export const reasonsHead: string = safeCsvRow(COLUMNS);

/**
 * The line of one rejected row: its own place and key, and the root cause of its rejection, which may stand in
 * another row. `key` is '' for a row that has none.
 */
export function reasonLine(place: RowPlace, key: string, cause: Fault): string {
  return safeCsvRow([
    place.file,
    place.line,
    place.table,
    key,
    cause.code,
    reasonOf(place, cause),
    hintOf(cause),
  ]);
}

/** The cause's wording with its field; with its whole place when it stands in another row. */
function reasonOf(place: RowPlace, cause: Fault): string {
  const { file, line, field, byte } = cause.place;
  const own = file === undefined || (file === place.file && line === place.line);
  const where = own
    ? showPlace({ ...(byte === undefined ? {} : { byte }), ...(field === undefined ? {} : { field }) })
    : showPlace(cause.place);
  return where === '' ? wordingOf(cause) : `${wordingOf(cause)} (${where})`;
}
