import { createComposer } from '../compose/composer.ts';
import { untranslatedTexts } from '../compose/untranslated-texts.ts';
import { readControl } from '../extract/control.ts';
import { showFault, type Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import type { Job } from '../job/job.ts';
import { loadJob } from '../job/load-job.ts';
import { tablesOf } from '../job/tables-of.ts';
import { checkFirstRows } from './check-first-rows.ts';
import { checkChecksum } from './check-checksum.ts';
import { checkReference } from './check-reference.ts';
import { checkLayout } from './check-layout.ts';
import { planFiles } from './extract-files.ts';
import { checkNotices } from './notices-check.ts';
import { openInputs } from './open-inputs.ts';
import { openControl } from './control-source.ts';
import { overrideInputs } from './override-inputs.ts';
import { checkReleaseGroup } from './release-group.ts';

/** Everything wrong with a job, its template, fonts, pictures and layout, and with the extract's files, headers, first rows and control table. */
export async function checkJob(
  jobFile: string,
  inputs: Readonly<Record<string, string>>,
): Promise<readonly Fault[]> {
  const loaded = await loadJob(jobFile);
  if (loaded.faults !== undefined) return loaded.faults;
  const job = overrideInputs(loaded.job, inputs);
  const faults = layoutFaults(job, loaded.resources);
  for (const runDate of loaded.turns) faults.push(...(await otherDayFaults(jobFile, runDate)));
  const aged = faultsOf(() => checkReference(job, loaded.resources, loaded.day));
  return [
    ...checkReleaseGroup(job),
    ...new Map(faults.map((fault) => [showFault(fault), fault])).values(),
    ...aged,
    ...(await checkNotices(job, loaded.day)),
    ...(await checkExtract(job)),
    ...untranslatedTexts(job),
  ];
}

function layoutFaults(job: Job, resources: ReadonlyMap<string, Uint8Array>): Fault[] {
  return [
    ...faultsOf(() => {
      const composer = createComposer(job, resources);
      return [...checkLayout(job, composer), ...composer.doubts()];
    }),
  ];
}

/** What is wrong with what is printed on another day: blocks and texts that are valid then. */
async function otherDayFaults(jobFile: string, runDate: string): Promise<readonly Fault[]> {
  const loaded = await loadJob(jobFile, { runDate, lookOnly: true });
  return loaded.faults ?? layoutFaults(loaded.job, loaded.resources);
}

async function checkExtract(job: Job): Promise<readonly Fault[]> {
  const { control } = job.extract;
  const tables = tablesOf(job.extract);
  const faults: Fault[] = [];
  const gather = async (work: () => void | Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RunStop)) throw error;
      // What stops one look at the extract may stop the next too.
      const told = new Set(faults.map(showFault));
      faults.push(...error.faults.filter((fault) => !told.has(showFault(fault))));
    }
  };
  await gather(() => checkChecksum(job));
  await gather(async () => {
    const inputs = await openInputs(job.extract);
    try {
      await gather(() => inputs.require());
      const { files, parts } = planFiles(job.extract, (table) => inputs.of(table));
      for (const file of files)
        await gather(async () => void faults.push(...(await checkFirstRows(file, parts))));
      if (control !== undefined) {
        await gather(async () => {
          await readControl(
            openControl(control, job, () => inputs.archive()),
            control,
            tables,
          );
        });
      }
    } finally {
      await inputs.close();
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
