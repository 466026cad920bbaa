import type { AmountDifference } from '../extract/control.ts';
import { settleDifferences } from '../extract/explain-difference.ts';
import type { Fault } from '../fault/fault.ts';
import type { Connection } from '../store/run-database.ts';
import type { RunContext } from './run-context.ts';
import type { RunFacts } from '../store/run-facts.ts';
import { TRAILER_DIFFERENCES } from './trailer-checks.ts';
import { toldDetails, toldDocuments, type ToldAmount } from './told-amounts.ts';

/**
 * Settles control amounts that disagree with what was read, now that the rejects are known. What rejected rows explain
 * comes back as faults that a person must look at; any other difference stops the run.
 */
export function settleControlAmounts(context: Pick<RunContext, 'db' | 'job' | 'facts'>): readonly Fault[] {
  const { db, job, facts } = context;
  const differences = [
    ...differencesIn(facts, 'control.differences'),
    ...differencesIn(facts, TRAILER_DIFFERENCES),
  ];
  if (differences.length === 0) return [];
  const { documents, details } = job.extract;
  const told = (table: string): Iterable<ToldAmount> => {
    if (table === documents.name) return toldDocuments(context);
    return table === details?.name ? toldDetails(context) : [];
  };
  const withUnreadable = new Set(
    differences.flatMap(({ table, unreadable }) => (unreadable > 0 ? [table] : [])),
  );
  const open = differences.map((difference): AmountDifference => {
    if (difference.unreadable === 0) return difference;
    let rows = 0;
    for (const each of told(difference.table)) rows += each.rows;
    return { ...difference, unreadable: difference.unreadable - rows };
  });
  // Read once more rather than kept: nothing bounds how many there are.
  function* amountsOf(table: string): Generator<number> {
    if (withUnreadable.has(table)) for (const { amount } of told(table)) if (amount !== 0) yield amount;
    if (table === documents.name) yield* suggestedAmounts(db, 'documents');
    else if (table === details?.name) yield* suggestedAmounts(db, 'details');
  }
  return settleDifferences(open, amountsOf);
}

function differencesIn(facts: RunFacts, key: string): AmountDifference[] {
  return JSON.parse(facts.get(key) ?? '[]') as AmountDifference[];
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
