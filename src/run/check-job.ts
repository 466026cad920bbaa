import { createComposer } from '../compose/composer.ts';
import { openArchive } from '../extract/archive.ts';
import { readControl } from '../extract/control.ts';
import { frameFile } from '../extract/frame.ts';
import type { Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import type { Job } from '../job/job.ts';
import { loadJob } from '../job/load-job.ts';
import { checkLayout } from './check-layout.ts';
import { overrideInputs } from './override-inputs.ts';
import { checkReleaseGroup } from './release-group.ts';

/** Everything wrong with a job, its template, fonts, pictures and layout, and with the extract's members, headers and control table. */
export async function checkJob(
  jobFile: string,
  inputs: Readonly<Record<string, string>>,
): Promise<readonly Fault[]> {
  const loaded = await loadJob(jobFile);
  if (loaded.faults !== undefined) return loaded.faults;
  const job = overrideInputs(loaded.job, inputs);
  const faults = faultsOf(() => checkLayout(job, createComposer(job, loaded.resources)));
  return [...checkReleaseGroup(job), ...faults, ...(await checkExtract(job))];
}

async function checkExtract(job: Job): Promise<readonly Fault[]> {
  const { recipients, documents, details, control, archive: file } = job.extract;
  const tables = [recipients, documents, details];
  const faults: Fault[] = [];
  const gather = async (work: () => void | Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RunStop)) throw error;
      faults.push(...error.faults);
    }
  };
  await gather(async () => {
    const archive = await openArchive(file);
    try {
      await gather(() =>
        archive.require([...tables, ...(control === undefined ? [] : [control])].map((table) => table.file)),
      );
      for (const table of tables.filter(({ file: member }) => archive.members.includes(member))) {
        await gather(async () => {
          const framed = await frameFile(archive.read(table.file), { file: table.file, tables: [table] });
          // The header is all that is wanted: what follows is left unread.
          await framed.close();
        });
      }
      if (control !== undefined && archive.members.includes(control.file)) {
        await gather(async () => void (await readControl(archive.read(control.file), control, tables)));
      }
    } finally {
      await archive.close();
    }
  });
  return faults;
}

function faultsOf(work: () => readonly Fault[]): readonly Fault[] {
  try {
    return work();
  } catch (error) {
    if (error instanceof RunStop) return error.faults;
    throw error;
  }
}
