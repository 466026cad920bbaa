import type { Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import type { AmountDifference } from './control.ts';
import { showDecimal } from './typing/decimal.ts';

/** So many different sums of corrections are looked at, by so many additions; a difference not met by then stays open. */
const MAX_SUMS = 200_000;
const MAX_ADDITIONS = 20_000_000;

/**
 * Whether rejected rows explain why a table's amounts are not what the control table states: a row was rejected whose
 * amount cannot be read and which nothing tells (`difference.unreadable` counts those alone), or the rejected bills' own
 * figures suggest corrections, some of which make exactly the difference. `corrections`: minor units to be added to this
 * table's amounts, see `Correction`. Gives the reason in words; undefined when nothing explains it.
 */
export function explainDifference(
  difference: AmountDifference,
  corrections: Iterable<number>,
): string | undefined {
  if (difference.unreadable > 0)
    return `amounts of ${difference.unreadable} rows cannot be read, nor told from their documents`;
  return canReach(difference.expected - difference.found, corrections)
    ? 'the amounts of rejected documents, corrected, make the difference'
    : undefined;
}

/** Whether some of the corrections add up to `wanted`. */
function canReach(wanted: number, corrections: Iterable<number>): boolean {
  const sums = new Set([0]);
  let additions = 0;
  for (const correction of corrections) {
    if (sums.has(wanted)) return true;
    additions += sums.size;
    if (sums.size > MAX_SUMS || additions > MAX_ADDITIONS) return false;
    for (const sum of Array.from(sums)) sums.add(sum + correction);
  }
  return sums.has(wanted);
}

/**
 * Settles all differences: those that rejected rows explain are given as faults with effect warn (the run is
 * released, a person must look), any other stops the run. `correctionsOf`: table name → corrections.
 */
export function settleDifferences(
  differences: readonly AmountDifference[],
  correctionsOf: (table: string) => Iterable<number>,
): Fault[] {
  const explained: Fault[] = [];
  const open: Fault[] = [];
  for (const difference of differences) {
    const reason = explainDifference(difference, correctionsOf(difference.table));
    const place = { file: difference.file };
    const isTrailer = difference.by === 'trailer';
    const what = { what: `table ${difference.table}` };
    const found = showDecimal(difference.found, difference.scale);
    const expected = showDecimal(difference.expected, difference.scale);
    if (reason === undefined) {
      const code = isTrailer ? 'extract.trailer-amount' : 'extract.control-amount';
      open.push({ code, place, found, expected, values: what });
    } else {
      const code = isTrailer ? 'extract.trailer-amount-explained' : 'extract.control-amount-explained';
      explained.push({ code, place, found, expected, values: { ...what, reason } });
    }
  }
  if (open.length > 0) throw new RunStop(open);
  return explained;
}
