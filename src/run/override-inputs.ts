import { resolve } from 'node:path';
import { stopRun } from '../fault/run-stop.ts';
import type { ExtractPlan, Job } from '../job/job.ts';
import { tablesOf } from '../job/tables-of.ts';
import type { TablePlan } from '../job/table-plan.ts';

/**
 * `--input archive=PATH`: the extract is read from another place; `--input TABLE=PATH`: one table from a file of its own, or
 * one of the files of moves and stops.
 * Paths are relative to the current directory.
 */
export function overrideInputs(job: Job, inputs: Readonly<Record<string, string>>): Job {
  const lists = job.notices.map(({ name }) => name);
  const names = ['archive', ...tablesOf(job.extract).map(({ name }) => name), ...lists];
  const unknown = Object.keys(inputs).find((name) => !names.includes(name));
  if (unknown !== undefined)
    stopRun({ code: 'cli.input-unknown', place: {}, found: unknown, expected: names.join(', ') });
  const archive = inputs['archive'];
  const from = (table: TablePlan): TablePlan => {
    const source = inputs[table.name];
    return source === undefined ? table : { ...table, source: resolve(source) };
  };
  const { extract } = job;
  return {
    ...job,
    notices: job.notices.map((plan) => ({ ...plan, table: from(plan.table) })),
    extract: {
      ...shared(extract, inputs, from),
      ...(archive === undefined ? {} : { archive: resolve(archive) }),
    },
  };
}

/** Tables that share a file are read from the same one, whichever of them was named. */
function shared(
  extract: ExtractPlan,
  inputs: Readonly<Record<string, string>>,
  from: (table: TablePlan) => TablePlan,
): ExtractPlan {
  const named = tablesOf(extract).filter(({ name }) => inputs[name] !== undefined);
  const each = (table: TablePlan): TablePlan => {
    const own = from(table);
    if (own.source !== undefined) return own;
    const mate = named.find(({ file }) => file === table.file);
    return mate === undefined ? table : { ...table, source: resolve(inputs[mate.name] ?? '') };
  };
  return {
    ...extract,
    recipients: each(extract.recipients),
    documents: each(extract.documents),
    ...(extract.details === undefined ? {} : { details: each(extract.details) }),
    below: extract.below.map(each),
    lookups: extract.lookups.map(each),
  };
}
