import type { RecordType, TablePlan } from '../../job/table-plan.ts';
import type { FilePlan } from '../framed-file.ts';

/** A place in a file at which rows stand: tables with the same path share it. */
export interface Level {
  /** Names from the root to the rows; none: the outermost object itself. */
  readonly path: readonly string[];
  /** Numbers of its tables in the plan. */
  readonly tables: readonly number[];
  /** Number of the level whose rows enclose these; -1: none does. */
  readonly above: number;
  /** Record types to pass over among its rows. */
  readonly others: readonly RecordType[];
  /** Cells that framing reads of each row, as the job writes their paths, each once. */
  readonly cells: readonly string[];
  /** Number of its first cell among those of all levels. */
  readonly base: number;
}

/** Which of a level's cells a table takes its few values from, by their number in the level; -1: it has none. */
export interface ClaimedCells {
  readonly key: number;
  readonly on: number;
  readonly amount: number;
  readonly also: readonly number[];
}

/** The levels of a file, those that enclose others first, and the cells that framing reads at each. */
export function levelsOf(
  plan: FilePlan,
  also: readonly string[],
  pathOf: (table: TablePlan) => readonly string[],
): { readonly levels: readonly Level[]; readonly claims: readonly ClaimedCells[] } {
  const paths = plan.tables.map(pathOf);
  const distinct = new Map(paths.map((path) => [path.join('/'), path]));
  const order = [...distinct.values()].toSorted((a, b) => a.length - b.length);
  const cells: string[][] = order.map(() => []);
  const claims = plan.tables.map((table, number): ClaimedCells => {
    const names = cells[order.findIndex((path) => isSame(path, paths[number] ?? []))] ?? [];
    const cellOf = (from: string | undefined): number => {
      if (from === undefined) return -1;
      if (!names.includes(from)) names.push(from);
      return names.indexOf(from);
    };
    const columnCell = (name: string | undefined): number =>
      cellOf(table.columns.find((column) => column.name === name)?.from);
    if (table.type !== undefined) cellOf(String(table.type.at));
    return {
      key: columnCell(table.key),
      on: columnCell(table.on),
      amount: columnCell(table.amount),
      also: also.map(columnCell),
    };
  });
  const [outermost] = cells;
  for (const { at } of plan.others ?? []) {
    if (outermost !== undefined && !outermost.includes(String(at))) outermost.push(String(at));
  }
  let base = 0;
  const levels = order.map((path, number): Level => {
    const tables = [...paths.keys()].filter((table) => isSame(paths[table] ?? [], path));
    const above = order.findLastIndex((other, i) => i < number && isWithin(path, other));
    const others = number === 0 ? (plan.others ?? []) : [];
    const level = { path, tables, above, others, cells: cells[number] ?? [], base };
    base += level.cells.length;
    return level;
  });
  return { levels, claims };
}

function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return outer.length < path.length && outer.every((name, i) => name === path[i]);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}
