import * as z from 'zod';
import type { Fault } from '../fault/fault.ts';
import { buildOthers } from './build-others.ts';
import { buildTablePlan } from './build-table-plan.ts';
import { ColumnCheck } from './column-check.ts';
import type { ExtractPlan } from './job.ts';
import type { extractFile } from './job-file.ts';
import { didYouMean } from './nearest-name.ts';
import { isObject } from './schema-faults.ts';
import { CEL_WORDS, RESERVED_RECORDS } from './scopes.ts';
import { shareFiles } from './shared-files.ts';
import type { TablePlan } from './table-plan.ts';
import type { TypedParts } from './typed-parts.ts';
import { identifier } from './typed-value.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

const KEY_TYPES = ['text', 'integer'] as const;
const NUMBERS = ['integer', 'amount', 'decimal'] as const;

/** The tables of an extract, each by itself: nothing is said of their roles. */
interface BuiltTables {
  /** Those that can be talked about, by name, in the order of the file. */
  readonly plans: ReadonlyMap<string, TablePlan>;
  /** All names that were typed. */
  readonly names: readonly string[];
  /** Columns (`table.column`) whose type is at fault. */
  readonly doubtful: ReadonlySet<string>;
  /** Whether each record has a name that expressions can use. */
  readonly named: boolean;
  /** Records of their files that are passed over. */
  readonly others: NonNullable<ExtractPlan['others']>;
}

/** Reads the tables of an extract and how they refer to one another; all that is wrong is added to `faults`. */
export function buildTables(
  parts: TypedParts<typeof extractFile.shape>,
  source: YamlSource,
  faults: Fault[],
): BuiltTables {
  const doubtful = new Set<string>();
  const plans = new Map<string, TablePlan>();
  for (const [name, value] of parts.entries('tables', identifier, z.unknown())) {
    const plan = buildTablePlan(name, value, pathOf(name), doubtful, source, faults);
    if (plan !== undefined) plans.set(name, plan);
  }
  const names = parts.keys('tables');
  for (const plan of plans.values()) checkTableNames(plan, names, source, faults);
  const named = checkRecordNames(plans, source, faults);
  const shared = shareFiles(plans, typedLengths(parts), source, faults);
  const columns = new ColumnCheck(source, faults, doubtful);
  for (const plan of shared.values()) checkJoin(plan, shared, columns, source, faults);
  const others = buildOthers(parts, shared, source, faults);
  return { plans: shared, names, doubtful, named, others };
}

function pathOf(table: string): YamlPath {
  return ['extract', 'tables', table];
}

/** The length of a record where a table says it. */
function typedLengths(parts: TypedParts<typeof extractFile.shape>): ReadonlyMap<string, number> {
  const tables = parts.raw('tables');
  const lengths = new Map<string, number>();
  for (const [name, table] of Object.entries(isObject(tables) ? tables : {})) {
    const length = isObject(table) ? table['length'] : undefined;
    if (typeof length === 'number') lengths.set(name, length);
  }
  return lengths;
}

/** The tables that a table names are there. */
function checkTableNames(
  { name, parent, lookups = [] }: TablePlan,
  names: readonly string[],
  source: YamlSource,
  faults: Fault[],
): void {
  const want = (table: string, path: YamlPath, at: 'at' | 'atKey'): void => {
    if (names.includes(table)) return;
    const values = { kind: 'table', nearest: didYouMean(table, names), known: names.join(', ') };
    faults.push({ code: 'job.unknown-name', place: source[at](path), found: table, values });
  };
  if (parent !== undefined) want(parent, [...pathOf(name), 'parent'], 'at');
  for (const { table } of lookups) want(table, [...pathOf(name), 'with', table], 'atKey');
}

/** Each record has a name of its own, and none that expressions use otherwise. */
function checkRecordNames(
  tables: ReadonlyMap<string, TablePlan>,
  source: YamlSource,
  faults: Fault[],
): boolean {
  const seen = new Set<string>();
  const before = faults.length;
  for (const { name, record } of tables.values()) {
    const place = source.at([...pathOf(name), 'record']);
    if (RESERVED_RECORDS.includes(record) || CEL_WORDS.includes(record)) {
      const known = [...RESERVED_RECORDS, ...CEL_WORDS].join(', ');
      faults.push({ code: 'job.reserved-name', place, found: record, values: { kind: 'record', known } });
    } else if (seen.has(record)) {
      faults.push({ code: 'job.doubled-name', place, found: record, values: { kind: 'record' } });
    }
    seen.add(record);
  }
  return faults.length === before;
}

/** The columns by which a table's rows are named, joined, ordered and added up. */
function checkJoin(
  table: TablePlan,
  tables: ReadonlyMap<string, TablePlan>,
  columns: ColumnCheck,
  source: YamlSource,
  faults: Fault[],
): void {
  const at = pathOf(table.name);
  const on = table.within === undefined ? [...at, 'on'] : [...at, 'on', 0];
  columns.want(table, table.key, KEY_TYPES, [...at, 'key']);
  columns.want(table, table.on, KEY_TYPES, on);
  columns.want(table, table.within, KEY_TYPES, [...at, 'on', 1]);
  columns.want(table, table.order, NUMBERS, [...at, 'order']);
  columns.want(table, table.amount, ['amount'], [...at, 'amount']);
  for (const lookup of table.lookups ?? [])
    columns.want(table, lookup.by, KEY_TYPES, [...at, 'with', lookup.table]);
  const missing = (expected: string, kind: string): void => {
    faults.push({ code: 'job.missing-key', place: source.atKey(at), expected, values: { kind } });
  };
  // What is nested in a row of a document is found by its place, and counts to the document.
  const isDetail = tables.get(table.parent ?? '')?.parent !== undefined;
  const isNamed = [...tables.values()].some(
    ({ parent, nestedIn, lookups = [] }) =>
      (parent === table.name && !(isDetail && nestedIn === table.name)) ||
      lookups.some((each) => each.table === table.name),
  );
  if (isNamed && table.key === undefined) missing('key', 'the column that names a row');
  if (table.parent !== undefined && table.nestedIn === undefined && table.on === undefined)
    missing('on', 'the column that names the parent row');
}
