import { shownKey, type Fault } from '../fault/fault.ts';
import type { ExtractPlan } from '../job/job.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { placeOf, type TablePart } from '../model/row-position.ts';
import type { RecordValues } from '../model/record.ts';
import { keyText } from './parent-rows.ts';
import type { ReadRow, TypedRow } from './row-reader.ts';
import { sameContent } from './same-content.ts';

/** Rows of one table in the order in which they are shown. */
export interface ShownTable {
  readonly table: TablePlan;
  readonly rows: readonly TypedRow[];
}

/** What rows refer to; see `DocumentData.looked`. */
export interface LookedUp {
  readonly looked: Readonly<Record<string, readonly (RecordValues | undefined)[]>>;
  readonly warnings: readonly Fault[];
  /** Why the document cannot do without a row that is not there, or cannot be read. */
  readonly fault?: Fault;
}

/** A row of a lookup table, and which table it is of. */
export interface LookupRow {
  readonly table: string;
  readonly row: ReadRow;
}

const NOTHING: LookedUp = { looked: {}, warnings: [] };

/** Makes the finder of the rows that a document's rows refer to, by their keys. */
export function compileLookUp(
  plan: ExtractPlan,
  parts: readonly TablePart[],
): (shown: readonly ShownTable[], there: readonly LookupRow[]) => LookedUp {
  const tables = new Map(plan.lookups.map((table) => [table.name, table]));
  if (tables.size === 0) return () => NOTHING;
  return (shown, there) => {
    const damaged = there.find(({ row }) => row.fault !== undefined)?.row.fault;
    if (damaged !== undefined) return { ...NOTHING, fault: damaged };
    const known = keyed(tables, there);
    const looked: Record<string, (RecordValues | undefined)[]> = {};
    const warnings: Fault[] = [];
    for (const { table, rows } of shown) {
      for (const { table: name, by } of table.lookups ?? []) {
        const lookup = tables.get(name);
        if (lookup === undefined) continue;
        const found: (RecordValues | undefined)[] = [];
        const missing = new Set<string>();
        for (const row of rows) {
          const key = keyText(row.values[by]);
          const target = known.get(`${name} ${key}`);
          found.push(target?.values);
          if (target?.differ === true)
            return {
              ...NOTHING,
              fault: faultOf('extract.lookup-doubled', { table, by, row, lookup, parts }),
            };
          if (target !== undefined || key === '' || missing.has(key)) continue;
          missing.add(key);
          const about = { table, by, row, lookup, parts };
          if (lookup.orphans === 'reject')
            return { ...NOTHING, fault: faultOf('extract.lookup-missing', about) };
          if (lookup.orphans === 'warn') warnings.push(faultOf('extract.lookup-none', about));
        }
        looked[`${table.name}/${lookup.record}`] = found;
      }
    }
    return { looked, warnings };
  };
}

interface KnownRow {
  readonly values: RecordValues;
  /** Another row has its key and says something else. */
  readonly differ: boolean;
}

function keyed(
  tables: ReadonlyMap<string, TablePlan>,
  there: readonly LookupRow[],
): ReadonlyMap<string, KnownRow> {
  const known = new Map<string, KnownRow>();
  for (const { table, row } of there) {
    if (row.fault !== undefined) continue;
    const { values } = row;
    const key = `${table} ${keyText(values[tables.get(table)?.key ?? ''])}`;
    const same = known.get(key);
    const differ = same !== undefined && (same.differ || !sameContent([values], [same.values]));
    known.set(key, { values, differ });
  }
  return known;
}

interface Reference {
  readonly table: TablePlan;
  readonly by: string;
  readonly row: TypedRow;
  readonly lookup: TablePlan;
  readonly parts: readonly TablePart[];
}

function faultOf(
  code: 'extract.lookup-missing' | 'extract.lookup-none' | 'extract.lookup-doubled',
  { table, by, row, lookup, parts }: Reference,
): Fault {
  return {
    code,
    place: { file: table.file, ...placeOf(parts, row.line), field: by },
    found: shownKey(keyText(row.values[by])),
    values: { table: lookup.name },
  };
}
