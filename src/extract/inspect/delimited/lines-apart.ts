import type { TrialRow } from './trial-rows.ts';

/** A line with nothing on it. */
export function isBlank({ cells }: TrialRow): boolean {
  return cells.length === 1 && (cells[0] ?? '').trim() === '';
}

/** A line drawn between rows: `-----`, `|---+---|`. */
export function isRule({ cells, quoted }: TrialRow): boolean {
  const text = cells.join('');
  return quoted === 0 && /^[-=_+|: ]{3,}$/.test(text) && /[-=_]{2}/.test(text);
}

export function startsWith({ cells, quoted }: TrialRow, prefix: string): boolean {
  return quoted === 0 && (cells[0] ?? '').startsWith(prefix);
}

const COMMENTS = ['#', '//', '--', '%', '!', ';', '*', 'REM ', "'"];

/** What lines begin with that have too few cells, and no row does; '' for nothing. */
export function commentOf(rows: readonly TrialRow[], cells: number): string {
  for (const prefix of COMMENTS) {
    const such = rows.filter((row) => startsWith(row, prefix));
    if (such.length === 0 || such.length > rows.length * 0.6) continue;
    const odd = such.filter((row) => row.cells.length !== cells);
    // A header may begin with the sign, and has as many cells as the rows.
    if (cells > 1 && odd.length === such.length && (prefix === '#' || such.length > 1)) return prefix;
    if (cells === 1 && prefix === '#') return prefix;
  }
  return '';
}
