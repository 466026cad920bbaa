import type { Fault } from '../fault/fault.ts';
import { compileExpression } from '../job/expression.ts';
import { NO_FORMATS, type ScopeValues } from '../job/expression-scope.ts';
import type { Job } from '../job/job.ts';
import { scopesOf } from '../job/scopes.ts';

/** A campaign or an insert: who may get it. */
interface Offer {
  readonly id: string;
  readonly when?: string;
}

/** Bit i of the result: the document may get offer i. A condition that fails on a document does not hold for it. */
type Eligibility = (values: ScopeValues, warn: (fault: Fault) => void) => number;

/** Compiles conditions of campaigns or inserts; the job was found right, so they compile. */
export function compileEligibility(job: Pick<Job, 'extract'>, offers: readonly Offer[]): Eligibility {
  const scope = scopesOf(job.extract).campaign;
  const conditions = offers.map(({ id, when }) => ({
    id,
    when: when === undefined ? undefined : compileExpression(when, scope, NO_FORMATS),
  }));
  return (values, warn) => {
    let bits = 0;
    conditions.forEach(({ id, when }, index) => {
      if (when === undefined) bits |= 1 << index;
      else {
        try {
          if (when.evaluate(values) === true) bits |= 1 << index;
        } catch {
          warn({ code: 'transpromo.condition-failed', place: {}, values: { campaign: id } });
        }
      }
    });
    return bits;
  };
}
