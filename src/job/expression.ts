import {
  EvaluationError,
  ParseError,
  TypeError as CelTypeError,
  type ParseResult,
} from '@marcbachmann/cel-js';
import { decimalProblems, decimalsGiven } from './expression-decimals.ts';
import { createCelScope, type CelScope, type Read } from './expression-environment.ts';
import { ExpressionFailure, type ExpressionProblem } from './expression-problem.ts';
import { readExpression } from './expression-rules.ts';
import {
  NO_FORMATS,
  type ExpressionScope,
  type FunctionTable,
  type ScopeValues,
  type ValueType,
} from './expression-scope.ts';
import { shortcutFor } from './expression-shortcut.ts';

/** `dyn` is a value that is known only when it is there: an optional number. */
type ExpressionType = 'string' | 'int' | 'bool' | 'dyn';

/** A compiled expression. */
export interface Expression {
  readonly source: string;
  readonly type: ExpressionType;
  /** What it reads: `invoice.net_total`, `page`. Empty when it always gives the same. */
  readonly reads: readonly string[];
  /** Without CEL: direct access and calls. */
  readonly plain: boolean;
  /**
   * The value: text, a whole number, or a condition; a missing number is ''. Throws `ExpressionFailure` when it
   * cannot be computed from these values (a division by zero, say).
   */
  evaluate(values: ScopeValues): string | number | boolean;
}

/**
 * `shown`: text that people read, in which no amount may stand as a whole number. `amount`: whole minor units of the
 * document's currency. `decimals`: a number in units of its last digit, with so many.
 */
export type ExpressionUse = 'text' | 'shown' | 'condition' | 'amount' | { readonly decimals: number };

const LONGEST_SOURCE = 2000;

/** Compiles for evaluation; throws `ExpressionFailure` with the first problem. */
export function compileExpression(
  source: string,
  scope: ExpressionScope,
  functions: FunctionTable,
): Expression {
  const cel = celScopeFor(scope, functions);
  const { parsed, type, reads, problems } = analyse(source, scope, cel);
  const first = problems[0];
  if (first !== undefined || parsed === undefined) {
    throw new ExpressionFailure(first ?? { code: 'expression.syntax', offset: 0 }, source);
  }
  const careful = carefulEvaluation(source, parsed, reads.map(asRead), cel);
  const shortcut = shortcutFor(parsed.ast, scope, functions);
  const evaluate =
    shortcut === undefined ? careful : (values: ScopeValues) => shortcut(values) ?? careful(values);
  return { source, type, reads, plain: shortcut !== undefined, evaluate };
}

/** Everything wrong with an expression in a scope; for the use in text it must give text or a whole number. */
export function checkExpression(
  source: string,
  scope: ExpressionScope,
  use: ExpressionUse,
): ExpressionProblem[] {
  const { type, problems } = analyse(source, scope, celScopeFor(scope, NO_FORMATS));
  if (problems.length > 0) return problems;
  const kind = typeof use === 'string' ? use : 'number';
  if (!FITS[kind](type)) {
    return [{ code: 'expression.result-type', offset: 0, found: type, expected: EXPECTED[kind] }];
  }
  if (typeof use === 'object') return unitProblems('decimal', source, scope, `, ${use.decimals}`);
  if (use === 'shown') return bareAmount(source, scope);
  return use === 'amount' ? unitProblems('amount', source, scope, '') : [];
}

/** What an expression gives, and everything wrong with it. `decimals`: those of an amount, where they are known. */
interface ExpressionGives {
  readonly type: ValueType;
  readonly decimals: number | undefined;
  readonly problems: readonly ExpressionProblem[];
}

/** Reads off what an expression gives in a scope. What is wrong gives an unknown type, which fits everywhere. */
export function expressionGives(source: string, scope: ExpressionScope): ExpressionGives {
  const { parsed, type, problems } = analyse(source, scope, celScopeFor(scope, NO_FORMATS));
  const decimals = parsed === undefined ? undefined : decimalsGiven(parsed.ast, scope);
  return { type: type === 'dyn' || problems.length > 0 ? 'int?' : type, decimals, problems };
}

type ResultKind = Exclude<ExpressionUse, object> | 'number';

const FITS: Readonly<Record<ResultKind, (type: ExpressionType) => boolean>> = {
  text: (type) => type !== 'bool',
  shown: (type) => type !== 'bool',
  condition: (type) => type === 'bool',
  amount: (type) => type === 'int' || type === 'dyn',
  number: (type) => type === 'int' || type === 'dyn',
};

const EXPECTED: Readonly<Record<ResultKind, string>> = {
  text: 'text or a whole number',
  shown: 'text or a whole number',
  condition: 'a condition (true or false)',
  amount: 'an amount, which is a whole number',
  number: 'a whole number',
};

/** An amount is written as one: the digits of its smallest units would be read as a hundred times as much. */
function bareAmount(source: string, scope: ExpressionScope): ExpressionProblem[] {
  const { decimals = 0 } = expressionGives(source, scope);
  if (decimals === 0) return [];
  return [
    { code: 'expression.amount-bare', offset: 0, found: source, values: { decimals: String(decimals) } },
  ];
}

