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
