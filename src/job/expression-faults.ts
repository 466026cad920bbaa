import type { Fault, Place } from '../fault/fault.ts';
import { checkExpression, type ExpressionUse } from './expression.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import { createExpressionScope, type ExpressionScope } from './expression-scope.ts';

const NOTHING = createExpressionScope({});

/**
 * Checks an expression; `placeOf` gives the place of an offset in it. Without a scope (the tables are not known,
 * because they are at fault themselves) only its syntax is checked.
 */
export function expressionFaults(
  source: string,
  scope: ExpressionScope | undefined,
  use: ExpressionUse,
  placeOf: (offset: number) => Place,
): Fault[] {
  const problems = checkExpression(source, scope ?? NOTHING, use);
  const counted = scope === undefined ? problems.filter(isSyntax) : problems;
  return counted.map((problem) => expressionFault(problem, placeOf(problem.offset)));
}

/** A problem as a fault at a place. */
export function expressionFault(problem: ExpressionProblem, place: Place): Fault {
  return {
    code: problem.code,
    place,
    ...(problem.found === undefined ? {} : { found: problem.found }),
    ...(problem.expected === undefined ? {} : { expected: problem.expected }),
    ...(problem.values === undefined ? {} : { values: problem.values }),
  };
}

function isSyntax(problem: ExpressionProblem): boolean {
  return problem.code === 'expression.syntax' || problem.code === 'expression.too-large';
}
