import { kindOf } from '../cell-kind.ts';
import type { TrialRow } from './trial-rows.ts';

/** Rows of one record type of a file that holds several. */
export interface TypedRows {
  /** What stands in the first cell. */
  readonly is: string;
  readonly cells: number;
  readonly rows: readonly TrialRow[];
}

const MOST_TYPES = 12;
const CODE = /^[A-Z0-9]{1,6}$/i;

/**
 * The record types of a file whose first cell says what each row is: few codes, each with a shape of its own. Undefined
 * when all rows are of one kind.
 */
export function recordTypesOf(rows: readonly TrialRow[]): TypedRows[] | undefined {
  if (rows.length < 4) return undefined;
  const byCode = new Map<string, TrialRow[]>();
  for (const row of rows) {
    const code = (row.cells[0] ?? '').trim();
    if (!CODE.test(code) || row.cells.length < 2) return undefined;
    const same = byCode.get(code);
    if (same !== undefined) same.push(row);
    else if (byCode.size === MOST_TYPES) return undefined;
    else byCode.set(code, [row]);
  }
  if (byCode.size < 2 || byCode.size > rows.length / 2) return undefined;
  const types = Array.from(byCode, ([is, same]) => ({ is, cells: commonCount(same), rows: same }));
  const even = types.reduce(
    (sum, { cells, rows: same }) => sum + same.filter((row) => row.cells.length === cells).length,
    0,
  );
  if (even < rows.length * 0.97) return undefined;
  const widths = new Set(types.map(({ cells }) => cells));
  if (widths.size > 1) return types;
  return differ(types) ? types : undefined;
}

function commonCount(rows: readonly TrialRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}

/** Rows of equal width are of several types when what stands in most of their cells is of different kinds. */
function differ(types: readonly TypedRows[]): boolean {
  const often = types.filter(({ rows }) => rows.length >= 3);
  if (often.length < 2) return false;
  const shapes = often.map(({ rows, cells }) =>
    Array.from({ length: cells - 1 }, (_, i) => mainKind(rows.map((row) => row.cells[i + 1] ?? ''))),
  );
  const [first = []] = shapes;
  return shapes.slice(1).every((shape) => {
    const others = shape.filter(
      (kind, i) => kind !== undefined && first[i] !== undefined && kind !== first[i],
    ).length;
    return others >= Math.max(2, shape.length / 2);
  });
}

/** The kind that nearly all cells have; undefined when they are mixed. */
function mainKind(cells: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const { kind } = kindOf(cell);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] >= cells.length * 0.9 ? most[0] : undefined;
}
