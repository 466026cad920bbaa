/** What an expression may name. Plain data: how it is evaluated is decided in expression.ts. */

/** `int?` is an optional number: a whole number or null. Missing text and dates are ''. */
export type ValueType = 'string' | 'int' | 'int?';

/** What one expression may name: records with their columns, single variables, formatting functions. */
export interface ExpressionScope {
  readonly records: Readonly<Record<string, Readonly<Record<string, ValueType>>>>;
  readonly variables: Readonly<Record<string, 'string' | 'int'>>;
  readonly functions: readonly FormatName[];
  /** Absent where the decimals of amounts are not known; expressions are not checked for them then. */
  readonly amounts?: AmountDecimals;
}

/** The decimals of amounts, whose minor unit is 10 to the power of minus that. */
export interface AmountDecimals {
  /** Those of what the document is worth, which are its currency's: what `money` and `amount` show. */
  readonly shown: number;
  /** Those of amounts by name: `line.unit_price`, `carried`. */
  readonly of: ReadonlyMap<string, number>;
}

/** The formatting functions, given by who lays the document out: they know its locale and currency. */
export interface FunctionTable {
  /** Whole minor units with the document's currency. */
  money(minorUnits: number): string;
  /** The same without the currency. */
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
  const { records = {}, variables = {}, functions = [], amounts } = parts;
  return { records, variables, functions, ...(amounts === undefined ? {} : { amounts }) };
}

/** The scope with more records and variables. */
export function extendScope(scope: ExpressionScope, more: Partial<ExpressionScope>): ExpressionScope {
  const amounts = more.amounts ?? scope.amounts;
  return {
    records: { ...scope.records, ...more.records },
    variables: { ...scope.variables, ...more.variables },
    functions: more.functions ?? scope.functions,
    ...(amounts === undefined ? {} : { amounts }),
  };
}

/** The scope with the decimals of one more amount; undefined ones are not known. */
export function withDecimals(
  scope: ExpressionScope,
  name: string,
  decimals: number | undefined,
): ExpressionScope {
  if (scope.amounts === undefined || decimals === undefined) return scope;
  const { shown, of } = scope.amounts;
  return extendScope(scope, { amounts: { shown, of: new Map([...of, [name, decimals]]) } });
}
