import type { ColumnPlan } from '../../job/table-plan.ts';
import type { ColumnGuess } from './column/column-guess.ts';
import { yamlList, yamlScalar } from './yaml-scalar.ts';

/** What all columns of a table share, so that it stands there once. */
interface SharedValues {
  readonly decimal: '.' | ',';
  readonly group: string;
}

/** What is known of a column beside its guess. */
interface DeclaredColumn {
  readonly required: boolean;
  /** The guess is made by all of its values. */
  readonly whole: boolean;
  /** Its name in the file; undefined where nothing names it. */
  readonly from?: string;
  readonly span?: ColumnPlan['span'];
}

/** What a column of a job file says: `text?`, or a map in one line, with what is not certain behind it. */
export function declareColumn(
  guess: ColumnGuess,
  { required, whole, from, span }: DeclaredColumn,
  shared: SharedValues,
): string {
  const parts = placeOf(span);
  if (from !== undefined && from !== guess.name) parts.push(`from: ${yamlScalar(from)}`);
  // A list of codes that were only seen so far would reject the next one.
  const open = guess.type === 'code' && !whole;
  const doubts = open ? [`codes so far: ${guess.codes.join(', ')}`] : guess.doubts;
  parts.push(...valuesOf(open ? { ...guess, type: 'text' } : guess, shared));
  const type = (open ? 'text' : typeText(guess)) + (required ? '' : '?');
  const said = parts.length === 0 ? type : `{ type: ${type}, ${parts.join(', ')} }`;
  return doubts.length === 0 ? said : `${said}   # ${doubts.join('; ')}`;
}

/** The decimal mark and the mark between groups that stand in most of the columns. */
export function sharedValues(columns: readonly ColumnGuess[]): SharedValues {
  const numbers = columns.filter(({ type, scale }) => (type === 'amount' || type === 'decimal') && scale > 0);
  const commas = numbers.filter(({ decimal }) => decimal === ',');
  const decimal = commas.length * 2 > numbers.length ? ',' : '.';
  const groups = numbers
    .filter((column) => column.decimal === decimal && column.group !== '')
    .map(({ group }) => group);
  return { decimal, group: groups[0] ?? '' };
}

function typeText({ type, scale }: ColumnGuess): string {
  if (type === 'amount') return scale === 2 ? 'amount' : `amount(${scale})`;
  return type === 'decimal' ? `decimal(${scale})` : type;
}

function valuesOf(guess: ColumnGuess, shared: SharedValues): string[] {
  const parts: string[] = [];
  const { type, decimal, group, parentheses, format, yes, no, codes, missing } = guess;
  const isDecimal = type === 'amount' || type === 'decimal';
  if (isDecimal && decimal !== shared.decimal) parts.push(`decimal: '${decimal}'`);
  if ((isDecimal || type === 'integer') && group !== shared.group && group !== '')
    parts.push(`group: ${yamlScalar(group)}`);
  // What the table says of all columns must not clash with this one's decimal mark.
  if (isDecimal && group === '' && shared.group === decimal) parts.push(`group: ''`);
  if (parentheses) parts.push('sign: parentheses');
  if (type === 'date' && format !== 'YYYY-MM-DD') parts.push(`format: ${yamlScalar(format)}`);
  if (type === 'boolean') parts.push(`true: ${yamlList(yes)}`, `false: ${yamlList(no)}`);
  if (type === 'code') parts.push(`codes: ${yamlList(codes)}`);
  if (missing.length > 0) parts.push(`empty: ${yamlList(missing)}`);
  return parts;
}

function placeOf(span: ColumnPlan['span']): string[] {
  if (span === undefined) return [];
  const { start, length, storage } = span;
  if (storage === 'packed') return [`start: ${start + 1}`, `picture: 'S9(${length * 2 - 1}) COMP-3'`];
  return [`start: ${start + 1}`, `length: ${length}`];
}
