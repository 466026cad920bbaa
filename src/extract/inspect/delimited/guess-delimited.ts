import { plainColumn } from '../../../job/plain-column.ts';
import type { DelimitedFormat, Encoding } from '../../../job/table-plan.ts';
import { nameColumns } from '../column/column-names.ts';
import { guessColumns, type ColumnsGuess } from '../column/guess-columns.ts';
import { textTable, type FileGuess, type TableGuess, type TableNames } from '../file-guess.ts';
import type { Finding } from '../finding.ts';
import { dialectFindings, hintsOver, layoutFindings, passedOver } from './delimited-findings.ts';
import { footerLines } from './footer-rows.ts';
import type { DialectGuess } from './guess-dialect.ts';
import { guessLayout, type LayoutGuess } from './guess-layout.ts';
import { isBlank, isRule } from './lines-apart.ts';
import { recordTypesOf, type TypedRows } from './record-types.ts';
import { TrialText, type TrialRow } from './trial-rows.ts';

/** A sample of delimited text, and what is known of its file. */
interface DelimitedSample {
  readonly names: TableNames;
  readonly encoding: Encoding;
  /** The beginning, and whether it is all. */
  readonly text: string;
  readonly whole: boolean;
  /** The last lines of a file that is longer; '' where its end is not known. */
  readonly tail: string;
  readonly dialect: DialectGuess;
  /** Lines that are hints to a program, before all others: `sep=;`. */
  readonly hints: number;
}

const MOST_ROWS = 20_000;
const SHOWN = 5;
/** Longer names cannot stand in a job file. */
const LONGEST_NAME = 500;

/** What the rows and columns of delimited text are, once its dialect is known. */
export function guessDelimited(given: DelimitedSample): FileGuess {
  const { text, whole, hints } = given;
  const { dialect, rows: read } = withAllQuotes(given.dialect, new TrialText(text, whole));
  const sample = { ...given, dialect };
  const all = read.slice(hints);
  const filled = all.filter((row) => !isBlank(row) && !isRule(row));
  const types = dialect.cells > 1 ? recordTypesOf(filled) : undefined;
  if (types !== undefined) return severalTypes(sample, types);
  const layout = guessLayout(all, dialect.cells);
  const footer = footerOf(sample, layout, all);
  const ends = whole && all.length < MOST_ROWS;
  const end = all.findLast((row) => !isBlank(row));
  const last = end === undefined ? 0 : end.line + end.lines;
  const rows = ends ? layout.rows.filter((row) => row.line < last - footer) : layout.rows;
  const table = tableOf(sample, layout, rows, footer);
  return {
    kind: 'delimited',
    findings: [...dialectFindings(sample.dialect), ...layoutFindings(layout, footer)],
    tables: [table],
    passedOver: passedOver(layout, footer, hints),
  };
}

/** The dialect was told by the first rows; quotes that stand otherwise may come later. */
function withAllQuotes(
  dialect: DialectGuess,
  text: TrialText,
): { readonly dialect: DialectGuess; readonly rows: readonly TrialRow[] } {
  const odd = (rows: readonly TrialRow[]): number =>
    rows.reduce((sum, row) => sum + (row.formed && row.cells.length === dialect.cells ? 0 : 1), 0);
  const rows = text.rows(dialect.format, MOST_ROWS);
  if (!dialect.format.strictQuotes || rows.every(({ formed }) => formed)) {
    const quotesSeen =
      dialect.quotesSeen || !dialect.format.strictQuotes || rows.some(({ quoted }) => quoted > 0);
    return { dialect: { ...dialect, quotesSeen }, rows };
  }
  const format = { ...dialect.format, strictQuotes: false };
  const lenient = text.rows(format, MOST_ROWS);
  const better = odd(lenient) < odd(rows);
  return better
    ? { dialect: { ...dialect, format, quotesSeen: true }, rows: lenient }
    : { dialect: { ...dialect, quotesSeen: true }, rows };
}

function footerOf(
  { dialect, tail, whole }: DelimitedSample,
  layout: LayoutGuess,
  all: readonly TrialRow[],
): number {
  const { cells, comment, rowsFrom } = layout;
  if (whole) {
    const rows = all.filter((row) => !isBlank(row) && row.line >= rowsFrom);
    return footerLines(rows, cells, comment);
  }
  if (tail === '') return 0;
  // The first line of the tail is the end of one that was cut.
  const last = new TrialText(tail, true).rows(dialect.format, MOST_ROWS).slice(1);
  const rows = last.filter((row) => !isBlank(row));
  return rows.length < 3 ? 0 : footerLines(rows, cells, comment);
}

