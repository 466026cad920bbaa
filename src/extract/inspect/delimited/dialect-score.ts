import { kindOf, type CellKind } from '../cell-kind.ts';
import type { TrialRow } from './trial-rows.ts';

/** How well a way of reading fits a sample: the higher the better, 1 at most. */
export interface DialectScore {
  readonly score: number;
  /** Cells that most rows have. */
  readonly cells: number;
  /** Share of the rows, between the first and the last with that many, that have as many. */
  readonly even: number;
  /** How natural the cells are, from 0 to 1. */
  readonly natural: number;
  /** Rows that can be read but for their quotes. */
  readonly malformed: number;
}

const NOTHING: DialectScore = { score: 0, cells: 1, even: 0, natural: 0, malformed: 0 };

/** Kinds of texts that were seen already: the same cells turn up under most dialects. */
export type KnownKinds = Map<string, CellKind>;

/**
 * After van den Burg, Nazábal and Sutton (2019): rows of one pattern, and cells of a type. Rows must be alike in their
 * number of cells, cells natural by themselves, columns of one kind; lines above and below the table cost little.
 */
export function scoreDialect(rows: readonly TrialRow[], known: KnownKinds): DialectScore {
  const filled = rows.filter((row) => row.cells.length > 1 || (row.cells[0] ?? '').trim() !== '');
  const cells = commonCount(filled);
  if (cells === 0) return NOTHING;
  const isCommon = (row: TrialRow): boolean => row.formed && row.cells.length === cells;
  const first = filled.findIndex(isCommon);
  const body = filled.slice(first, filled.findLastIndex(isCommon) + 1);
  const common = body.filter(isCommon);
  const even = Math.max(common.length / body.length, evenByType(body) * 0.97, quotedShare(filled) * 0.7);
  const { natural, alike } = nature(common, cells, known);
  const width = 1 - 0.4 * 2 ** (1 - Math.min(cells, 30));
  const covered = Math.sqrt(body.length / filled.length);
  // One name above two cells a row: a single column whose values hold the sign. A header is cut as the rows are.
  const overhang = cells === 2 && first === 1 && filled[0]?.cells.length === 1 ? 0.6 : first > 0 ? 0.92 : 1;
  return {
    score: even ** 2 * covered * natural * (0.7 + 0.3 * alike) * (cells === 1 ? 0.3 : width) * overhang,
    cells,
    even,
    natural,
    malformed: filled.reduce((sum, row) => sum + (row.formed ? 0 : 1), 0),
  };
}

/** The number of cells that most well-formed rows have; lines that hold no delimiter count less: comments, titles. */
function commonCount(rows: readonly TrialRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells, formed } of rows) {
    const weight = cells.length === 1 ? 0.4 : 1;
    if (formed) counts.set(cells.length, (counts.get(cells.length) ?? 0) + weight);
  }
  let best = 0;
  let often = 0;
  for (const [cells, times] of counts) {
    if (times > often || (times === often && cells > best)) [best, often] = [cells, times];
  }
  return best;
}

/** Share of rows in which several cells are quoted as they should be: several tables in one file, each row well-formed. */
function quotedShare(rows: readonly TrialRow[]): number {
  const quoted = rows.filter((row) => row.formed && row.quoted >= 2 && row.quoted >= row.cells.length / 2);
  return quoted.length / rows.length;
}

const MOST_TYPES = 12;

/** The same share where the first cell says what a row is: rows of each type among themselves. */
function evenByType(rows: readonly TrialRow[]): number {
  const types = new Map<string, TrialRow[]>();
  for (const row of rows) {
    const type = row.cells[0] ?? '';
    const same = types.get(type);
    if (same !== undefined) same.push(row);
    else if (types.size >= MOST_TYPES) return 0;
    else types.set(type, [row]);
  }
  if (types.size < 2 || rows.length < types.size * 2) return 0;
  let even = 0;
  for (const same of types.values()) {
    const cells = commonCount(same);
    if (cells < 2) continue;
    even += same.filter((row) => row.formed && row.cells.length === cells).length;
  }
  return even / rows.length;
}

function nature(
  rows: readonly TrialRow[],
  cells: number,
  known: KnownKinds,
): { readonly natural: number; readonly alike: number } {
  // The first may be the header, whose cells are words.
  const looked = rows.length > 2 ? rows.slice(1) : rows;
  let natural = 0;
  let alike = 0;
  let seen = 0;
  for (let i = 0; i < cells; i += 1) {
    const kinds = new Map<string, number>();
    let there = 0;
    for (const row of looked) {
      const text = row.cells[i] ?? '';
      let kind = known.get(text);
      if (kind === undefined) known.set(text, (kind = kindOf(text)));
      const padded = text !== '' && (text.startsWith(' ') || text.endsWith(' '));
      // What was quoted may hold what it likes.
      const held =
        row.quoted > 0 && kind.natural < 0.9 && kind.natural > 0.1 && kind.kind !== 'empty'
          ? 0.9
          : kind.natural;
      natural += padded ? held * 0.93 : held;
      seen += 1;
      if (kind.kind === 'empty') continue;
      there += 1;
      kinds.set(kind.kind, (kinds.get(kind.kind) ?? 0) + 1);
    }
    alike += there === 0 ? 0.5 : Math.max(...kinds.values()) / there;
  }
  return { natural: seen === 0 ? 0 : natural / seen, alike: cells === 0 ? 0 : alike / cells };
}
