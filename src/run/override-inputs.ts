import { resolve } from 'node:path';
import { stopRun } from '../fault/run-stop.ts';
import type { Job } from '../job/job.ts';

/** `--input archive=PATH`: the extract is read from another place; relative to the current directory. */
export function overrideInputs(job: Job, inputs: Readonly<Record<string, string>>): Job {
  let extract = job.extract;
  for (const [name, path] of Object.entries(inputs)) {
    if (name !== 'archive') stopRun({ code: 'cli.input-unknown', place: {}, found: name, expected: 'archive' });
    extract = { ...extract, archive: resolve(path) };
  }
  return { ...job, extract };
}
