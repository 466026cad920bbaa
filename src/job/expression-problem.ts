import type { FaultCode } from '../fault/table.ts';

/** What is wrong with an expression. Offsets count UTF-16 units from the expression's first one. */
export interface ExpressionProblem {
  readonly code: Extract<FaultCode, `expression.${string}`>;
  readonly offset: number;
  readonly found?: string;
  readonly expected?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** Thrown by `compileExpression`, and by `evaluate` when an expression fails on the values of one document. */
export class ExpressionFailure extends Error {
  readonly problem: ExpressionProblem;
  readonly source: string;

  constructor(problem: ExpressionProblem, source: string, options?: ErrorOptions) {
    super(`${problem.code} at ${problem.offset}: ${source}`, options);
    this.name = 'ExpressionFailure';
    this.problem = problem;
    this.source = source;
  }
}
