import { dirname, resolve } from 'node:path';
import * as z from 'zod';
import type { Fault } from '../fault/fault.ts';
import { buildTables } from './build-tables.ts';
import type { ExtractPlan } from './job.ts';
import { extractFile } from './job-file.ts';
import { didYouMean } from './nearest-name.ts';
import { readTypedFile } from './resource-shelf.ts';
import { isObject, readPart } from './schema-faults.ts';
import { sortFaults } from './sort-faults.ts';
import type { TablePlan } from './table-plan.ts';
import { TypedParts } from './typed-parts.ts';
import { YamlFile } from './yaml-source.ts';

/** What a job says of its extract, whatever the tables' roles; or everything that is wrong with that. */
type LoadedExtract =
  | {
      /** Absolute path. */
      readonly archive: string;
      /** In the order of the file. */
      readonly tables: readonly TablePlan[];
      /** Records that are passed over, by file. */
      readonly others: NonNullable<ExtractPlan['others']>;
      /** The table that was asked for. */
      readonly table: TablePlan | undefined;
      readonly faults?: undefined;
    }
  | { readonly faults: readonly Fault[]; readonly tables?: undefined };

/**
 * Reads the `extract` of a job file alone, for those who look at files: the rest of the job may be wrong or missing, and so
 * may tables that make a chain. `path` is as it was typed; `tableName` must be one of the tables, where it is given.
 */
export async function loadExtract(path: string, tableName?: string): Promise<LoadedExtract> {
  const jobPath = resolve(path);
  const typed = await readTypedFile(jobPath, path, { file: path });
  if ('code' in typed) return { faults: [typed] };
  const source = new YamlFile(path, typed.text);
  if (source.faults.length > 0) return { faults: source.faults };
  const faults: Fault[] = [];
  const job = readPart(z.looseObject({ extract: z.unknown() }), source.value, [], source, faults);
  const section = job?.['extract'];
  if (!isObject(section)) {
    if (job !== undefined) readPart(extractFile, section, ['extract'], source, faults);
    return { faults };
  }
  const parts = new TypedParts(extractFile, section, ['extract'], source, faults);
  const archive = parts.part('archive');
  const { plans, names, others } = buildTables(parts, source, faults);
  for (const key of ['control', 'check'] as const) parts.part(key);
  if (tableName !== undefined && !names.includes(tableName)) {
    const values = { kind: 'table', nearest: didYouMean(tableName, names), known: names.join(', ') };
    faults.push({
      code: 'job.unknown-name',
      place: source.atKey(['extract', 'tables']),
      found: tableName,
      values,
    });
  }
  if (archive === undefined || faults.length > 0) return { faults: sortFaults(faults, [path]) };
  const table = tableName === undefined ? undefined : plans.get(tableName);
  return { archive: resolve(dirname(jobPath), archive), tables: [...plans.values()], others, table };
}
