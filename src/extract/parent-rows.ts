import type { TablePlan } from '../job/table-plan.ts';
import { partOf, placeInPart, type TablePart } from '../model/row-position.ts';
import type { FieldValue } from '../model/record.ts';
import type { TypedRow } from './row-reader.ts';

/** The row's parent is not there. */
export const NO_PARENT = -1;
/** Two rows have the key that the row names, or stand where it does. */
export const TWO_PARENTS = -2;

/**
 * For each row of `table` the number of its parent row among `parents`, the rows of table `above` in the same document:
 * by the parent's key, or the last one before the row in the same file where rows are nested.
 */
export function parentRows(
  rows: readonly TypedRow[],
  table: TablePlan,
  parents: readonly TypedRow[],
  above: TablePlan,
  parts: readonly TablePart[],
): readonly number[] {
  const by = parentColumn(table);
  return by === undefined ? byPlace(rows, parents, parts) : byKey(rows, by, parents, above.key ?? '');
}

/** The column of a table below details that names the parent row; undefined: its rows are nested. */
export function parentColumn({ within, on, nestedIn }: TablePlan): string | undefined {
  return nestedIn === undefined ? (within ?? on) : undefined;
}

/** A key as other rows name it: numbers and text alike. */
export function keyText(value: FieldValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function byKey(rows: readonly TypedRow[], by: string, parents: readonly TypedRow[], key: string): number[] {
  const known = new Map<string, number>();
  for (const [number, { values }] of parents.entries()) {
    const name = keyText(values[key]);
    if (name !== '') known.set(name, known.has(name) ? TWO_PARENTS : number);
  }
  return rows.map(({ values }) => known.get(keyText(values[by])) ?? NO_PARENT);
}

/**
 * The last parent before a row. Where parent and row stand in one line, as in a file without line ends, their order
 * cannot be told: only a parent that is the only one is the right one then.
 */
function byPlace(
  rows: readonly TypedRow[],
  parents: readonly TypedRow[],
  parts: readonly TablePart[],
): number[] {
  const fileOf = (position: number): string => parts[partOf(position)]?.file ?? '';
  const byFile = new Map<string, ParentPlace[]>();
  for (const [number, { line }] of parents.entries()) {
    const place = { number, line: placeInPart(line) };
    const there = byFile.get(fileOf(line));
    if (there === undefined) byFile.set(fileOf(line), [place]);
    else there.push(place);
  }
  for (const places of byFile.values()) places.sort((a, b) => a.line - b.line);
  return rows.map(({ line }) => lastBefore(byFile.get(fileOf(line)) ?? [], placeInPart(line)));
}

interface ParentPlace {
  readonly number: number;
  readonly line: number;
}

/** `places` stand in ascending order. */
function lastBefore(places: readonly ParentPlace[], line: number): number {
  let from = 0;
  let to = places.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle]?.line ?? 0) < line) from = middle + 1;
    else to = middle;
  }
  const unsure =
    places[from]?.line === line || (from > 1 && places[from - 1]?.line === places[from - 2]?.line);
  if (unsure) return places.length === 1 ? (places[0]?.number ?? NO_PARENT) : TWO_PARENTS;
  return places[from - 1]?.number ?? NO_PARENT;
}
