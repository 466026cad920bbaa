import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stopRun } from '../fault/run-stop.ts';
import type { ExtractPlan, Job } from '../job/job.ts';
import { tablesOf } from '../job/tables-of.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { rejectFiles } from './reject-files.ts';
import { RunFacts } from '../store/run-facts.ts';
import { openRunDatabaseReadOnly, type Connection } from '../store/run-database.ts';

/** The run whose mended rejects are read: what it has produced stays as it is. */
export interface Supplemented {
  readonly runId: string;
  /** Absolute path of its directory. */
  readonly directory: string;
  /** The runs that it supplements itself, by their directories, the next one first. */
  readonly before: readonly string[];
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
  const directory = dirname(folder);
  const of = { directory, runId: basename(directory), before: runsBefore(directory) };
  const refuse = (reason: string): never =>
    stopRun({ code: 'run.supplement-refused', place: {}, values: { run: of.runId, reason } });
  if (another !== undefined) refuse(`rejects of ${basename(dirname(another))} were given as well`);
  const db = openRunDatabaseReadOnly(join(directory, 'run.db'));
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

/** The databases of the run that is supplemented and of those that it supplements itself, to be read only. */
export function openSupplemented({ directory, before }: Supplemented): readonly Connection[] {
  return [directory, ...before]
    .map((each) => join(each, 'run.db'))
    .filter((file) => existsSync(file))
    .map((file) => openRunDatabaseReadOnly(file));
}

/** A supplement may have rejects of its own, which are mended again. */
function runsBefore(directory: string): string[] {
  const file = join(directory, 'run.db');
  if (!existsSync(file)) return [];
  const db = openRunDatabaseReadOnly(file);
  try {
    const before = new RunFacts(db).get('run.supplements');
    return before === undefined ? [] : [before, ...runsBefore(before)];
  } finally {
    db.close();
  }
}

/** Without control totals, trailers and expectations: they are about the whole delivery. */
function fromRejects(extract: ExtractPlan, folder: string): ExtractPlan {
  const files = rejectFiles({ extract });
  const beside = (table: TablePlan): TablePlan => {
    if (table.source !== undefined) return table;
    const name = files.find(({ tables }) => tables.includes(table))?.name ?? table.name;
    const file = join(folder, `${name}.raw`);
    return existsSync(file) ? { ...table, source: file } : { ...table, absent: true };
  };
  const { archive, recipients, documents, details, below, lookups, others, check } = extract;
  return {
    archive,
    recipients: beside(recipients),
    documents: beside(documents),
    ...(details === undefined ? {} : { details: beside(details) }),
    below: below.map(beside),
    lookups,
    ...(others === undefined ? {} : { others }),
    check,
  };
}
