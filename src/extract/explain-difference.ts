import type { Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import type { AmountDifference } from './control.ts';
import { showDecimal } from './decimal.ts';

/** Up to so many corrections every choice of them is tried: 65,536 sums. */
const EXACT = 16;

/**
 * Whether rejected rows explain why a table's amounts are not what the control table states: a row whose amount
 * cannot be read was rejected, or the rejected bills' own figures suggest corrections, some of which make the
 * difference. `corrections`: minor units to be added to this table's amounts, see `Correction`. Gives the
 * reason in words; undefined when nothing explains it.
 */
export function explainDifference(
  difference: AmountDifference,
  corrections: readonly number[],
): string | undefined {
  if (difference.unreadable > 0) return `amounts of ${difference.unreadable} rows cannot be read`;
  const wanted = difference.expected - difference.found;
  if (corrections.length > EXACT) {
    let least = 0;
    let most = 0;
    for (const correction of corrections) {
      if (correction < 0) least += correction;
      else most += correction;
    }
    const within = least <= wanted && wanted <= most;
    return within
      ? `it is within what ${corrections.length} corrections of rejected documents allow`
      : undefined;
  }
  const sums = new Set([0]);
  for (const correction of corrections) {
    for (const sum of Array.from(sums)) sums.add(sum + correction);
  }
  return sums.has(wanted) ? 'the amounts of rejected documents, corrected, make the difference' : undefined;
}

/**
 * Settles all differences: those that rejected rows explain are given as faults with effect warn (the run is
 * released, a person must look), any other stops the run. `correctionsOf`: table name → corrections.
 */
export function settleDifferences(
  differences: readonly AmountDifference[],
  correctionsOf: (table: string) => readonly number[],
): Fault[] {
  const explained: Fault[] = [];
  const open: Fault[] = [];
  for (const difference of differences) {
    const reason = explainDifference(difference, correctionsOf(difference.table));
    const place = { file: difference.file };
    const found = showDecimal(difference.found, difference.scale);
    const expected = showDecimal(difference.expected, difference.scale);
    if (reason === undefined) open.push({ code: 'extract.control-amount', place, found, expected });
    else
      explained.push({
        code: 'extract.control-amount-explained',
        place,
        found,
        expected,
        values: { reason },
      });
  }
  if (open.length > 0) throw new RunStop(open);
  return explained;
}
