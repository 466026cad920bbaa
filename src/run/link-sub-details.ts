import type { ExtractPlan } from '../job/job.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { detailTablesOf, namesParentByKey } from '../job/tables-of.ts';
import { partIn } from '../store/row-place.ts';
import type { RunContext } from './run-context.ts';

const RUNS = `
UPDATE detail_run SET parent = (SELECT k.parent FROM detail_key k WHERE k.table_name = @parent AND k.key = detail_run.parent)
WHERE ${partIn('line')} IN (SELECT part FROM part WHERE table_name = @table)`;

const KEYS = `
UPDATE detail_key SET parent = (SELECT k.parent FROM detail_key k WHERE k.table_name = @parent AND k.key = detail_key.parent)
WHERE table_name = @table`;

/**
 * Gives the rows of a table that name their parent row by its key the document of that row, table by table from above:
 * from then on all rows below a document carry its key. Rows whose parent row is not there name no document.
 */
export function linkSubDetails({ db, job }: Pick<RunContext, 'db' | 'job'>): void {
  const linked = job.extract.below.flatMap((table) => {
    const naming = namingTable(table, job.extract);
    return naming === undefined ? [] : [{ table: table.name, parent: naming.parent ?? '' }];
  });
  if (linked.length === 0) return;
  db.transaction(() => {
    db.exec('CREATE INDEX IF NOT EXISTS detail_key_key ON detail_key (table_name, key)');
    for (const names of linked) {
      db.prepare(RUNS).run(names);
      db.prepare(KEYS).run(names);
    }
  })();
}

/** The table whose rows name the parent row by its key: rows nested in them were given what those name. */
function namingTable(table: TablePlan, extract: ExtractPlan): TablePlan | undefined {
  if (table.nestedIn === undefined) return namesParentByKey(table, extract) ? table : undefined;
  const around = detailTablesOf(extract).find(({ name }) => name === table.nestedIn);
  return around === undefined ? undefined : namingTable(around, extract);
}
