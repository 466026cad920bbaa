import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import { completeHeld, releaseHeld } from '../run/release-held.ts';
import { releaseGroup } from '../run/release-group.ts';
import { isReleased, reasonOf, runDirectoryAt, type RunDirectory } from '../run/run-directory.ts';
import type { Ledger, LedgerKey } from '../store/ledger.ts';
import { RunFacts } from '../store/run-facts.ts';
import { nowIso } from '../unit/clock.ts';
import { exit } from './exit-code.ts';
import { askRun, findRun, type FoundRun } from './find-run.ts';
import { readReport, shown } from './report-command.ts';
import { withRunLedger } from './run-ledger.ts';
import { openRunLog } from './run-log.ts';

const options = z.object({
  by: z.string(),
  reason: z.string().optional(),
  state: z.string().optional(),
});

/** Of the job as run.db keeps it, what a release needs. */
const jobOfRun = z.looseObject({
  name: z.string(),
  duplicates: z.looseObject({ number: z.string() }).optional(),
  release: z
    .looseObject({
      group: z.union([z.string(), z.number()]),
      at: z.object({ file: z.string(), line: z.number(), column: z.number() }),
    })
    .optional(),
});

const manifestFile = z.object({
  file: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  counts: z.record(z.string(), z.number()),
});
const manifest = z.object({ files: z.array(manifestFile) });

/** `stapel release`: a held run, in a person's name. */
export function releaseCommand(dir: string, given: unknown): number {
  const { by, reason, state } = options.parse(given);
  if (by.trim() === '') stopRun({ code: 'cli.name-missing', place: {} });
  const found = findRun(dir);
  const { job, stateDirectory } = askRun(found.root, (db) => {
    const facts = new RunFacts(db);
    return {
      job: jobOfRun.parse(JSON.parse(facts.get('job') ?? '{}')),
      stateDirectory: facts.get('state.directory') ?? '',
    };
  });
  const key = { job: job.name, runId: found.state.id, directory: found.root };
  return withRunLedger(state ?? stateDirectory, key, (ledger) => {
    refuseOthers(found);
    const { release: plan } = job;
    const group = releaseGroup(plan === undefined ? {} : { release: plan });
    const directory = runDirectoryAt(found.root, key.runId, group);
    if (!complete(directory, ledger, key)) {
      const why = reason?.trim() ?? '';
      const release = { by: by.trim(), ...(why === '' ? {} : { reason: why }), at: nowIso() };
      const holdsNumbers = job.duplicates?.number === 'hold';
      const files = { report: readReport(dir), manifest: readManifest(found) };
      const held = { directory, ledger, key, ...files, holdsNumbers };
      orStop(directory, () => releaseHeld(held, release));
      log(found);
    }
    process.stdout.write(`${shown(readReport(dir))}\n${found.root}\n`);
    return exit.done;
  });
}

/** Asked under the lock: what has not ended, was released or cannot be, is no held run. */
function refuseOthers({ root, state: { id } }: FoundRun): void {
  const { behind, notReleased } = findRun(root).state;
  if (notReleased === undefined) {
    if (behind.length > 0) return;
    stopRun({ code: 'run.released', place: {}, values: { run: id } });
  }
  if (notReleased.kind === 'held') return;
  const { reason, next } = notReleased;
  stopRun({ code: 'run.not-held', place: {}, values: { run: id, reason, next } });
}

function readManifest({ root, state }: FoundRun): z.output<typeof manifest>['files'] {
  try {
    return manifest.parse(JSON.parse(readFileSync(state.find('manifest.json'), 'utf8'))).files;
  } catch (error) {
    const values = { run: state.id, what: 'manifest' };
    const place = { file: join(root, '.staging/manifest.json') };
    const about = { found: 'none that can be read', expected: 'one' };
    return stopRun({ code: 'run.held-changed', place, ...about, values }, error);
  }
}

function complete(directory: RunDirectory, ledger: Ledger, key: LedgerKey): boolean {
  return orStop(directory, () => completeHeld(directory, ledger, key));
}

/** What the file system refuses is said as it is for a run: before the rename nothing is out, behind it all is. */
function orStop<T>(directory: RunDirectory, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RunStop) throw error;
    const values = { run: directory.id, dir: directory.root, reason: reasonOf(error) };
    if (isReleased(directory))
      return stopRun({ code: 'run.release-cut-short', place: {}, found: values.reason, values }, error);
    return stopRun({ code: 'run.output-not-writable', place: {}, values }, error);
  }
}

/** The name of who released it stands in ledger and report, not in the log. */
function log({ root, state: { id } }: FoundRun): void {
  const lines = openRunLog(() => {});
  lines.open(root);
  lines.note('held run released', { run: id });
  lines.close();
}
