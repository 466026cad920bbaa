import type { FieldValue, RecordValues } from '../model/record.ts';

/** What an expression may name. Plain data: how it is evaluated is decided in expression.ts. */

/** `int?` and `bool?` are optional: null where nothing stands. Missing text and dates are ''. */
export type ValueType = 'string' | 'int' | 'int?' | 'bool' | 'bool?';

/** What one expression may name: records with their columns, single variables, formatting functions. */
export interface ExpressionScope {
  readonly records: Readonly<Record<string, Readonly<Record<string, ValueType>>>>;
  readonly variables: Readonly<Record<string, ValueType>>;
  readonly functions: readonly FormatName[];
  /** Absent where the decimals of amounts are not known; expressions are not checked for them then. */
  readonly amounts?: AmountDecimals;
}

/** The decimals of amounts and other decimals, whose unit is 10 to the power of minus that. */
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
  /** A number in units of its last digit, with so many of them after the point. */
  decimal(units: number, digits: number): string;
  /** A day (`YYYY-MM-DD`) in its short form; '' stays ''. */
  date(day: string): string;
  dateLong(day: string): string;
  /** A share in units of its last digit, with so many of them after the point: `12,5 %`. */
  percent(units: number, digits: number): string;
  /** The form of a text for so many: one and other, or as many as the language has. */
  plural(count: number, forms: readonly string[]): string;
  /** The name of a day's month; '' stays ''. */
  month(day: string): string;
  /** Month and year of a day; '' stays ''. */
  monthYear(day: string): string;
  /** The name of a day's weekday; '' stays ''. */
  weekday(day: string): string;
}

export type FormatName = keyof FunctionTable;

/** The first parameter of each formatting function; `decimal` has the digits for a second. All give text. */
export const FORMAT_PARAMETER: Readonly<Record<FormatName, 'int' | 'string'>> = {
  money: 'int',
  amount: 'int',
  integer: 'int',
  decimal: 'int',
  percent: 'int',
  plural: 'int',
  date: 'string',
  dateLong: 'string',
  month: 'string',
  monthYear: 'string',
  weekday: 'string',
};

export const FORMAT_NAMES: readonly FormatName[] = [
  'money',
  'amount',
  'integer',
  'decimal',
  'percent',
  'plural',
  'date',
  'dateLong',
  'month',
  'monthYear',
  'weekday',
];

type DayFormat = 'date' | 'dateLong' | 'month' | 'monthYear' | 'weekday';

/** Whether a function writes a day. */
export function isDayFormat(name: FormatName): name is DayFormat {
  return FORMAT_PARAMETER[name] === 'string';
}

/** Where nothing is formatted: conditions, and texts without values. */
export const NO_FORMATS: FunctionTable = {
  money: String,
  amount: String,
  integer: String,
  decimal: String,
  percent: String,
  plural: (_, forms) => forms.at(-1) ?? '',
  date: String,
  dateLong: String,
  month: String,
  monthYear: String,
  weekday: String,
};

/** Typed values by record and by variable: `{ invoice: { net_total: 1250 }, page: 1 }`. */
export type ScopeValues = Readonly<Record<string, ScopeValue>>;

type ScopeValue = FieldValue | RecordValues;

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
