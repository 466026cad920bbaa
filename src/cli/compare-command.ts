import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hasChanged } from '../compare/comparison.ts';
import { renderComparison } from '../compare/render-html.ts';
import { renderJson, renderText } from '../compare/render-text.ts';
import { stopRun } from '../fault/run-stop.ts';
import { compareSides, type CompareOptions } from '../run/compare/compare-sides.ts';
import { JobSide } from '../run/compare/job-side.ts';
import { runSide, type Side } from '../run/compare/side.ts';
import type { PreviewOptions } from '../run/preview/preview-job.ts';
import { reasonOf, runDirectoryAt } from '../run/run-directory.ts';
import { openRunDatabaseReadOnly } from '../store/run-database.ts';
import { day } from '../unit/calendar.ts';
import { jobFileAt, readInputs } from './command-options.ts';
import { exit } from './exit-code.ts';
import { faultLines } from './failure.ts';
import { askRun, findRun, readDatabase, warnOfRelease } from './find-run.ts';

const options = z.object({
  input: z.array(z.string()),
  limit: z.number().optional(),
  account: z.array(z.string()),
  pictures: z.number(),
  out: z.string(),
  json: z.boolean(),
  state: z.string().optional(),
  runDate: z.string().optional(),
});

/** `stapel compare`: which documents two runs, or two jobs over one extract, have changed, and how. */
export async function compareCommand(
  typed: readonly [string, string],
  given: unknown,
  version: string,
  signal: AbortSignal,
): Promise<number> {
  const asked = options.parse(given);
  const { runDate } = asked;
  if (runDate !== undefined && day(runDate) === undefined)
    stopRun({ code: 'cli.run-date-malformed', place: {}, found: runDate });
  const names: readonly [string, string] = [sideAt(typed[0]), sideAt(typed[1])];
  refuseSame(names);
  const opened: { close(): void }[] = [];
  const onTerminal = process.stderr.isTTY;
  const told = (text: string): void => void (onTerminal && process.stderr.write(`\r${text}\x1b[K\r`));
  const shared = {
    inputs: readInputs(asked.input),
    ...(asked.state === undefined ? {} : { stateDir: asked.state }),
    signal,
    version,
    observer: observer(told),
  };
  try {
    const runs = names.map((name) => (isFile(name) ? undefined : openRun(name, opened)));
    if (!runs.includes(undefined)) refuseOfJobs(asked);
    // A job beside a run is set for the day of that run.
    const date = runDate ?? runs.find((run) => run !== undefined)?.run.date;
    const sides: (Side | JobSide)[] = [];
    for (const [i, name] of names.entries()) {
      const side =
        runs[i] ?? (await openJob(name, { ...shared, ...(date === undefined ? {} : { runDate: date }) }));
      if (side instanceof JobSide) opened.push(side);
      sides.push(side);
    }
    const [a, b] = sides;
    if (a === undefined || b === undefined) throw new Error('two sides are compared');
    const made = await compared(names, {
      sides: [a, b],
      ...(asked.limit === undefined ? {} : { limit: asked.limit }),
      accounts: asked.account,
      pictures: asked.pictures,
      signal,
      progress: (done, total) => told(`comparing: ${done} of ${total}`),
    });
    told('');
    for (const fault of made.warnings) process.stderr.write(faultLines(fault));
    const { comparison } = made;
    write(asked.out, renderComparison(comparison, version));
    process.stdout.write(
      asked.json ? renderJson(comparison, asked.out) : `${renderText(comparison)}\n${asked.out}\n`,
    );
    return hasChanged(comparison) ? exit.attention : exit.done;
  } finally {
    for (const each of opened) each.close();
  }
}

/** Comparing, with what a database says of itself when it is read that late. */
async function compared(
  names: readonly [string, string],
  given: CompareOptions,
): ReturnType<typeof compareSides> {
  try {
    return await compareSides(given);
  } catch (error) {
    return readDatabase(names.join(', '), () => {
      throw error;
    });
  }
}

function openRun(name: string, opened: { close(): void }[]): Side {
  const run = findRun(name);
  const { notReleased, find } = run.state;
  if (notReleased?.kind === 'failed' || notReleased?.kind === 'not-ended') {
    const { reason, next } = notReleased;
    stopRun({ code: 'compare.not-whole', place: {}, found: name, values: { reason, next } });
  }
  warnOfRelease(run);
  // Asked once, so that one of another version is refused in the usual words.
  askRun(run.root, () => undefined);
  const db = openRunDatabaseReadOnly(`${run.root}/run.db`);
  opened.push(db);
  const { id, segments } = runDirectoryAt(run.root, run.state.id, undefined);
  return runSide(name, { id, segments }, db, find);
}

async function openJob(name: string, given: Omit<PreviewOptions, 'jobFile' | 'outlines'>): Promise<JobSide> {
  const side = await JobSide.open(name, given);
  for (const fault of side.faults) process.stderr.write(faultLines(fault));
  return side;
}

/** A run's directory as it was typed; a folder without a run is one of a job. */
function sideAt(typed: string): string {
  return existsSync(join(typed, 'run.db')) ? typed : jobFileAt(typed);
}

function refuseSame([a, b]: readonly [string, string]): void {
  if (existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b))
    stopRun({ code: 'compare.same-twice', place: {}, found: b });
}

/** An extract and a day that only jobs can be given would be forgotten in silence. A state says nothing of pages. */
function refuseOfJobs({ input, runDate }: z.output<typeof options>): void {
  const found = input.length > 0 ? '--input' : '--run-date';
  if (input.length > 0 || runDate !== undefined) stopRun({ code: 'compare.option-unused', place: {}, found });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The report holds pages of documents: its owner alone may read it. A file that is there is replaced at once. */
function write(file: string, text: string): void {
  const staged = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(staged, text, { mode: 0o600, flag: 'wx' });
    renameSync(staged, file);
  } catch (error) {
    rmSync(staged, { force: true });
    stopRun(
      { code: 'compare.not-written', place: {}, found: file, values: { reason: reasonOf(error) } },
      error,
    );
  }
}

/** Only the first reading of an extract takes long enough to tell how far it is. */
function observer(told: (text: string) => void): PreviewOptions['observer'] {
  return {
    started: () => undefined,
    waiting: () => undefined,
    note: () => undefined,
    progress: (stage, done) => {
      if (stage === 'extract' || stage === 'address') told(`reading the extract: ${done}`);
    },
  };
}
