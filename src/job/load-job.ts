import { basename, dirname, join, resolve } from 'node:path';
import type { Fault } from '../fault/fault.ts';
import { buildExtract } from './build-extract.ts';
import { buildJob } from './build-job.ts';
import { buildTemplate, type BuiltTemplate, type TemplateTerms } from './build-template.ts';
import { TemplateGatherer } from './gather-template.ts';
import type { Job } from './job.ts';
import { jobFile } from './job-file.ts';
import { loadProfile } from './load-profile.ts';
import { readTypedFile, ResourceShelf } from './resource-shelf.ts';
import { isObject, readPart } from './schema-faults.ts';
import { sortFaults } from './sort-faults.ts';
import { TypedParts } from './typed-parts.ts';
import { today } from '../unit/clock.ts';
import { ReadingDay } from './validity.ts';
import { YamlFile, type YamlSource } from './yaml-source.ts';

/** A job with the bytes of its fonts and pictures by resource name, or everything that is wrong with it. */
export type LoadedJob =
  | {
      readonly job: Job;
      readonly resources: ReadonlyMap<string, Uint8Array>;
      /** The day that it was read for. */
      readonly day: string;
      /** Days on which something in it begins or ends to be valid. */
      readonly turns: readonly string[];
      readonly faults?: undefined;
    }
  | {
      readonly faults: readonly Fault[];
      readonly job?: undefined;
      readonly resources?: undefined;
      readonly turns?: undefined;
    };

/** The day that a job is read for; absent: its run date, else today. */
interface LoadTerms {
  readonly runDate?: string | undefined;
  /** The day is one of several that are looked at: a text without a version is no fault. */
  readonly lookOnly?: boolean;
}

/**
 * Reads a job file and all that it names: template, fonts, pictures. `path` is as it was typed on the command line
 * and appears so in messages. Blocks that are not valid on the day are not in it. The extract is not opened. Faults of all
 * files come together, by place.
 */
export async function loadJob(path: string, { runDate, lookOnly }: LoadTerms = {}): Promise<LoadedJob> {
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
  const own = parts.raw('runDate');
  const on = new ReadingDay(runDate ?? (typeof own === 'string' ? own : today()), lookOnly !== true);
  const desk = { source, dir, on, shelf, faults };
  const template = await loadTemplate(isObject(named) ? named['template'] : undefined, terms, desk);
  const profile = await loadProfile(parts.raw('inserter'), desk);
  const pending = buildJob(parts, { ...terms, template, profile }, on, dir, shelf, source, faults);
  await shelf.readAll();
  if (pending === undefined || faults.length > 0) {
    return { faults: sortFaults(faults, [path, template?.template.file ?? '']) };
  }
  return { job: pending(shelf), resources: shelf.bytes, day: on.day, turns: [...on.turns].toSorted() };
}

interface Desk {
  readonly source: YamlSource;
  readonly dir: string;
  readonly on: ReadingDay;
  readonly shelf: ResourceShelf;
  readonly faults: Fault[];
}

async function loadTemplate(
  typed: unknown,
  terms: TemplateTerms,
  desk: Desk,
): Promise<BuiltTemplate | undefined> {
  const { source, dir, on, shelf, faults } = desk;
  if (typeof typed !== 'string' || typed === '') return undefined;
  const shown = join(dirname(source.file), typed);
  const gatherer = new TemplateGatherer(shelf, dir, faults);
  const template = await gatherer.gather(resolve(dir, typed), shown, source.at(['document', 'template']));
  return template === undefined ? undefined : buildTemplate(template, terms, on, shelf, faults);
}
