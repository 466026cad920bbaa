import { resolve } from 'node:path';
import { stopRun } from '../fault/run-stop.ts';
import type { Job } from '../job/job.ts';

/** `--input archive=PATH`: the extract is read from another place; relative to the current directory. */
export function overrideInputs(job: Job, inputs: Readonly<Record<string, string>>): Job {
  const unknown = Object.keys(inputs).find((name) => name !== 'archive');
  if (unknown !== undefined)
    stopRun({ code: 'cli.input-unknown', place: {}, found: unknown, expected: 'archive' });
  const archive = inputs['archive'];
  return archive === undefined ? job : { ...job, extract: { ...job.extract, archive: resolve(archive) } };
}
