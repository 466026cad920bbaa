import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { stopRun } from '../fault/run-stop.ts';

/** What a job may be called, as `job:` in its file has it. */
const JOB_NAME = /^[a-z0-9][a-z0-9-]{0,40}$/;

const SCHEMAS = ['job.schema.json', 'template.schema.json'];

/**
 * Makes a folder with a job that works: a copy of the starter job under the folder's name, with the schemas that editors
 * complete by beside it. `shipped`: the folder of shipped jobs. Gives the job file. All or nothing stands there afterwards.
 */
export function newJob(folder: string, shipped: string): string {
  const target = resolve(folder);
  const name = basename(target);
  if (!JOB_NAME.test(name)) stopRun({ code: 'cli.job-name-malformed', place: {}, found: name });
  if (existsSync(target)) stopRun({ code: 'cli.job-exists', place: {}, found: folder });
  mkdirSync(dirname(target), { recursive: true });
  const staged = `${target}.new`;
  rmSync(staged, { recursive: true, force: true });
  const starter = join(shipped, 'starter');
  cpSync(starter, staged, {
    recursive: true,
    // The starter may have been run where it stands.
    filter: (source) => !['.stapel', 'runs'].includes(basename(source)),
  });
  for (const schema of SCHEMAS) cpSync(join(shipped, schema), join(staged, schema));
  for (const file of readdirSync(staged).filter((each) => each.endsWith('.yaml'))) {
    const text = readFileSync(join(staged, file), 'utf8')
      .replace('$schema=../', '$schema=')
      .replace(/^job: starter$/m, `job: ${name}`);
    writeFileSync(join(staged, file), text);
  }
  renameSync(staged, target);
  return join(folder, 'job.yaml');
}