/** A number has the decimals that the formatting function asks for. */
function unitProblems(
  format: 'amount' | 'decimal',
  source: string,
  scope: ExpressionScope,
  more: string,
): ExpressionProblem[] {
  if (!scope.functions.includes(format)) return [];
  const before = `${format}(`;
  // The line break ends a comment that the expression may end with.
  const { problems } = analyse(`${before}${source}\n${more})`, scope, celScopeFor(scope, NO_FORMATS));
  return problems.map((problem) => ({ ...problem, offset: Math.max(0, problem.offset - before.length) }));
}

interface Analysis {
  readonly parsed: ParseResult | undefined;
  readonly type: ExpressionType;
  readonly reads: readonly string[];
  readonly problems: ExpressionProblem[];
}

function analyse(source: string, scope: ExpressionScope, cel: CelScope): Analysis {
  const broken = (problem: ExpressionProblem): Analysis => ({
    parsed: undefined,
    type: 'dyn',
    reads: [],
    problems: [problem],
  });
  if (source.length > LONGEST_SOURCE) {
    return broken({ code: 'expression.too-large', offset: 0, found: `${source.length} characters` });
  }
  let parsed: ParseResult;
  try {
    parsed = cel.environment.parse(source);
  } catch (error) {
    return broken(parseProblem(error));
  }
  const { names, problems } = readExpression(parsed.ast, scope);
  if (problems.length > 0) return { parsed, type: 'dyn', reads: names, problems: [...problems] };
  const result = parsed.check();
  if (!result.valid) return broken(typeProblem(result.error));
  const type = typeNamed(result.type ?? '');
  if (type === undefined) {
    return broken({
      code: 'expression.result-type',
      offset: 0,
      found: result.type ?? '',
      expected: 'text, a whole number or a condition',
    });
  }
  return { parsed, type, reads: names, problems: [...decimalProblems(parsed.ast, scope)] };
}

function parseProblem(error: unknown): ExpressionProblem {
  if (!(error instanceof ParseError)) throw error;
  const offset = error.range?.start ?? 0;
  const large = error.code.includes('limit') || error.code.includes('exceeded');
  return {
    code: large ? 'expression.too-large' : 'expression.syntax',
    offset,
    found: large
      ? excess(error.summary)
      : error.summary.replace('Unexpected token: EOF', 'it ends too early'),
  };
}

const COUNTED: Readonly<Record<string, string>> = {
  maxAstNodes: 'names, values and operations',
  maxDepth: 'levels of brackets',
  maxListElements: 'members of a list',
  maxMapEntries: 'entries of a map',
  maxCallArguments: 'arguments of a function',
};

/** `Exceeded maxDepth (30)` in words. */
function excess(summary: string): string {
  const [, limit = '', most = ''] = /^Exceeded (\w+) \((\d+)\)$/.exec(summary) ?? [];
  const counted = COUNTED[limit];
  return counted === undefined ? summary : `more than ${most} ${counted}`;
}

function typeProblem(error: unknown): ExpressionProblem {
  if (error instanceof CelTypeError || error instanceof ParseError) {
    return { code: 'expression.type', offset: error.range?.start ?? 0, found: error.summary };
  }
  throw error;
}

function typeNamed(name: string): ExpressionType | undefined {
  return name === 'string' || name === 'int' || name === 'bool' || name === 'dyn' ? name : undefined;
}

function carefulEvaluation(
  source: string,
  parsed: ParseResult,
  reads: readonly Read[],
  cel: CelScope,
): (values: ScopeValues) => string | number | boolean {
  return (values) => {
    let result: unknown;
    try {
      result = parsed(cel.valuesFor(reads, values));
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      throw failure(source, error.summary, error.range?.start ?? 0, error);
    }
    if (typeof result === 'string' || typeof result === 'boolean') return result;
    if (result === null) return '';
    const whole = typeof result === 'bigint' ? Number(result) : NaN;
    if (Number.isSafeInteger(whole)) return whole;
    throw failure(source, 'the result is not text, a condition or an exact whole number', 0);
  };
}

function failure(source: string, reason: string, offset: number, cause?: unknown): ExpressionFailure {
  const problem: ExpressionProblem = { code: 'expression.failed', offset, found: source, values: { reason } };
  return new ExpressionFailure(problem, source, cause === undefined ? undefined : { cause });
}

function asRead(name: string): Read {
  const [owner = '', field] = name.split('.');
  return { owner, field };
}

const celScopes = new WeakMap<ExpressionScope, WeakMap<FunctionTable, CelScope>>();

/** One CEL environment for each scope and table of functions. */
function celScopeFor(scope: ExpressionScope, functions: FunctionTable): CelScope {
  let byTable = celScopes.get(scope);
  if (byTable === undefined) {
    byTable = new WeakMap();
    celScopes.set(scope, byTable);
  }
  let known = byTable.get(functions);
  if (known === undefined) {
    known = createCelScope(scope, functions);
    byTable.set(functions, known);
  }
  return known;
}
