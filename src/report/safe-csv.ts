import { withoutFormula } from '../unit/formula-guard.ts';

/** What needs quotes, a semicolon included: some spreadsheets split at it. */
const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/;

/**
 * One CSV row after RFC 4180, CRLF at its end, safe to open in a spreadsheet: text that could run as a formula
 * gets an apostrophe in front of it. Numbers are written as they are.
 */
export function safeCsvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(safeCsvCell).join(',')}\r\n`;
}

function safeCsvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const text = withoutFormula(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
