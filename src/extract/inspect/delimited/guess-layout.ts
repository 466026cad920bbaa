import { kindOf } from '../cell-kind.ts';
import { areCountedNames } from './counted-names.ts';
import { commentOf, isBlank, isRule, startsWith } from './lines-apart.ts';
import { filledIn, hasValues, TypedColumns } from './typed-columns.ts';
import { headerScore, type HeaderScore } from './header-score.ts';
import type { TrialRow } from './trial-rows.ts';

/** What the lines of a delimited file are: titles, names of columns, rows, comments, trailers. */
export interface LayoutGuess {
  /** Cells of a row. */
  readonly cells: number;
  /** Lines before the first row. */
  readonly rowsFrom: number;
  /** Names of the columns; undefined: nothing names them. */
  readonly header?: NamesRow;
  /** Why there is a header, or none. */
  readonly headerWhy: string;
  readonly headerSure: boolean;
  /** Beginning of the lines among the rows that are none; ''. */
  readonly comment: string;
  /** Rows of the sample, comments left out; those of the footer still among them. */
  readonly rows: readonly TrialRow[];
}

interface NamesRow {
  readonly names: readonly string[];
  /** Line that it stands in, from 0, and how many it takes. */
  readonly line: number;
  readonly lines: number;
  /** It is the only line of names, well-formed and as wide as the rows, and nothing stands between it and the first one. */
  readonly alone: boolean;
}

const MOST_TITLES = 60;
const MOST_HEADER_ROWS = 4;

/** Says what the rows of a sample are. `common`: how many cells most of them have. */
export function guessLayout(all: readonly TrialRow[], common: number): LayoutGuess {
  const filled = all.filter((row) => !isBlank(row));
  const cells = firstTable(filled, common);
  const comment = commentOf(filled, cells);
  const rows = filled.filter((row) => !isRule(row) && (comment === '' || !startsWith(row, comment)));
  if (rows.length === 0) {
    return { cells, rowsFrom: 0, headerWhy: 'there are no rows', headerSure: false, comment, rows };
  }
  const columns = new TypedColumns(rows, cells);
  const data = firstData(rows, columns);
  const found = namesAbove(rows, data, cells);
  const named = found === undefined ? undefined : withSparseRows(rows, found, cells);
  if (named === undefined) {
    const from = titlesEnd(rows, Math.min(data, rows.length - 1), cells);
    const first = rows[from];
    const rowsFrom = first === undefined || first === all[0] ? 0 : first.line;
    const { why, score } = headerScore(first?.cells ?? [], bodyFrom(rows, from + 1, cells));
    return {
      cells,
      rowsFrom,
      headerWhy: rows.length === 1 ? 'there is but one row' : why,
      headerSure: rows.length > 1 && score < -0.3,
      comment,
      rows: rows.slice(from),
    };
  }
  return withNames(rows, named, cells, comment);
}

/** Rows below names that are complete are rows, however few of their cells are filled. */
function withSparseRows(rows: readonly TrialRow[], found: FoundNames, cells: number): FoundNames {
  const header = rows[found.names];
  if (header === undefined || header.cells.length !== cells || filledIn(header) < cells) return found;
  let { data } = found;
  for (; data > found.names + 1; data -= 1) {
    const above = rows[data - 1];
    if (above === undefined || above.cells.length !== cells || filledIn(above) > cells / 3) break;
  }
  return { ...found, data };
}

