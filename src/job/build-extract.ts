import { resolve } from 'node:path';
import type { Fault } from '../fault/fault.ts';
import { buildDelivery, trailerRecords } from './build-delivery.ts';
import { buildTables } from './build-tables.ts';
import { checkJoins } from './check-joins.ts';
import { ColumnCheck } from './column-check.ts';
import type { BillCheck, ExtractPlan } from './job.ts';
import type { TablePlan } from './table-plan.ts';
import { extractFile, type CheckFile } from './job-file.ts';
import { scopesOf, type JobScopes } from './scopes.ts';
import { tableRoles, type TableRoles } from './table-roles.ts';
import { TypedParts } from './typed-parts.ts';
import type { YamlSource } from './yaml-source.ts';

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
  const check = parts.part('check');
  const { plans, names, doubtful, named, others } = buildTables(parts, source, faults);
  const isWhole =
    plans.size === names.length &&
    plans.size > 0 &&
    [...plans.values()].every(({ parent }) => parent === undefined || plans.has(parent));
  const roles = isWhole ? tableRoles(plans, source, faults) : undefined;
  if (roles === undefined) {
    buildDelivery(parts, { plans, names, worth }, source, faults);
    return undefined;
  }
  checkJoins(roles, doubtful, source, faults);
  checkBillColumns(roles, check, new ColumnCheck(source, faults, doubtful), source, faults);
  const documents = withWorth(roles.documents, worth);
  const known = { plans: new Map(plans).set(documents.name, documents), names };
  const delivered = buildDelivery(parts, known, source, faults);
  const passed = trailerRecords(delivered, others);
  const plan: ExtractPlan = {
    archive: resolve(jobDir, archive ?? ''),
    ...roles,
    documents,
    ...(passed.length === 0 ? {} : { others: passed }),
    check: buildBillCheck(check, roles.details !== undefined),
    ...delivered,
  };
  return { plan, doubtful, scopes: named ? scopesOf(plan, doubtful, worth) : undefined };
}

/** What a document is worth is added up with its table, whether or not the table says so. */
function withWorth(documents: TablePlan, worth: string | undefined): TablePlan {
  const column = documents.columns.find(({ name, type }) => name === worth && type === 'amount');
  return column === undefined ? documents : { amount: column.name, ...documents };
}

function buildBillCheck(typed: CheckFile | undefined, hasDetails: boolean): BillCheck {
  const { total, count, product, detailsRequired, withoutDetails } = typed ?? {};
  const asTyped = withoutDetails ?? (detailsRequired === false ? 'ignore' : 'reject');
  return {
    withoutDetails: hasDetails ? asTyped : 'ignore',
    ...(total === undefined ? {} : { total }),
    ...(count === undefined ? {} : { count }),
    ...(product === undefined ? {} : { product }),
  };
}

function checkBillColumns(
  { documents, details }: TableRoles,
  check: CheckFile | undefined,
  columns: ColumnCheck,
  source: YamlSource,
  faults: Fault[],
): void {
  const at = ['extract', 'check'];
  if (check?.detailsRequired !== undefined && check.withoutDetails !== undefined) {
    const place = source.atKey([...at, 'detailsRequired']);
    const expected = 'either `detailsRequired` or `withoutDetails`';
    faults.push({ code: 'job.invalid-value', place, found: 'detailsRequired', expected });
  }
  if (details === undefined) {
    // Without rows there is nothing that a document could be checked by.
    for (const [key, typed] of Object.entries(check ?? {})) {
      if (typed === undefined) continue;
      const values = {
        kind: 'an extract without a detail table',
        advice: 'or declare a table below the documents',
      };
      faults.push({ code: 'job.misplaced-key', place: source.atKey([...at, key]), found: key, values });
    }
    return;
  }
  columns.want(documents, check?.total?.document, ['amount'], [...at, 'total', 'document']);
  columns.want(details, check?.total?.detail, ['amount'], [...at, 'total', 'detail']);
  columns.want(documents, check?.count?.document, ['integer'], [...at, 'count', 'document']);
  columns.want(details, check?.product?.quantity, ['integer', 'decimal'], [...at, 'product', 'quantity']);
  columns.want(details, check?.product?.price, ['amount', 'decimal'], [...at, 'product', 'price']);
  columns.want(details, check?.product?.amount, ['amount'], [...at, 'product', 'amount']);
}
