import { basename, dirname, resolve } from 'node:path';
import type { Fault } from '../fault/fault.ts';
import { buildExtract } from './build-extract.ts';
import { buildJob } from './build-job.ts';
import type { Job } from './job.ts';
import { jobFile } from './job-file.ts';
import { loadTemplate } from './load-template.ts';
import { readTypedFile, ResourceShelf } from './resource-shelf.ts';
import { isObject, readPart } from './schema-faults.ts';
import { sortFaults } from './sort-faults.ts';
import { TypedParts } from './typed-parts.ts';
import { YamlFile } from './yaml-source.ts';

/** A job with the bytes of its fonts and pictures by resource name, or everything that is wrong with it. */
export type LoadedJob =
  | { readonly job: Job; readonly resources: ReadonlyMap<string, Uint8Array>; readonly faults?: undefined }
  | { readonly faults: readonly Fault[]; readonly job?: undefined; readonly resources?: undefined };

/**
 * Reads a job file and all that it names: template, fonts, pictures. `path` is as it was typed on the command line
 * and appears so in messages. The extract is not opened. Faults of all files come together, by place.
 */
export async function loadJob(path: string): Promise<LoadedJob> {
  const jobPath = resolve(path);
  const dir = dirname(jobPath);
  const typed = await readTypedFile(jobPath, path, { file: path });
  if ('code' in typed) return { faults: [typed] };
  const source = new YamlFile(path, typed.text);
  if (source.faults.length > 0) return { faults: source.faults };
  const faults: Fault[] = [];
  if (!isObject(source.value)) {
    readPart(jobFile, source.value, [], source, faults);
    return { faults };
  }
  const shelf = new ResourceShelf(dir, faults);
  shelf.add(basename(jobPath), jobPath, 'job', typed.bytes);
  const parts = new TypedParts(jobFile, source.value, [], source, faults);
  const tables = parts.raw('extract');
  if (tables === undefined) parts.part('extract');
  const named = parts.raw('document');
  const worth = isObject(named) && typeof named['amount'] === 'string' ? named['amount'] : undefined;
  const extract = tables === undefined ? undefined : buildExtract(tables, worth, dir, source, faults);
  const terms = { extract, scopes: extract?.scopes };
  const template = await loadTemplate(isObject(named) ? named['template'] : undefined, terms, {
    source,
    dir,
    shelf,
    faults,
  });
  const pending = buildJob(parts, { ...terms, template }, dir, shelf, source, faults);
  await shelf.readAll();
  if (pending === undefined || faults.length > 0) {
    return { faults: sortFaults(faults, [path, template?.template.file ?? '']) };
  }
  return { job: pending(shelf), resources: shelf.bytes };
}
