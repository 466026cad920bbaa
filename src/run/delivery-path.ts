import { dirname, extname, resolve } from 'node:path';
import type { Job } from '../job/job.ts';

/**
 * The absolute path of a file that the job names beside its extract. `{archive}` stands for the path of the archive that
 * this run reads, `{stem}` for the same without its ending; other paths are relative to the job file.
 */
export function deliveryPath(typed: string, { file, extract }: Pick<Job, 'file' | 'extract'>): string {
  const { archive } = extract;
  const stem = archive.slice(0, archive.length - extname(archive).length);
  return resolve(
    dirname(file),
    typed.replaceAll('{archive}', () => archive).replaceAll('{stem}', () => stem),
  );
}
