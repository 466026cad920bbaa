import { kindOf } from '../cell-kind.ts';
import type { TrialRow } from './trial-rows.ts';

const TYPED: ReadonlySet<string> = new Set(['integer', 'number', 'date', 'time', 'name']);
const LOOKED_AT = 400;

/** The columns of a sample that hold numbers, days and the like, by which rows are told from what stands above them. */
export class TypedColumns {
  readonly cells: number;
  readonly #typed: readonly number[];

  constructor(rows: readonly TrialRow[], cells: number) {
    this.cells = cells;
    const body = rows.filter((row) => row.cells.length === cells).slice(0, LOOKED_AT);
    this.#typed = Array.from({ length: cells }, (_, i) => i).filter((i) => isTyped(body, i));
  }

  /** `row`: values stand where values must; `words`: words stand there; `unclear`: nothing does. */
  verdict(row: TrialRow | undefined): 'row' | 'words' | 'unclear' {
    if (row === undefined || row.cells.length !== this.cells) return 'words';
    let values = 0;
    let words = 0;
    for (const i of this.#typed) {
      const text = (row.cells[i] ?? '').trim();
      if (text === '' || isMissing(text)) continue;
      if (TYPED.has(kindOf(text).kind)) values += 1;
      else words += 1;
    }
    if (values === 0 && words === 0)
      return this.cells >= 3 && filledIn(row) <= this.cells / 3 ? 'words' : 'unclear';
    return values >= words ? 'row' : 'words';
  }
}

/** How many cells hold anything. */
export function filledIn(row: TrialRow): number {
  return row.cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);
}

/** Whether a number, a day or the like stands in a row, in a cell or at its very beginning. */
export function hasValues({ cells }: TrialRow): boolean {
  const begins = (cells[0] ?? '').trim().split(/\s/)[0] ?? '';
  return TYPED.has(kindOf(begins).kind) || cells.some((cell) => TYPED.has(kindOf(cell).kind));
}

function isTyped(body: readonly TrialRow[], column: number): boolean {
  let filled = 0;
  let typed = 0;
  for (const row of body) {
    const text = (row.cells[column] ?? '').trim();
    if (text === '' || isMissing(text)) continue;
    filled += 1;
    if (TYPED.has(kindOf(text).kind)) typed += 1;
  }
  // Titles and names may be among so few rows.
  return typed > 0 && typed >= Math.min(filled * 0.7, filled - 1);
}

/** What stands for a value that is not there. */
export function isMissing(text: string): boolean {
  return /^(n\/?a|null|nan|none|nil|-+|\.+|\?|x|\\N)$/i.test(text);
}
