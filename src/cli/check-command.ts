import { z } from 'zod';
import { exitCodeOf } from '../fault/fault.ts';
import { checkJob } from '../run/check-job.ts';
import { readInputs } from './command-options.ts';
import { exit } from './exit-code.ts';
import { faultLines } from './failure.ts';

const options = z.object({ input: z.array(z.string()) });

/** `stapel check`: every fault at once on standard error; the exit code is that of the first one that is more than a missing translation. */
export async function checkCommand(jobFile: string, given: unknown): Promise<number> {
  const faults = await checkJob(jobFile, readInputs(options.parse(given).input));
  if (faults.length === 0) {
    process.stdout.write(`${jobFile}: nothing wrong with job, template, fonts and extract\n`);
    return exit.done;
  }
  for (const fault of faults) process.stderr.write(faultLines(fault));
  process.stderr.write(`${faults.length} ${faults.length === 1 ? 'problem' : 'problems'}\n`);
  // Recipients read the default language until a text is translated: nothing is at fault.
  const first = faults.find(({ code }) => code !== 'template.untranslated');
  return first === undefined ? exit.done : exitCodeOf(first);
}
