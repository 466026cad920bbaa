import type { ColumnPlan } from '../../job/table-plan.ts';
import { readMarked, type NumberMarks } from './decimal.ts';

/** The blanks, and the apostrophes, that hosts put between groups: a job file declares any of them. */
const BLANKS = ' \u00a0\u2009\u202f';
const APOSTROPHES = "'\u2019";

/**
 * Makes the reader of a number column: text → whole units of its last digit, exact; NaN when it is no number as the
 * column declares it. Nothing is guessed: `1.23.4` and `0.123` are no grouped numbers, `1.505` has no two decimals.
 */
export function compileDecimalReader(column: ColumnPlan): (text: string) => number {
  const { scale, type } = column;
  const marks: NumberMarks = {
    decimal: type === 'integer' ? -1 : column.decimal.charCodeAt(0),
    groups: Array.from(alike(column.group), (mark) => mark.charCodeAt(0)),
    parentheses: column.parentheses ?? false,
  };
  return (text) => readMarked(text, scale, marks);
}

/**
 * Makes the reader of an amount's cell, which framers add up: units as `compileDecimalReader` gives them, 0 for a cell that
 * may be empty and is, NaN for one that cannot be read. Without a column all is 0.
 */
export function compileAmountCell(column: ColumnPlan | undefined): (cell: string | null) => number {
  if (column === undefined) return () => 0;
  const read = compileDecimalReader(column);
  const missing = column.required ? NaN : 0;
  const { empty } = column;
  return (cell) => {
    if (cell === null) return missing;
    const text = cell.trim();
    return text === '' || empty.includes(text) ? missing : read(text);
  };
}

/** How a number of the column is written, for a hint. */
export function numberForm({ type, decimal, group, scale, parentheses }: ColumnPlan): string {
  const parts = ['digits'];
  if (type !== 'integer' && scale > 0) parts.push(`a \`${decimal}\` and decimals`);
  const groups =
    group === '' ? 'without group marks' : `with or without ${groupWord(group)} between groups of three`;
  return `${parts.join(', ')} are expected, ${groups}${parentheses === true ? ', parentheses for minus' : ''}`;
}

function groupWord(group: string): string {
  return BLANKS.includes(group) ? 'a blank' : `\`${group}\``;
}

function alike(group: string): string {
  if (group === '') return '';
  return [BLANKS, APOSTROPHES].find((marks) => marks.includes(group)) ?? group;
}
