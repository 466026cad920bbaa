import type { Fault } from '../fault/fault.ts';
import { compileExpression } from '../job/expression.ts';
import { NO_FORMATS, type ScopeValues } from '../job/expression-scope.ts';
import type { Job } from '../job/job.ts';
import { scopesOf } from '../job/scopes.ts';

/** Bit i of the result: the document may get campaign i. A condition that fails on a document does not hold for it. */
type Eligibility = (values: ScopeValues, warn: (fault: Fault) => void) => number;

/** Compiles the campaigns' conditions; the job was found right, so they compile. */
export function compileEligibility(job: Job): Eligibility {
  const scope = scopesOf(job.extract).campaign;
  const conditions = job.campaigns.map(({ id, when }) => ({
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
