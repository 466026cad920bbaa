import { frameFile } from '../extract/frame.ts';
import type { Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import type { ExtractFile } from './extract-files.ts';

/** Column names of each table by its name, in the order in which its cells come. */
export type Headers = Readonly<Record<string, readonly string[]>>;

/**
 * Reads the beginning of every file. Files of one table must name the same columns in the same order: its rows are read
 * by one header, in the run and out of the rejects. Stops with all that is wrong in any of them.
 */
export async function checkHeaders(files: readonly ExtractFile[]): Promise<Headers> {
  const headers: Record<string, readonly string[]> = {};
  const first = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { input, plan } of files) {
    try {
      const framed = await frameFile(input.read(plan.file), plan);
      // The header is all that is wanted: what follows is left unread.
      await framed.close();
      plan.tables.forEach(({ name }, i) => {
        const header = framed.tables[i]?.header ?? [];
        const known = headers[name];
        if (known === undefined) {
          headers[name] = header;
          first.set(name, plan.file);
        } else if (known.join('\0') !== header.join('\0')) {
          const values = { first: first.get(name) ?? '' };
          faults.push({ code: 'extract.headers-differ', place: { file: plan.file, line: 1 }, values });
        }
      });
    } catch (error) {
      if (!(error instanceof RunStop)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new RunStop(faults);
  return headers;
}
