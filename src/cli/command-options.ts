import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stopRun } from '../fault/run-stop.ts';

/** Options as commander hands them over, read once at this border. */
export const runOptionsSchema = z.object({
  input: z.array(z.string()),
  out: z.string(),
  state: z.string().optional(),
  runId: z.string().optional(),
  runDate: z.string().optional(),
  workers: z.number().optional(),
  limit: z.number().optional(),
  resume: z.boolean(),
  verify: z.boolean(),
  rerun: z.boolean(),
  reason: z.string().optional(),
  json: z.boolean(),
  quiet: z.boolean(),
});

/** `NAME=PATH` pairs → name → path; anything else is a usage fault. */
export function readInputs(pairs: readonly string[]): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1 || at === pair.length - 1) stopRun({ code: 'cli.input-malformed', place: {}, found: pair });
    inputs[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return inputs;
}

/** A job as it was typed: its file, or the folder with its `job.yaml`. What is neither stays, for the one who reads it to tell. */
export function jobFileAt(typed: string): string {
  if (statSync(typed, { throwIfNoEntry: false })?.isDirectory() !== true) return typed;
  const file = join(typed, 'job.yaml');
  return existsSync(file) ? file : typed;
}
