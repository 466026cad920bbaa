import type { AmountDifference } from '../extract/control.ts';
import { settleDifferences } from '../extract/explain-difference.ts';
import type { Fault } from '../fault/fault.ts';
import type { RunContext } from './run-context.ts';

/**
 * Settles control amounts that disagree with what was read, now that the rejects are known. What rejected rows explain
 * comes back as faults that a person must look at; any other difference stops the run.
 */
export function settleControlAmounts({ db, job, facts }: RunContext): readonly Fault[] {
  const differences = JSON.parse(facts.get('control.differences') ?? '[]') as AmountDifference[];
  if (differences.length === 0) return [];
  const corrections = db.prepare<[string], { amount: number }>(
    'SELECT amount FROM correction WHERE table_name = ? AND amount <> 0',
  );
  const { documents } = job.extract;
  return settleDifferences(differences, (table) =>
    corrections.all(table === documents.name ? 'documents' : 'details').map((row) => row.amount),
  );
}
