/** What an expression may name. Plain data: how it is evaluated is decided in expression.ts. */

/** `int?` is an optional number: a whole number or null. Missing text and dates are ''. */
export type ValueType = 'string' | 'int' | 'int?';

/** What one expression may name: records with their columns, single variables, formatting functions. */
export interface ExpressionScope {
  readonly records: Readonly<Record<string, Readonly<Record<string, ValueType>>>>;
  readonly variables: Readonly<Record<string, 'string' | 'int'>>;
  readonly functions: readonly FormatName[];
}

/** The formatting functions, given by who lays the document out: they know its locale and currency. */
export interface FunctionTable {
  /** Whole minor units with the document's currency. */
  money(minorUnits: number): string;
  /** Whole minor units without a currency. */
  amount(minorUnits: number): string;
  integer(value: number): string;
  /** A day (`YYYY-MM-DD`) in its short form; '' stays ''. */
  date(day: string): string;
  dateLong(day: string): string;
}

export type FormatName = keyof FunctionTable;

/** The one parameter of each formatting function; all give text. */
export const FORMAT_PARAMETER: Readonly<Record<FormatName, 'int' | 'string'>> = {
  money: 'int',
  amount: 'int',
  integer: 'int',
  date: 'string',
  dateLong: 'string',
};

export const FORMAT_NAMES: readonly FormatName[] = ['money', 'amount', 'integer', 'date', 'dateLong'];

/** Typed values by record and by variable: `{ invoice: { net_total: 1250 }, page: 1 }`. */
export type ScopeValues = Readonly<Record<string, ScopeValue>>;

type ScopeValue = string | number | Readonly<Record<string, string | number | null>>;

/** A scope that expressions are compiled in; fields that are not given are empty. */
export function createExpressionScope(parts: Partial<ExpressionScope>): ExpressionScope {
  return { records: parts.records ?? {}, variables: parts.variables ?? {}, functions: parts.functions ?? [] };
}

/** The scope with more records and variables. */
export function extendScope(scope: ExpressionScope, more: Partial<ExpressionScope>): ExpressionScope {
  return {
    records: { ...scope.records, ...more.records },
    variables: { ...scope.variables, ...more.variables },
    functions: more.functions ?? scope.functions,
  };
}
