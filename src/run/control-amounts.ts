import type { AmountDifference } from '../extract/control.ts';
import { settleDifferences } from '../extract/explain-difference.ts';
import type { Fault } from '../fault/fault.ts';
import type { RunContext } from './run-context.ts';
import { toldDetails, toldDocuments } from './told-amounts.ts';

/**
 * Settles control amounts that disagree with what was read, now that the rejects are known. What rejected rows explain
 * comes back as faults that a person must look at; any other difference stops the run.
 */
export function settleControlAmounts(context: Pick<RunContext, 'db' | 'job' | 'facts'>): readonly Fault[] {
  const { db, job, facts } = context;
  const differences = JSON.parse(facts.get('control.differences') ?? '[]') as AmountDifference[];
  if (differences.length === 0) return [];
  const corrections = db.prepare<[string], { amount: number }>(
    'SELECT amount FROM correction WHERE table_name = ? AND amount <> 0 ORDER BY document, rowid',
  );
  const amountsOf = new Map<string, readonly number[]>();
  const open = differences.map((difference): AmountDifference => {
    const isDocuments = difference.table === job.extract.documents.name;
    const suggested = corrections.all(isDocuments ? 'documents' : 'details').map(({ amount }) => amount);
    if (difference.unreadable === 0) {
      amountsOf.set(difference.table, suggested);
      return difference;
    }
    const told = isDocuments ? toldDocuments(context) : toldDetails(context);
    amountsOf.set(difference.table, [...told.amounts, ...suggested]);
    return { ...difference, unreadable: difference.unreadable - told.rows };
  });
  return settleDifferences(open, (table) => amountsOf.get(table) ?? []);
}
