import { KEPT, LOOSE, type Galley } from './galley.ts';
import type { SetStyle } from './set-style.ts';

/** The runs of a row that were set side by side, cell by cell, from `first` on. */
interface RowOfLines {
  readonly first: number;
  readonly lines: number;
  readonly style: SetStyle;
  /** Blank space above the first line and below the last one, in pt. */
  readonly padding: number;
  readonly at: string;
  /** How the row holds to the next one. */
  readonly hold: number;
}

/**
 * Closes a strip for each line of a row, so that a page may end between them; a single line is never left alone. Runs stand
 * in the order of their cells, strips want them line by line.
 */
export function addLineStrips(galley: Galley, row: RowOfLines): void {
  const { first, lines, style, padding, at, hold } = row;
  const byLine: number[][] = Array.from({ length: lines }, () => []);
  for (let r = first; r < galley.runs; r++) {
    const line = Math.round(((galley.runDy[r] ?? 0) - padding - style.baseline) / style.leading);
    byLine[Math.min(lines - 1, Math.max(0, line))]?.push(r);
  }
  reorder(galley, first, byLine.flat());
  let run = first;
  byLine.forEach((own, line) => {
    const above = line === 0 ? padding : 0;
    const below = line === lines - 1 ? padding : 0;
    for (const end = run + own.length; run < end; run++)
      galley.runDy[run] = (galley.runDy[run] ?? 0) - line * style.leading - padding + above;
    const atEdge = line === 0 || line === lines - 2;
    const holds = line === lines - 1 ? hold : atEdge ? KEPT : LOOSE;
    galley.closeStrip(style.leading + above + below, at, run, holds);
  });
}

/** Puts the runs from `first` on into another order. */
function reorder(galley: Galley, first: number, order: readonly number[]): void {
  arrange(galley.runText, first, order);
  arrange(galley.runX, first, order);
  arrange(galley.runDy, first, order);
  arrange(galley.runFace, first, order);
  arrange(galley.runStyle, first, order);
}

function arrange(values: (string | number)[], first: number, order: readonly number[]): void {
  const own = values.slice(first, first + order.length);
  order.forEach((from, to) => {
    const value = own[from - first];
    if (value !== undefined) values[first + to] = value;
  });
}