function tableOf(
  { names, encoding, dialect }: DelimitedSample,
  layout: LayoutGuess,
  rows: readonly TrialRow[],
  footer: number,
): TableGuess {
  const { cells, header } = layout;
  const headings = Array.from({ length: cells }, (_, i) => header?.names[i] ?? '');
  const { keys, identifiers, plain } = nameColumns(headings);
  const even = rows.filter((row) => row.cells.length === cells);
  const samples = keys.map((from, i) => ({
    from,
    name: identifiers[i] ?? from,
    cells: even.map((row) => row.cells[i] ?? ''),
  }));
  const borders = samples.flatMap(({ cells: texts }, i) =>
    header !== undefined &&
    headings[i]?.trim() === '' &&
    (i === 0 || i === cells - 1) &&
    texts.every((text) => text.trim() === '')
      ? [i]
      : [],
  );
  const named =
    header !== undefined && header.alone && plain && keys.every((key) => key.length <= LONGEST_NAME);
  const format: DelimitedFormat = {
    kind: 'delimited',
    ...dialect.format,
    // Where the sample has no quotes, one that turns up later is a character rather than a fault.
    strictQuotes: dialect.format.strictQuotes && dialect.quotesSeen,
    header: named,
    skip: named ? header.line : layout.rowsFrom,
    comment: layout.comment,
    footer,
  };
  const columns = keys.map((key) => ({ ...plainColumn(key, 'text'), trim: 'none' as const }));
  return {
    plan: textTable(names, encoding, format, columns),
    keys,
    borders,
    ...guessColumns(samples, names.record),
    rows: even.length,
    quotesSeen: dialect.quotesSeen,
    samples: even.slice(0, SHOWN).map((row) => row.cells),
  };
}

/** A table for each record type; its columns have no names. */
function severalTypes(sample: DelimitedSample, types: readonly TypedRows[]): FileGuess {
  const { names, encoding, dialect } = sample;
  const format: DelimitedFormat = {
    kind: 'delimited',
    ...dialect.format,
    strictQuotes: dialect.format.strictQuotes && dialect.quotesSeen,
    header: false,
    skip: sample.hints,
    comment: '',
    footer: 0,
  };
  const tables = types.map(({ is, cells, rows }) => {
    const { keys } = nameColumns(Array.from({ length: cells }, () => ''));
    const even = rows.filter((row) => row.cells.length === cells);
    const samples = keys.map((from, i) => ({
      from,
      name: from,
      cells: even.map((row) => row.cells[i] ?? ''),
    }));
    const type = { at: 1, is };
    const own = {
      ...names,
      table: `${names.table}_${is.toLowerCase()}`,
      record: `${names.record}_${is.toLowerCase()}`,
    };
    const columns = keys.map((key) => ({ ...plainColumn(key, 'text'), trim: 'none' as const }));
    return {
      plan: { ...textTable(own, encoding, format, columns), type },
      keys,
      borders: [],
      ...withTypeAsText(guessColumns(samples, names.record)),
      rows: even.length,
      quotesSeen: dialect.quotesSeen,
      samples: even.slice(0, 2).map((row) => row.cells),
      type,
    };
  });
  const listed = types.map(({ is, cells }) => `${is} (${cells} cells)`).join(', ');
  const found: Finding = {
    topic: 'record types',
    says: listed,
    sureness: 'likely',
    why: 'the first cell is one of few codes, and rows of each are alike',
  };
  const none: Finding = {
    topic: 'header',
    says: 'none',
    sureness: 'likely',
    why: 'the first row has a record type',
  };
  return {
    kind: 'delimited',
    findings: [...dialectFindings(sample.dialect), found, none],
    tables,
    passedOver: hintsOver(sample.hints),
  };
}

/** What says the type of a row is a name, also where it is made of digits. */
function withTypeAsText(guess: ColumnsGuess): ColumnsGuess {
  const columns = guess.columns.map((column, i) =>
    i === 0 ? { ...column, type: 'text' as const, doubts: [] } : column,
  );
  return { ...guess, columns };
}
