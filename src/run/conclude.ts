import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { controlFileOf } from '../inserter/control-file.ts';
import { digest } from '../verify/check-files.ts';
import type { Fault } from '../fault/fault.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import { renderManifest, type ManifestFile } from '../report/manifest.ts';
import { renderHtml } from '../report/render-html.ts';
import { renderJson } from '../report/render-json.ts';
import { saysUnexpected } from '../report/expectation.ts';
import type { Balance, ExpectationRow, RunReport } from '../report/report.ts';
import { limitsPassed } from '../report/verdict.ts';
import { balanceRun } from './balance.ts';
import { buildReport, readFigures } from './build-report.ts';
import { writeTickets } from './stream-tickets.ts';
import { settleControlAmounts } from './control-amounts.ts';
import { keepDocuments } from './keep-documents.ts';
import { markHeld } from './hold.ts';
import { judgeExpectations, ledgerTables } from './judge-expectations.ts';
import type { PiecePlan } from './plan-pieces.ts';
import { releaseRun, stageFile } from './release.ts';
import { sha256Of } from './report-figures.ts';
import type { RunContext } from './run-context.ts';
import type { RunOutcome } from './run-job.ts';
import { reasonOf } from './run-directory.ts';
import { writeReviewList } from './review/review-list.ts';
import { writeRejects } from './write-rejects.ts';

/** A night without a single bill is no release, and its extract is still to be produced. */
function refuseNothing({ documents }: Balance, specimen: boolean): void {
  const { read, composed, diverted } = documents;
  if (specimen || read === 0 || composed + diverted > 0) return;
  stopRun({ code: 'run.nothing-produced', place: {}, found: String(read) });
}

/**
 * Balances the run, writes rejects, report and manifest, and releases everything by one rename; or leaves it all staged,
 * where the job holds what is not as it expects.
 * A run that does not balance, or whose control amounts differ without a reason, releases nothing.
 */
export function concludeRun(context: RunContext, pieces: PiecePlan): RunOutcome {
  const { clock, directory, job, ledger, run } = context;
  const { balance, faults } = balanceRun(context);
  if (faults.length > 0) throw new RunStop(faults);
  const differences = settleControlAmounts(context);
  refuseNothing(balance, run.specimen);
  const expectations = judgeExpectations(context);
  const unexpected = expectations.filter(({ ok }) => !ok);
  context.warnings.push(...differences, ...unexpected.map(unexpectedFault));
  const lists = [...writeRejects(context), ...writeReviewList(context), ...writeTickets(context)];
  const explained = new Set(differences.flatMap(({ place }) => place.file ?? []));
  const figures = readFigures(context, balance, [], explained);
  const limits = limitsPassed({
    documents: balance.documents,
    tables: figures.inputs,
    tolerated: job.tolerate.rejected,
  });
  const controlExplained = explained.size > 0;
  const held = !run.specimen && unexpected.some(({ otherwise }) => otherwise === 'hold');
  const exitCode = controlExplained || limits.length > 0 || unexpected.length > 0 ? 3 : 0;
  clock.count('report', balance.documents.read);
  const report = buildReport(context, figures, {
    campaigns: pieces.campaigns,
    inserts: pieces.inserts,
    controlExplained,
    expectations,
    held,
    stops: [],
    exitCode,
  });
  if (run.specimen) {
    stageFile(directory, 'report.json', renderJson(report));
    stageFile(directory, 'report.html', renderHtml(report));
    ledger.note(job.name, run.id, directory.root, 'specimen', balance.documents.read, exitCode);
    return { report, directory: directory.staging, stops: [] };
  }
  const staged = stageReport(context, report, lists);
  stageFile(directory, 'manifest.json', renderManifest(run.id, staged));
  keepDocuments(context);
  const state = held ? 'held' : 'releasing';
  ledger.note(
    job.name,
    run.id,
    directory.root,
    state,
    balance.documents.read,
    exitCode,
    ledgerTables(context),
  );
  context.db.pragma('wal_checkpoint(TRUNCATE)');
  if (held) {
    markHeld(directory);
    context.observer.note('run held', { run: run.id, exitCode, documents: balance.documents.read });
    return { report, directory: directory.root, stops: [] };
  }
  releaseRun(directory);
  try {
    ledger.note(job.name, run.id, directory.root, 'released', balance.documents.read, exitCode);
  } catch (error) {
    // The streams are out: the ledger says `releasing`, which refuses the extract a second time as `released` does.
    context.observer.note('ledger not written', { reason: reasonOf(error) });
  }
  context.observer.note('run released', { run: run.id, exitCode, documents: balance.documents.read });
  return { report, directory: directory.root, stops: [] };
}

function unexpectedFault(row: ExpectationRow): Fault {
  return { code: 'extract.volume-unexpected', place: {}, values: { what: saysUnexpected(row) } };
}

function stageReport(context: RunContext, report: RunReport, lists: readonly string[]): ManifestFile[] {
  const { directory, job } = context;
  const json = renderJson(report);
  const html = renderHtml(report);
  stageFile(directory, 'report.json', json);
  stageFile(directory, 'report.html', html);
  const small = (file: string, content: string): ManifestFile => ({
    file,
    sha256: sha256Of(content),
    bytes: Buffer.byteLength(content),
    counts: {},
  });
  const streams = report.streams.flatMap((stream): ManifestFile[] => {
    const { file, sha256, bytes, pieces, sheets, pages } = stream;
    const control = controlFileOf(file, job.inserter.control);
    const staged = join(directory.staging, control);
    return [
      { file, sha256, bytes, counts: { pieces, sheets, pages } },
      ...(existsSync(staged) ? [{ file: control, ...digest(staged), counts: { pieces } }] : []),
    ];
  });
  const listFiles = lists.map((file): ManifestFile => ({
    file,
    ...digest(join(directory.staging, file)),
    counts: {},
  }));
  return [...streams, ...listFiles, small('report.json', json), small('report.html', html)];
}
