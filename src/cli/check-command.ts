import { z } from 'zod';
import { exitCodeOf } from '../fault/fault.ts';
import { checkJob } from '../run/check-job.ts';
import { readInputs } from './command-options.ts';
import { exit } from './exit-code.ts';
import { faultLines } from './failure.ts';

const options = z.object({ input: z.array(z.string()) });

/** `stapel check`: every fault at once on standard error; the exit code is the first one's. */
export async function checkCommand(jobFile: string, given: unknown): Promise<number> {
  const faults = await checkJob(jobFile, readInputs(options.parse(given).input));
  const first = faults[0];
  if (first === undefined) {
    process.stdout.write(`${jobFile}: nothing wrong with job, template, fonts and extract\n`);
    return exit.done;
  }
  for (const fault of faults) process.stderr.write(faultLines(fault));
  process.stderr.write(`${faults.length} ${faults.length === 1 ? 'problem' : 'problems'}\n`);
  return exitCodeOf(first);
}
