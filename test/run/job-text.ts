import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../faults/fixture.ts';

/** The part of the demo's job file that declares control totals, to be left out. */
export function controlOfJob(): string {
  const job = readFileSync(join(root, 'jobs/adventure-invoices/job.yaml'), 'utf8');
  return /^ {2}control:\n(?: {4}.*\n)+/m.exec(job)?.[0] ?? 'no control in the job';
}
