import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { elapsedMs, nowIso, processStartIso } from '../unit/clock.ts';
import { digest } from '../verify/check-files.ts';
import type { Fault } from '../fault/fault.ts';
import { exitCodeOf, showFault } from '../fault/fault.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import { renderManifest, type ManifestFile } from '../report/manifest.ts';
import { renderHtml } from '../report/render-html.ts';
import { renderJson } from '../report/render-json.ts';
import type { Balance, CampaignRow, RunReport } from '../report/report.ts';
import { verdictOf } from '../report/verdict.ts';
import { balanceFigures, balanceRun } from './balance.ts';
import { settleControlAmounts } from './control-amounts.ts';
import { collectRejects } from './collect-rejects.ts';
import type { OpenedRun } from './open-run.ts';
import type { PiecePlan } from './plan-pieces.ts';
import { releaseRun, showFailure, stageFile } from './release.ts';
import {
  addressTotals,
  faultCounts,
  inputRows,
  matchTotals,
  rejectRows,
  sha256Of,
  streamRows,
  totalsOf,
} from './report-figures.ts';
import type { RunContext } from './run-context.ts';
import type { RunOutcome } from './run-job.ts';
import { isReleased, reasonOf } from './run-directory.ts';
import { writeRejects } from './write-rejects.ts';

/** What the end of a run knows beside run.db. */
interface Ending {
  readonly balance: Balance;
  readonly campaigns: readonly CampaignRow[];
  readonly explained: ReadonlySet<string>;
  readonly stops: readonly Fault[];
  readonly exitCode: number;
}

/**
 * Balances the run, writes rejects, report and manifest, and releases everything by one rename.
 * A run that does not balance, or whose control amounts differ without a reason, releases nothing.
 */
