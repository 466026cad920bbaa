import { openInput, type Input } from '../extract/container/input.ts';
import type { ExtractPlan } from '../job/job.ts';
import { tablesOf } from '../job/tables-of.ts';
import type { TablePlan } from '../job/table-plan.ts';

/** Where the tables are read from: the job's archive, and for some of them perhaps a file of their own. */
export interface ExtractInputs {
  /** The job's archive. */
  archive(): Input;
  of(table: TablePlan): Input;
  /** Stops with all tables whose files are not there. */
  require(): void;
  close(): Promise<void>;
}

/** Whether anything is read from the job's archive: every table may come from elsewhere. */
export function readsArchive(extract: ExtractPlan): boolean {
  const tables = tablesOf(extract).some(({ source, absent }) => source === undefined && absent !== true);
  return tables || extract.control?.file !== undefined;
}

/** Opens the archive, unless every table comes from elsewhere, and each file that a table is read from instead. */
export async function openInputs(extract: ExtractPlan): Promise<ExtractInputs> {
  const tables = tablesOf(extract).filter(({ absent }) => absent !== true);
  const fromArchive = tables.filter(({ source }) => source === undefined);
  const own = new Map<string, Input>();
  const archive = readsArchive(extract) ? await openInput(extract.archive) : undefined;
  const close = async (): Promise<void> => {
    for (const input of [...own.values(), ...(archive === undefined ? [] : [archive])]) await input.close();
  };
  try {
    for (const { source } of tables) {
      if (source !== undefined && !own.has(source)) own.set(source, await openInput(source));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const opened = (input: Input | undefined): Input => {
    if (input === undefined) throw new RangeError('an input was asked for that no table is read from');
    return input;
  };
  return {
    archive: () => opened(archive),
    of: ({ source }) => opened(source === undefined ? archive : own.get(source)),
    require: () => archive?.require(fromArchive.map(({ file }) => file)),
    close,
  };
}
