import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { stopRun } from '../fault/run-stop.ts';
import { renderManifest, type ManifestFile } from '../report/manifest.ts';
import { renderHtml } from '../report/render-html.ts';
import { renderJson } from '../report/render-json.ts';
import type { PersonalRelease, RunReport } from '../report/report.ts';
import { releasedByPerson } from '../report/verdict.ts';
import type { Ledger, LedgerKey, LedgerRun } from '../store/ledger.ts';
import { checkFiles } from '../verify/check-files.ts';
import { faultOf } from '../verify/finding.ts';
import { completeRelease, releaseRun, stageFile } from './release.ts';
import { sha256Of } from './report-figures.ts';
import { isReleased, type RunDirectory } from './run-directory.ts';

/** A held run, and what is known of it. */
interface HeldRun {
  readonly directory: RunDirectory;
  readonly ledger: Ledger;
  readonly key: LedgerKey;
  /** As it was staged. */
  readonly report: RunReport;
  readonly manifest: readonly ManifestFile[];
  /** The job holds documents back whose number is out already. */
  readonly holdsNumbers: boolean;
}

/** The files that say who released the run; all others are released as they were staged. */
const TOLD = ['report.json', 'report.html'];

/**
 * Releases a held run in a person's name: report and manifest say so, the ledger knows it before the rename that brings the
 * print streams out. Killed on the way it is still held, or released and completed by the next command about it, as any
 * release is. Stops when a staged file is not what was held, and when the extract was released by another run since.
 */
export function releaseHeld(held: HeldRun, release: PersonalRelease): RunReport {
  const { directory, ledger, key } = held;
  refuseChanged(held);
  refuseOvertaken(held);
  const report = releasedByPerson(held.report, release);
  stageAgain(held, report);
  ledger.release(key, release.by, release.reason);
  releaseRun(directory);
  ledger.complete(key.job, key.runId, key.directory);
  return report;
}

/** Puts what is left of a release that was cut short in place; false when there is nothing to do. */
export function completeHeld(directory: RunDirectory, ledger: Ledger, key: LedgerKey): boolean {
  if (!isReleased(directory)) return false;
  completeRelease(directory);
  ledger.complete(key.job, key.runId, key.directory);
  return true;
}

/** What goes out must be what the person has looked at. */
function refuseChanged({ directory, manifest, key }: HeldRun): void {
  const files = manifest.filter(({ file }) => !TOLD.includes(file));
  const [finding] = checkFiles(files, (file) => join(directory.staging, file));
  if (finding === undefined) return;
  const { place, found, expected, values } = faultOf(finding);
  stopRun({
    code: 'run.held-changed',
    place,
    found: found ?? '',
    expected: expected ?? '',
    values: { ...values, run: key.runId },
  });
}

/** An extract that another run has produced since this one began would be printed twice, or some documents of it. */
function refuseOvertaken({ ledger, key, holdsNumbers }: HeldRun): void {
  const run = ledger.find(key);
  if (run === undefined) return;
  const since = (other: LedgerRun): boolean =>
    other.state !== 'held' && other.releasedAt !== null && other.releasedAt > run.startedAt;
  const other =
    ledger.producedBefore(key.job, run.inputSha256, key.directory).find(since) ??
    ledger.readBefore(key.job, ledger.tablesOf(key), key.directory).find(since);
  if (other !== undefined)
    stopRun({ code: 'run.held-overtaken', place: {}, values: { run: key.runId, other: other.runId } });
  if (!holdsNumbers) return;
  const released = new Set(ledger.documents.runs(key.job, '', [key.directory]).map(({ id }) => id));
  for (const later of ledger.all().filter((each) => released.has(each.id) && since(each))) {
    const shared = ledger.documents.sharedNumbers(run.id, later.id);
    if (shared === 0) continue;
    const values = { run: key.runId, other: later.runId };
    stopRun({ code: 'run.held-printed', place: {}, found: String(shared), values });
  }
}

/** The report as the person releases it, in staging; each file is there as it was or as it will be, never in part. */
function stageAgain({ directory, manifest, key }: HeldRun, report: RunReport): void {
  const told = new Map([
    ['report.json', renderJson(report)],
    ['report.html', renderHtml(report)],
  ]);
  const files = manifest.map((stated): ManifestFile => {
    const content = told.get(stated.file);
    if (content === undefined) return stated;
    return { ...stated, sha256: sha256Of(content), bytes: Buffer.byteLength(content) };
  });
  for (const [name, content] of [...told, ['manifest.json', renderManifest(key.runId, files)] as const]) {
    stageFile(directory, `${name}.new`, content);
    renameSync(join(directory.staging, `${name}.new`), join(directory.staging, name));
  }
}
