import { kindOf } from '../cell-kind.ts';
import { isRule, startsWith } from './lines-apart.ts';
import type { TrialRow } from './trial-rows.ts';

const MOST = 10;
const KEYWORD =
  /^\W*(total|totals|grand total|sub-?total|sum|summe|gesamt|gesamtsumme|zwischensumme|saldo|endsaldo|schlusssaldo|anfangssaldo|anzahl|count|records?|rows?|datens(?:ä|ae)tze|ende?|eof|trailer|footer|fin|somme|totale|checksum|pr(?:ü|ue)fsumme|control|kontroll\w*|report|stand|erstellt|source|quelle|\(?\d+ (?:rows?|zeilen|records?|datens(?:ä|ae)tze))\b/i;

/**
 * How many lines at the end are no rows: totals, counts, trailers, notes, rules. A row that was cut off is no footer: it
 * begins as the others do. `rows`: the last rows of the file, or all of it, blank lines left out; lines that begin with
 * `comment` are none anyway.
 */
export function footerLines(rows: readonly TrialRow[], cells: number, comment: string): number {
  const isComment = (row: TrialRow): boolean => comment !== '' && startsWith(row, comment);
  const plain = rows.filter((row) => !isRule(row) && !isComment(row));
  const sound = plain
    .slice(0, plain.length > MOST + 3 ? -MOST : -1)
    .filter((row) => row.cells.length === cells);
  if (sound.length === 0) return 0;
  const profile = profileOf(sound, cells);
  const found: TrialRow[] = [];
  for (const row of rows.slice(-MOST - 1).reverse()) {
    if (!isRule(row) && !isComment(row) && !isFooter(row, cells, profile)) break;
    found.push(row);
  }
  if (found.length === rows.length || found.length > MOST || found.every(isComment)) return 0;
  return found.reduce((sum, row) => sum + row.lines, 0);
}

interface Profile {
  /** Kinds that the first cells have. */
  readonly firstKinds: ReadonlySet<string>;
  readonly firstShapes: ReadonlySet<string>;
  /** Filled cells of the emptiest row. */
  readonly fewest: number;
}

function profileOf(rows: readonly TrialRow[], cells: number): Profile {
  const firsts = rows.map((row) => (row.cells[0] ?? '').trim());
  return {
    firstKinds: new Set(firsts.map((text) => kindOf(text).kind)),
    firstShapes: new Set(firsts.map(shapeOfCell)),
    fewest: rows.reduce((least, row) => Math.min(least, filledOf(row)), cells),
  };
}

function isFooter(row: TrialRow, cells: number, profile: Profile): boolean {
  const first = (row.cells.find((cell) => cell.trim() !== '') ?? '').trim();
  const lead = (row.cells[0] ?? '').trim();
  const filled = filledOf(row);
  // A row that lost its delimiters begins with the first cell all the same.
  const begins = lead.split(/[\s,;|]/)[0] ?? '';
  const conforms = profile.firstKinds.has(kindOf(lead).kind) || profile.firstKinds.has(kindOf(begins).kind);
  const keyword = KEYWORD.test(first) && !profile.firstShapes.has(shapeOfCell(first));
  if (row.cells.length === cells) {
    if (cells === 1) return keyword && (first.includes(' ') || /\d/.test(first));
    const sparse = filled < profile.fewest;
    return sparse && (keyword || (cells >= 4 && filled <= cells * 0.34 && !conforms));
  }
  if (row.cells.length > cells) return false;
  if (keyword) return true;
  // One text where rows have several cells; a row that was cut off looks like the others.
  return !conforms && (cells >= 3 || first.includes(' '));
}

function filledOf(row: TrialRow): number {
  return row.cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);
}

function shapeOfCell(text: string): string {
  return text.replace(/\d+/g, '9').slice(0, 20);
}
