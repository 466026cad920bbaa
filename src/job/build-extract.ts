import { resolve } from 'node:path';
import * as z from 'zod';
import type { Fault } from '../fault/fault.ts';
import { buildTable, ColumnCheck } from './build-columns.ts';
import type { BillCheck, ExtractPlan } from './job.ts';
import type { TablePlan } from './table-plan.ts';
import { extractFile, type CheckFile } from './job-file.ts';
import { didYouMean } from './nearest-name.ts';
import { RESERVED_RECORDS, scopesOf, type JobScopes } from './scopes.ts';
import { TypedParts } from './typed-parts.ts';
import { identifier } from './typed-value.ts';
import type { YamlSource } from './yaml-source.ts';

/** Words that CEL keeps for itself (CEL language definition, Syntax). */
const CEL_WORDS =
  'as break const continue else false for function if import in let loop namespace null package return true var void while'.split(
    ' ',
  );

const KEY_TYPES = ['text', 'integer'] as const;
const NUMBERS = ['integer', 'amount'] as const;

/** The extract of a job, what its expressions may name, and its columns (`table.column`) whose type is at fault. */
export interface BuiltExtract {
  readonly plan: ExtractPlan;
  /** Absent when the records' names are at fault. */
  readonly scopes: JobScopes | undefined;
  readonly doubtful: ReadonlySet<string>;
}

/**
 * The extract of a job: its tables in their roles. Undefined when the roles cannot be told. `worth` is the column that the
 * job names as `document.amount`, where it does.
 */
export function buildExtract(
  value: unknown,
  worth: string | undefined,
  jobDir: string,
  source: YamlSource,
  faults: Fault[],
): BuiltExtract | undefined {
  const parts = new TypedParts(extractFile, value, ['extract'], source, faults);
  const archive = parts.part('archive');
  const control = parts.part('control');
  const check = parts.part('check');
  const typed = parts.entries('tables', identifier, z.unknown());
  const names = parts.keys('tables');
  const doubtful = new Set<string>();
  const tables = new Map<string, TablePlan>();
  const parents = new Map<string, string>();
  for (const [name, table] of typed) {
    const built = buildTable(name, table, doubtful, source, faults);
    if (built === undefined) continue;
    tables.set(name, built.plan);
    const { parent } = built;
    if (parent === undefined) continue;
    parents.set(name, parent);
    if (names.includes(parent)) continue;
    const values = { kind: 'table', nearest: didYouMean(parent, names), known: names.join(', ') };
    const place = source.at(['extract', 'tables', name, 'parent']);
    faults.push({ code: 'job.unknown-name', place, found: parent, values });
  }
  const named = checkRecordNames(tables, source, faults);
  if (tables.size < names.length || tables.size === 0) return undefined;
  if ([...parents.values()].some((parent) => !tables.has(parent))) return undefined;
  const roles = rolesOf(tables, parents, source, faults);
  if (roles === undefined) return undefined;
  const { recipients, documents, details } = roles;
  checkColumns(roles, check, new ColumnCheck(source, faults, doubtful), source, faults);
  const { total, count, product, detailsRequired } = check ?? { detailsRequired: true };
  const bill: BillCheck = {
    detailsRequired,
    ...(total === undefined ? {} : { total }),
    ...(count === undefined ? {} : { count }),
    ...(product === undefined ? {} : { product }),
  };
  const plan: ExtractPlan = {
    archive: resolve(jobDir, archive ?? ''),
    recipients,
    documents: withWorth(documents, worth),
    details,
    check: bill,
    ...(control === undefined ? {} : { control }),
  };
  return { plan, doubtful, scopes: named ? scopesOf(plan, doubtful, worth) : undefined };
}

/** What a document is worth is added up with its table, whether or not the table says so. */
function withWorth(documents: TablePlan, worth: string | undefined): TablePlan {
  const column = documents.columns.find(({ name, type }) => name === worth && type === 'amount');
  return column === undefined ? documents : { amount: column.name, ...documents };
}

interface Roles {
  readonly recipients: TablePlan;
  readonly documents: TablePlan;
  readonly details: TablePlan;
}

function rolesOf(
  tables: ReadonlyMap<string, TablePlan>,
  parents: ReadonlyMap<string, string>,
  source: YamlSource,
  faults: Fault[],
): Roles | undefined {
  const broken = (reason: string): undefined => {
    faults.push({ code: 'job.table-chain', place: source.atKey(['extract', 'tables']), values: { reason } });
    return undefined;
  };
  if (tables.size !== 3) return broken(`there are ${tables.size}`);
  const tops = [...tables.keys()].filter((name) => !parents.has(name));
  if (tops.length !== 1)
    return broken(tops.length === 0 ? 'all have a parent' : `${tops.join(' and ')} have no parent`);
  const below = (name: string): string | undefined => [...parents].find(([, parent]) => parent === name)?.[0];
  const first = tops[0] ?? '';
  const second = below(first);
  const third = second === undefined ? undefined : below(second);
  const recipients = tables.get(first);
  const documents = tables.get(second ?? '');
  const details = tables.get(third ?? '');
  if (recipients === undefined || documents === undefined || details === undefined) {
    return broken(`below ${second ?? first} there is no table`);
  }
  return { recipients, documents, details };
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
    const place = source.at(['extract', 'tables', name, 'record']);
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

function checkColumns(
  roles: Roles,
  check: CheckFile | undefined,
  columns: ColumnCheck,
  source: YamlSource,
  faults: Fault[],
): void {
  for (const role of ['recipients', 'documents', 'details'] as const) {
    const table = roles[role];
    const at = ['extract', 'tables', table.name];
    columns.want(table, table.key, KEY_TYPES, [...at, 'key']);
    columns.want(table, table.on, KEY_TYPES, [...at, 'on']);
    columns.want(table, table.order, NUMBERS, [...at, 'order']);
    columns.want(table, table.amount, ['amount'], [...at, 'amount']);
    const needed = { key: role !== 'details', on: role !== 'recipients' };
    for (const key of ['key', 'on'] as const) {
      if (!needed[key] || table[key] !== undefined) continue;
      const kind = key === 'key' ? 'the column that names a row' : 'the column that names the parent row';
      faults.push({ code: 'job.missing-key', place: source.atKey(at), expected: key, values: { kind } });
    }
  }
  const at = ['extract', 'check'];
  const { documents, details } = roles;
  columns.want(documents, check?.total?.document, ['amount'], [...at, 'total', 'document']);
  columns.want(details, check?.total?.detail, ['amount'], [...at, 'total', 'detail']);
  columns.want(documents, check?.count?.document, ['integer'], [...at, 'count', 'document']);
  columns.want(details, check?.product?.quantity, ['integer'], [...at, 'product', 'quantity']);
  columns.want(details, check?.product?.price, ['amount'], [...at, 'product', 'price']);
  columns.want(details, check?.product?.amount, ['amount'], [...at, 'product', 'amount']);
}
