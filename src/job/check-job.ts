import type { Fault } from '../fault/fault.ts';
import { loadJob } from './load-job.ts';

/**
 * Everything wrong with a job file, its template, the fonts and pictures that they name and the expressions in them,
 * by place; empty when nothing is. The extract's header lines and the template's geometry are checked elsewhere.
 */
export async function checkJob(path: string): Promise<readonly Fault[]> {
  const { faults } = await loadJob(path);
  return faults ?? [];
}