export function concludeRun(context: RunContext, pieces: PiecePlan): RunOutcome {
  const { clock, directory, job, ledger, run } = context;
  clock.enter('report');
  const { balance, faults } = balanceRun(context);
  if (faults.length > 0) throw new RunStop(faults);
  const differences = settleControlAmounts(context);
  context.warnings.push(...differences);
  const rejects = writeRejects(context);
  const explained = new Set(differences.flatMap(({ place }) => place.file ?? []));
  const exitCode = needsAttention(context, balance, explained) ? 3 : 0;
  const ending = { balance, campaigns: pieces.campaigns, explained, stops: [], exitCode };
  clock.leave('report', balance.documents.read);
  const report = buildReport(context, ending);
  if (run.specimen) {
    stageFile(directory, 'report.json', renderJson(report));
    stageFile(directory, 'report.html', renderHtml(report));
    return { report, directory: directory.staging, stops: [] };
  }
  const staged = stageReport(context, report, rejects);
  stageFile(directory, 'manifest.json', renderManifest(run.id, staged));
  ledger.note(job.name, run.id, directory.root, 'releasing', balance.documents.read, exitCode);
  context.db.pragma('wal_checkpoint(TRUNCATE)');
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

/**
 * Ends a run that an error stopped. What was released stays released: an error behind the rename of `streams/` is told,
 * and the rest of the release is left to whoever opens the run next. Otherwise nothing was released: the rejects found so
 * far are shown, the print streams are not.
 */
export function failRun(opened: OpenedRun, error: unknown): RunOutcome {
  const stops = stopsOf(opened, error);
  const exitCode = Math.max(...stops.map(exitCodeOf).slice(0, 1), 2);
  const { directory, job, ledger } = opened;
  for (const fault of stops)
    opened.observer.note('run stopped', { code: fault.code, message: showFault(fault) });
  if (isReleased(directory)) stopRun(lateFault(error), error);
  showRejects(opened);
  const balance: Balance = { ok: false, ...balanceFigures(opened) };
  const report = buildReport(
    {
      ...opened,
      version: opened.options.version,
      run: { id: directory.id, date: opened.runDate, specimen: false },
    },
    { balance, campaigns: [], explained: new Set(), stops, exitCode },
  );
  try {
    stageFile(directory, 'report.json', renderJson(report));
    stageFile(directory, 'report.html', renderHtml(report));
    showFailure(directory);
    ledger.note(job.name, directory.id, directory.root, 'failed', 0, exitCode);
  } catch (inner) {
    opened.observer.note('report not written', { reason: reasonOf(inner) });
  }
  return { report, directory: directory.root, stops };
}

/** An error behind the release: nothing is lost and nothing must be produced again. */
function lateFault(error: unknown): Fault {
  const how = 'start again with the same --run-id to put them in place';
  const reason = `the print streams are released and complete, its reports are not (${reasonOf(error)}); ${how}`;
  return { code: 'run.internal', place: {}, values: { stage: 'report', reason } };
}

/** Rejects found before the stop are shown: they are what a person needs first. */
function showRejects(opened: OpenedRun): void {
  if (!opened.facts.isDone('extract')) return;
  try {
    collectRejects(opened);
    writeRejects(opened);
  } catch (error) {
    opened.observer.note('rejects not written', { reason: reasonOf(error) });
  }
}

function stopsOf(opened: OpenedRun, error: unknown): readonly Fault[] {
  if (error instanceof RunStop) return error.faults;
  const { signal } = opened.options;
  if (signal.aborted) {
    return [{ code: 'run.stopped-by-signal', place: {}, values: { signal: String(signal.reason) } }];
  }
  const reason = reasonOf(error);
  if (reason === 'ENOSPC' || reason === 'SQLITE_FULL') {
    return [{ code: 'run.disk-full', place: {}, values: { dir: opened.directory.root } }];
  }
  const stage = opened.clock.rows().at(-1)?.name ?? 'extract';
  const { name, frames } = withoutMessage(error);
  opened.observer.note('unexpected error', { stage, error: name, at: frames.join('\n') });
  return [
    { code: 'run.internal', place: {}, values: { stage, reason: [name, ...frames.slice(0, 1)].join(' ') } },
  ];
}

/**
 * What kind of error, and where: its message may hold a piece of what was being read, which may be personal.
 * Messages of SQLite and of the operating system name columns and files.
 */
function withoutMessage(error: unknown): { readonly name: string; readonly frames: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const name = code.startsWith('SQLITE_') || 'errno' in error ? `${code}, ${error.message}` : code;
  return { name, frames: frames.map((line) => line.trim()) };
}

/** Exit 3: more exceptions than the job tolerates, of documents or of any table's rows, or control amounts to explain. */
function needsAttention(context: RunContext, balance: Balance, explained: ReadonlySet<string>): boolean {
  const { read, rejected, duplicate, diverted } = balance.documents;
  const limit = context.job.tolerate.rejected;
  if (explained.size > 0 || rejected + duplicate + diverted > limit * read) return true;
  return inputRows(context, explained).some((row) => row.rejected > limit * row.records);
}

type Reported = Pick<RunContext, 'db' | 'job' | 'clock' | 'warnings' | 'version'> & {
  readonly run: { readonly id: string; readonly date: string; readonly specimen: boolean };
};

function buildReport(from: Reported, ending: Ending): RunReport {
  const { job, clock, run } = from;
  const totals = totalsOf(from);
  const seconds = elapsedMs() / 1000;
  const { documents } = ending.balance;
  return {
    run: {
      id: run.id,
      job: job.name,
      runDate: run.date,
      startedAt: processStartIso(),
      finishedAt: nowIso(),
      exitCode: ending.exitCode,
      version: from.version,
    },
    verdict: verdictOf({
      exitCode: ending.exitCode,
      balanced: !ending.stops.some((fault) => fault.code === 'run.unbalanced'),
      specimen: run.specimen,
      documents: documents.read,
      rejected: documents.rejected,
      tolerated: job.tolerate.rejected,
      controlExplained: ending.explained.size > 0,
      stops: ending.stops.map(showFault),
    }),
    inputs: inputRows(from, ending.explained),
    resources: job.resources.map(({ name, sha256 }) => ({ file: name, sha256 })),
    balance: ending.balance,
    addresses: addressTotals(from),
    match: matchTotals(from),
    totals,
    streams: ending.exitCode === 0 || ending.exitCode === 3 ? streamRows(from) : [],
    timing: {
      seconds: Math.round(seconds * 1000) / 1000,
      pagesPerSecond: Math.round((totals.pages / seconds) * 10) / 10,
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 102.4) / 10,
      stages: clock.rows(),
    },
    faults: faultCounts(from, [...from.warnings, ...ending.stops]),
    rejects: rejectRows(from),
    campaigns: ending.campaigns,
  };
}

function stageReport(context: RunContext, report: RunReport, rejects: readonly string[]): ManifestFile[] {
  const { directory } = context;
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
    const control = file.replace(/\.pdf$/, '.control.csv');
    const staged = join(directory.staging, control);
    return [
      { file, sha256, bytes, counts: { pieces, sheets, pages } },
      ...(existsSync(staged) ? [{ file: control, ...digest(staged), counts: { pieces } }] : []),
    ];
  });
  const rejectFiles = rejects.map((file): ManifestFile => ({
    file,
    ...digest(join(directory.staging, file)),
    counts: {},
  }));
  return [...streams, ...rejectFiles, small('report.json', json), small('report.html', html)];
}
