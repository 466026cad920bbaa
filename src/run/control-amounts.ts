import type { AmountDifference } from '../extract/control.ts';
import { settleDifferences } from '../extract/explain-difference.ts';
import type { Fault } from '../fault/fault.ts';
import type { Connection } from '../store/run-database.ts';
import type { RunContext } from './run-context.ts';
import { toldDetails, toldDocuments, type ToldAmount } from './told-amounts.ts';

/**
 * Settles control amounts that disagree with what was read, now that the rejects are known. What rejected rows explain
 * comes back as faults that a person must look at; any other difference stops the run.
 */
export function settleControlAmounts(context: Pick<RunContext, 'db' | 'job' | 'facts'>): readonly Fault[] {
  const { db, job, facts } = context;
  const differences = JSON.parse(facts.get('control.differences') ?? '[]') as AmountDifference[];
  if (differences.length === 0) return [];
  const told = (table: string): Iterable<ToldAmount> =>
    table === job.extract.documents.name ? toldDocuments(context) : toldDetails(context);
  const unreadable = new Map(differences.map((difference) => [difference.table, difference.unreadable]));
  const open = differences.map((difference): AmountDifference => {
    if (difference.unreadable === 0) return difference;
    let rows = 0;
    for (const each of told(difference.table)) rows += each.rows;
    return { ...difference, unreadable: difference.unreadable - rows };
  });
  // Read once more rather than kept: nothing bounds how many there are.
  function* amountsOf(table: string): Generator<number> {
    if ((unreadable.get(table) ?? 0) > 0)
      for (const { amount } of told(table)) if (amount !== 0) yield amount;
    yield* suggestedAmounts(db, table === job.extract.documents.name ? 'documents' : 'details');
  }
  return settleDifferences(open, amountsOf);
}

/** What rejected bills' own figures suggest, in minor units. */
function* suggestedAmounts(db: Connection, table: 'documents' | 'details'): Generator<number> {
  const rows = db
    .prepare<[string], { amount: number }>(
      'SELECT amount FROM correction WHERE table_name = ? AND amount <> 0 ORDER BY document, rowid',
    )
    .iterate(table);
  for (const { amount } of rows) yield amount;
}
