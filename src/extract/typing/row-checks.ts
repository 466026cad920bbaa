import { showPlace, type Fault } from '../../fault/fault.ts';
import { compileExpression } from '../../job/expression.ts';
import { ExpressionFailure } from '../../job/expression-problem.ts';
import { NO_FORMATS } from '../../job/expression-scope.ts';
import { checkScopeOf } from '../../job/record-shape.ts';
import type { TablePlan } from '../../job/table-plan.ts';
import type { RecordValues } from '../../model/record.ts';

/**
 * Makes the checks of a table's rows: the fault of the first that a row fails, or that cannot be answered for it (a
 * missing number, a division by zero). Undefined for a table without checks.
 */
export function compileRowChecks(
  table: TablePlan,
): ((values: RecordValues) => Omit<Fault, 'place'> | undefined) | undefined {
  if (table.checks.length === 0) return undefined;
  const scope = checkScopeOf(table);
  const checks = table.checks.map(({ that, otherwise, at }) => ({
    holds: compileExpression(that, scope, NO_FORMATS),
    failed: { code: 'extract.check-failed', values: { reason: otherwise, check: showPlace(at) } } as const,
  }));
  return (values) => {
    const records = { [table.record]: values };
    for (const { holds, failed } of checks) {
      try {
        if (holds.evaluate(records) !== true) return failed;
      } catch (error) {
        if (!(error instanceof ExpressionFailure)) throw error;
        const reason = error.problem.values?.['reason'] ?? '';
        return { code: 'extract.check-unanswered', values: { check: failed.values.check, reason } };
      }
    }
    return undefined;
  };
}
