import type { ExtractPlan } from '../job/job.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { TablePart } from '../model/row-position.ts';
import type { DetailTables } from './detail-tables.ts';
import { keyText, parentColumn, parentRows } from './parent-rows.ts';
import type { TypedRow } from './row-reader.ts';

/** `once`: all rows of a table are the first header's. A list: each header has those. */
type Shares = 'once' | readonly (readonly number[])[];

/**
 * Whose detail rows are they, when a document key stands in several header rows? One share: all rows are the
 * first header's, the further headers came without rows of their own. As many shares as headers: each came
 * with its own, of every table. Undefined: it cannot be told.
 */
export function shareDetails(
  headers: readonly TypedRow[],
  details: readonly TypedRow[],
  plan: ExtractPlan,
  tables: DetailTables,
  parts: readonly TablePart[],
): readonly (readonly number[])[] | undefined {
  const byTable = tables.split(details);
  const [main = [], ...further] = byTable;
  const ownCounts = plan.details === undefined ? undefined : countsOf(headers, plan);
  const told: Shares[] = [];
  if (main.length > 0 || ownCounts !== undefined) {
    const shares = shareMain(headers, main, details, ownCounts, plan.details);
    if (shares === undefined) return undefined;
    told.push(shares);
  }
  for (const [i, own] of further.entries()) {
    const table = tables.plans[i + 1];
    if (table?.order === undefined || own.length === 0 || isNested(table, i + 1, tables)) continue;
    const shares = evenly(byOccurrence(own, details, [parentColumn(table), table.order]), headers.length);
    if (shares === undefined) return undefined;
    told.push(shares);
  }
  const all = Array.from(details.keys());
  if (told.every((shares) => shares === 'once')) return [all];
  if (told.includes('once')) return undefined;
  return shareAll(headers.length, byTable, details, tables, parts, told[0]);
}

/** Rows that are nested in rows of details go where those go. */
function isNested(table: TablePlan, number: number, { parents }: DetailTables): boolean {
  return table.nestedIn !== undefined && (parents[number] ?? -1) >= 0;
}

/** Each table's rows by the header that they came with; `mainShares` are those of the main table where it has rows. */
function shareAll(
  times: number,
  byTable: readonly (readonly number[])[],
  details: readonly TypedRow[],
  tables: DetailTables,
  parts: readonly TablePart[],
  mainShares: Shares | undefined,
): readonly (readonly number[])[] | undefined {
  /** Row → number of its header. */
  const headerOf = new Map<number, number>();
  for (const [i, own] of byTable.entries()) {
    const table = tables.plans[i];
    if (table === undefined || own.length === 0) continue;
    if (isNested(table, i, tables)) {
      const above = tables.parents[i] ?? -1;
      const found = parentRows(
        own.flatMap((row) => details[row] ?? []),
        table,
        (byTable[above] ?? []).flatMap((row) => details[row] ?? []),
        tables.plans[above] ?? table,
        parts,
      );
      // A row that stands before all parents is the first header's, which is rejected for it.
      for (const [at, row] of own.entries())
        headerOf.set(row, headerOf.get(byTable[above]?.[found[at] ?? -1] ?? -1) ?? 0);
      continue;
    }
    const order = table.order === undefined ? table.columns.map(({ name }) => name) : [table.order];
    const parted =
      i === 0 && typeof mainShares === 'object'
        ? mainShares
        : evenly(byOccurrence(own, details, [parentColumn(table), ...order]), times);
    if (parted === undefined || parted === 'once') return undefined;
    for (const [header, part] of parted.entries()) for (const row of part) headerOf.set(row, header);
  }
  const shares = Array.from({ length: times }, (): number[] => []);
  for (const row of details.keys()) shares[headerOf.get(row) ?? 0]?.push(row);
  return shares;
}

/** The main table's rows, of which the headers may state a count. */
function shareMain(
  headers: readonly TypedRow[],
  own: readonly number[],
  details: readonly TypedRow[],
  counts: readonly number[] | undefined,
  table: TablePlan | undefined,
): Shares | undefined {
  const byOrder = table?.order === undefined ? undefined : byOccurrence(own, details, [table.order]);
  if (counts === undefined) return byOrder === undefined ? 'once' : evenly(byOrder, headers.length);
  if (own.length === counts[0]) return 'once';
  if (own.length !== counts.reduce((sum, count) => sum + count, 0)) return undefined;
  const shares = byOrder ?? bySize(own, counts);
  const fits = shares.length === headers.length && shares.every((share, i) => share.length === counts[i]);
  return fits ? shares : undefined;
}

/** The row counts that the headers state. */
function countsOf(headers: readonly TypedRow[], plan: ExtractPlan): number[] | undefined {
  const column = plan.check.count?.document;
  if (column === undefined) return undefined;
  return headers.map((header) => Number(header.values[column] ?? 0));
}

/** As many rows in each share as in the others, a share a header. */
function evenly(shares: readonly (readonly number[])[], times: number): Shares | undefined {
  if (shares.length <= 1) return 'once';
  const even = shares.length === times && shares.every((share) => share.length === shares[0]?.length);
  return even ? shares : undefined;
}

/** The k-th row with the same values in `columns` is the k-th header's. */
function byOccurrence(
  own: readonly number[],
  details: readonly TypedRow[],
  columns: readonly (string | undefined)[],
): readonly (readonly number[])[] {
  const seen = new Map<string, number>();
  const shares: number[][] = [];
  for (const number of own) {
    const values = details[number]?.values ?? {};
    const name = JSON.stringify(
      columns.map((column) => (column === undefined ? '' : keyText(values[column]))),
    );
    const k = seen.get(name) ?? 0;
    seen.set(name, k + 1);
    const share = shares[k];
    if (share === undefined) shares.push([number]);
    else share.push(number);
  }
  return shares;
}

function bySize(all: readonly number[], counts: readonly number[]): number[][] {
  let from = 0;
  return counts.map((count) => {
    const share = all.slice(from, from + count);
    from += count;
    return share;
  });
}
