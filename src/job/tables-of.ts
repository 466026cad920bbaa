import type { ExtractPlan } from './job.ts';
import type { TablePlan } from './table-plan.ts';

type Tables = Pick<ExtractPlan, 'recipients' | 'documents' | 'details' | 'below' | 'lookups'>;

/** All tables of an extract: those of the documents' rows first, as their rows are many, then what they belong to. */
export function tablesOf(extract: Tables): readonly TablePlan[] {
  const { details, recipients, documents, below, lookups } = extract;
  const main = details === undefined ? [] : [details];
  return [...main, recipients, documents, ...below, ...lookups];
}

/** The tables whose rows belong to documents. */
export function detailTablesOf({
  details,
  below,
}: Pick<ExtractPlan, 'details' | 'below'>): readonly TablePlan[] {
  return details === undefined ? below : [details, ...below];
}

/** Whether a table's rows name their parent row, which is a detail row too, by its key alone. */
export function namesParentByKey(table: TablePlan, extract: ExtractPlan): boolean {
  const underDetails = detailTablesOf(extract).some(({ name }) => name === table.parent);
  return underDetails && table.on !== undefined && table.within === undefined && table.nestedIn === undefined;
}

/** Tables that share a file, those that enclose others first: what the file's own order of records is. */
export function inOrderOfNesting(tables: readonly TablePlan[]): TablePlan[] {
  const depth = (table: TablePlan): number => {
    const parent = tables.find(({ name }) => name === table.nestedIn);
    return parent === undefined || parent === table ? 0 : 1 + depth(parent);
  };
  return tables.toSorted((a, b) => depth(a) - depth(b));
}