/** Where the lines above the common rows are a table by themselves, that comes first: their number of cells. */
function firstTable(rows: readonly TrialRow[], common: number): number {
  const first = rows.findIndex((row) => row.formed && row.cells.length === common);
  if (first < 4) return common;
  const counts = new Map<number, number>();
  for (const { cells } of rows.slice(0, first)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  // What tells a story, with as many commas in each line, has no values.
  if (rows.slice(0, first).filter(hasValues).length < first / 2) return common;
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most !== undefined && most[0] > 2 && most[1] > first * 0.8 ? most[0] : common;
}

/** The first row that has values where the others have them; its number is that of all rows where there is none. */
function firstData(rows: readonly TrialRow[], columns: TypedColumns): number {
  const found = rows.findIndex((row, i) => i <= MOST_TITLES && columns.verdict(row) === 'row');
  if (found < 0) return rows.length;
  const first = rows.findIndex((row) => row.cells.length === columns.cells);
  if (first === found && areCountedNames(rows[found]?.cells ?? [], bodyFrom(rows, found + 1, columns.cells)))
    return found + 1;
  let data = behindSparseNumbers(rows, found, columns);
  for (; data > 0; data -= 1) {
    const above = rows[data - 1];
    if (above === undefined || !isDataToo(above, bodyFrom(rows, data, columns.cells), columns)) break;
  }
  return data;
}

/** Years and numbers above a line of names, with most cells between them empty, head groups of columns. */
function behindSparseNumbers(rows: readonly TrialRow[], first: number, columns: TypedColumns): number {
  for (let names = first + 1; names <= first + 2 && names + 1 < rows.length; names += 1) {
    const row = rows[names];
    if (row === undefined || columns.verdict(row) !== 'words' || row.cells.length !== columns.cells) continue;
    const sparse = rows.slice(first, names).every((above) => filledIn(above) <= columns.cells * 0.6);
    const named = headerScore(row.cells, bodyFrom(rows, names + 1, columns.cells)).score > 0.3;
    if (sparse && named && columns.verdict(rows[names + 1]) === 'row') return names + 1;
  }
  return first;
}

/** A row that shows nothing either way is data unless it names what is below it; a damaged one, when it has values. */
function isDataToo(row: TrialRow, below: readonly (readonly string[])[], columns: TypedColumns): boolean {
  if (columns.verdict(row) === 'unclear') return headerScore(row.cells, below).score <= 0;
  return row.cells.length !== columns.cells && hasValues(row);
}

interface FoundNames {
  /** Row that names the columns. */
  readonly names: number;
  /** The first row of names, and the first that is none. */
  readonly from: number;
  readonly data: number;
  readonly judged: HeaderScore;
}

/** The names of the columns among the rows above the first one with values. */
function namesAbove(rows: readonly TrialRow[], data: number, cells: number): FoundNames | undefined {
  if (data >= rows.length && rows.length > 1) {
    // No column has values that words have not: the first full row may name them.
    const first = Math.max(
      0,
      rows.findIndex((row) => isFull(row, rows, cells)),
    );
    return judge(rows, first, first + 1, cells);
  }
  const only = rows[0];
  if (rows.length === 1 && only !== undefined) return namesAlone(only);
  let best: FoundNames | undefined;
  for (let i = data - 1; i >= 0 && i >= data - MOST_HEADER_ROWS; i -= 1) {
    const row = rows[i];
    if (row === undefined || row.cells.length < Math.max(1, cells * 0.6)) break;
    const judged = judge(rows, i, data, cells);
    if (judged === undefined) continue;
    if (best === undefined || namesIn(row) > namesIn(rows[best.names])) best = judged;
  }
  return best;
}

function judge(
  rows: readonly TrialRow[],
  names: number,
  data: number,
  cells: number,
): FoundNames | undefined {
  const row = fitted(rows[names]?.cells ?? [], cells);
  const text = row.join('\n');
  // Long lists repeat their header at the top of each page, joined files behind each byte order mark.
  const below = bodyFrom(rows, data, cells).filter(
    (texts) => texts.join('\n').replace(/^\ufeff/, '') !== text,
  );
  const judged = headerScore(row, below);
  return judged.score > 0 ? { names, from: names, data, judged } : undefined;
}

/** A header above nothing, or the only record: names hold no numbers. */
function namesAlone(row: TrialRow): FoundNames | undefined {
  const judged = headerScore(row.cells, []);
  const filled = row.cells.map((cell) => cell.trim());
  const isName = (text: string): boolean =>
    /\p{L}/u.test(text) && !/\d{3}|[@,;]/.test(text) && text.length < 60;
  const typed = filled.some((cell) =>
    ['integer', 'number', 'date', 'time', 'name'].includes(kindOf(cell).kind),
  );
  const likely = judged.score > 0.15 || (filled.length >= 3 && new Set(filled).size === filled.length);
  if (typed || !likely || !filled.every(isName)) return undefined;
  return { names: 0, from: 0, data: 1, judged: { score: 0.1, why: `${judged.why}; there are no rows` } };
}

function withNames(
  rows: readonly TrialRow[],
  { names, data, judged }: FoundNames,
  cells: number,
  comment: string,
): LayoutGuess {
  const header = rows[names];
  if (header === undefined) throw new RangeError('the header is no row');
  const behind = header.line + header.lines;
  const rowsFrom = rows[data]?.line ?? behind;
  // Where names stand one below another, a column without one has the other.
  const others = rows.slice(names + 1, data);
  const complete = fitted(header.cells, cells).map(
    (name, i) => [name, ...others.map((row) => row.cells[i] ?? '')].find((text) => text.trim() !== '') ?? '',
  );
  return {
    cells,
    rowsFrom,
    header: {
      names: complete,
      line: header.line,
      lines: header.lines,
      alone: rowsFrom === behind && header.cells.length === cells && header.formed,
    },
    headerWhy: judged.why,
    headerSure: judged.score > 0.3,
    comment,
    rows: rows.slice(data),
  };
}

/** Without a header: a short row above the first full one is a title, a longer one a damaged row. */
function titlesEnd(rows: readonly TrialRow[], data: number, cells: number): number {
  const full = rows.findIndex((row) => isFull(row, rows, cells));
  let from = full < 0 ? 0 : Math.min(full, data);
  for (; from > 0; from -= 1) {
    const above = rows[from - 1];
    if (above === undefined || above.cells.length <= cells / 2 || filledIn(above) <= cells / 3) break;
  }
  // Many wide rows are no titles, whatever is between them.
  const wide = rows.slice(0, from).filter((row) => row.cells.length > Math.max(1, cells / 2)).length;
  return wide > from / 2 || from > MOST_TITLES ? 0 : from;
}

/** As wide as the others, and nearly as full as they mostly are. */
function isFull(row: TrialRow, rows: readonly TrialRow[], cells: number): boolean {
  if (!row.formed || row.cells.length !== cells) return false;
  const fullness = rows.filter((each) => each.cells.length === cells).map(filledIn);
  const usual = fullness.sort((a, b) => a - b)[fullness.length >> 1] ?? 0;
  return filledIn(row) >= (cells >= 3 ? Math.max(2, usual * 0.4) : 1);
}

/** As many cells as a row has. */
function fitted(names: readonly string[], cells: number): string[] {
  return Array.from({ length: cells }, (_, i) => names[i] ?? '');
}

function namesIn(row: TrialRow | undefined): number {
  return new Set((row?.cells ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '')).size;
}

function bodyFrom(rows: readonly TrialRow[], from: number, cells: number): (readonly string[])[] {
  return rows.slice(from, from + 400).flatMap((row) => (row.cells.length === cells ? [row.cells] : []));
}
