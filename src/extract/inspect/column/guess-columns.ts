import type { ColumnGuess } from './column-guess.ts';
import { columnRoles, type ColumnRoles } from './column-roles.ts';
import { guessColumn, type ColumnSample } from './guess-column.ts';
import { usualDecimal } from './number-notation.ts';

/** The columns of a table, and what they seem to be there for. */
export interface ColumnsGuess {
  readonly columns: readonly ColumnGuess[];
  readonly roles: ColumnRoles;
  /** Decimal mark that the columns show; undefined when none does. */
  readonly decimal: '.' | ',' | undefined;
}

/** Looks at all columns of a sample together: what one of them does not show another may. `record`: what a row is. */
export function guessColumns(samples: readonly ColumnSample[], record: string): ColumnsGuess {
  const filled = samples.map(({ cells }) => cells.map((cell) => cell.trim()).filter((cell) => cell !== ''));
  const decimal = usualDecimal(filled);
  const first = samples.map((sample) => guessColumn(sample, { decimal, isAmerican: false }));
  const isAmerican = americanDays(first, decimal);
  const columns = isAmerican ? samples.map((sample) => guessColumn(sample, { decimal, isAmerican })) : first;
  const roles = columnRoles(columns, record, new Map(samples.map(({ name, cells }) => [name, cells])));
  // What names a row is a name, also where it is made of digits.
  const named = columns.map((column) =>
    column.name === roles.key && column.type === 'integer'
      ? { ...column, type: 'text' as const, group: '', doubts: [] }
      : column,
  );
  return { columns: named, roles, decimal };
}

/** Months stand first where some column shows it, or days are parted by slashes in a file with decimal points. */
function americanDays(columns: readonly ColumnGuess[], decimal: '.' | ',' | undefined): boolean {
  const days = columns.filter(({ type }) => type === 'date');
  const told = days.find(({ doubts, format }) => doubts.length === 0 && !format.startsWith('Y'));
  if (told !== undefined) return told.format.indexOf('M') < told.format.indexOf('D');
  return decimal !== ',' && days.some(({ format }) => format.includes('/') && !format.startsWith('Y'));
}
