import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stopRun } from '../fault/run-stop.ts';
import type { ExtractPlan, Job } from '../job/job.ts';
import { tablesOf } from '../job/tables-of.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { rejectFiles } from './reject-files.ts';
import { openRunDatabaseReadOnly, type Connection } from '../store/run-database.ts';

/** The run whose mended rejects are read: what it has produced stays as it is. */
export interface Supplemented {
  readonly runId: string;
  /** Absolute path of its directory. */
  readonly directory: string;
}

/**
 * The run that this one supplements: the one in whose `rejects` folder a table's file stands. A table that was not named
 * is then read from the rejects beside it, or has no rows; recipients are known from the run itself. Control totals are
 * about the whole delivery and are not asked again. Undefined: no table is read from rejects.
 */
export function supplementOf(job: Job): { readonly of: Supplemented; readonly job: Job } | undefined {
  const { extract } = job;
  const rejects = new Set(
    tablesOf(extract).flatMap(({ source }) => {
      const folder = source === undefined ? '' : dirname(source);
      return basename(folder) === 'rejects' && existsSync(join(dirname(folder), 'run.db')) ? [folder] : [];
    }),
  );
  const [folder, another] = rejects;
  if (folder === undefined) return undefined;
  const of = { directory: dirname(folder), runId: basename(dirname(folder)) };
  const refuse = (reason: string): never =>
    stopRun({ code: 'run.supplement-refused', place: {}, values: { run: of.runId, reason } });
  if (another !== undefined) refuse(`rejects of ${basename(dirname(another))} were given as well`);
  const db = openSupplemented(of);
  try {
    const name = db
      .prepare<[], { name: string }>(
        "SELECT json_extract(value, '$.name') AS name FROM meta WHERE key = 'job'",
      )
      .get()?.name;
    if (name !== job.name) refuse(`it is a run of job ${name ?? '?'}, this is ${job.name}`);
    if (!existsSync(join(of.directory, 'streams'))) refuse('it has released nothing');
  } finally {
    db.close();
  }
  return { of, job: { ...job, extract: fromRejects(extract, folder) } };
}

/** The database of the run that is supplemented, to be read only. */
export function openSupplemented({ directory }: Supplemented): Connection {
  return openRunDatabaseReadOnly(join(directory, 'run.db'));
}

function fromRejects({ control: _, delivery: __, ...extract }: ExtractPlan, folder: string): ExtractPlan {
  const files = rejectFiles({ extract });
  const beside = (table: TablePlan): TablePlan => {
    if (table.source !== undefined) return table;
    const name = files.find(({ tables }) => tables.includes(table))?.name ?? table.name;
    const file = join(folder, `${name}.raw`);
    return existsSync(file) ? { ...table, source: file } : { ...table, absent: true };
  };
  return {
    ...extract,
    recipients: beside(extract.recipients),
    documents: beside(extract.documents),
    ...(extract.details === undefined ? {} : { details: beside(extract.details) }),
    below: extract.below.map(beside),
  };
}
