import { z } from 'zod';
import { exitCodeOf, isWarning } from '../fault/fault.ts';
import { checkJob } from '../run/check-job.ts';
import { jobFileAt, readInputs } from './command-options.ts';
import { exit } from './exit-code.ts';
import { faultLines } from './failure.ts';

const options = z.object({ input: z.array(z.string()) });

/** `stapel check`: every fault at once on standard error; the exit code is that of the first one that is more than a warning, as in a run. */
export async function checkCommand(job: string, given: unknown): Promise<number> {
  const jobFile = jobFileAt(job);
  const faults = await checkJob(jobFile, readInputs(options.parse(given).input));
  if (faults.length === 0) {
    process.stdout.write(`${jobFile}: nothing wrong with job, template, fonts and extract\n`);
    return exit.done;
  }
  for (const fault of faults) process.stderr.write(faultLines(fault));
  const problems = faults.filter((fault) => !isWarning(fault));
  const counts = [counted(problems.length, 'problem'), counted(faults.length - problems.length, 'warning')];
  process.stderr.write(`${counts.filter((each) => each !== '').join(', ')}\n`);
  const [first] = problems;
  return first === undefined ? exit.done : exitCodeOf(first);
}

/** `2 problems`; empty where there are none. */
function counted(count: number, name: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? name : `${name}s`}`;
}
