import { fileURLToPath } from 'node:url';
import { newJob } from '../run/new-job.ts';
import { exit } from './exit-code.ts';

const SHIPPED = new URL('../../jobs/', import.meta.url);

/** `stapel init`: a new job that works. */
export function initCommand(folder: string): number {
  const job = newJob(folder, fileURLToPath(SHIPPED));
  process.stdout.write(
    `${job}\n\nnext: stapel check ${job}\n      stapel preview ${job} --watch\n      stapel run ${job}\n` +
      'then change bill.yaml, and extract/ for what your host delivers (stapel inspect FILE)\n',
  );
  return exit.done;
}
