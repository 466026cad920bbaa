import type { Fault } from '../fault/fault.ts';
import { exitCodeOf, showFault } from '../fault/fault.ts';
import { stopRun } from '../fault/run-stop.ts';
import { renderHtml } from '../report/render-html.ts';
import { renderJson } from '../report/render-json.ts';
import type { RunReport } from '../report/report.ts';
import { indexesAfterRead } from '../store/run-schema.ts';
import { balanceFigures } from './balance.ts';
import { buildReport, noFigures, readFigures } from './build-report.ts';
import { tablesOf } from '../job/tables-of.ts';
import { collectRejects } from './collect-rejects.ts';
import type { OpenedRun } from './open-run.ts';
import { rejectDamaged } from './order-documents.ts';
import { readParts } from './read-parts.ts';
import { notInPlace, showFailure, stageFile } from './release.ts';
import { isReleased } from './run-directory.ts';
import type { RunOutcome } from './run-job.ts';
import { kindOf, stopsOf } from './stop-causes.ts';
import { writeRejects } from './write-rejects.ts';

/**
 * Ends a run that an error stopped. What was released stays released: an error behind the rename of `streams/` is told,
 * and the rest of the release is left to the next `stapel run` of its id. Otherwise nothing was released: the rejects found so
 * far are shown, the print streams are not. Whatever else fails on the way, the outcome has the stops and the exit code.
 */
export function failRun(opened: OpenedRun, error: unknown): RunOutcome {
  const stops = stopsOf(opened, error);
  const { directory, job, ledger, observer } = opened;
  for (const fault of stops) observer.note('run stopped', { code: fault.code, message: showFault(fault) });
  if (isReleased(directory)) stopRun(releaseCutShort(opened, error), error);
  const attempt = (failed: string, step: () => void): void => {
    try {
      step();
    } catch (inner) {
      observer.note(failed, { reason: kindOf(inner) });
    }
  };
  attempt('rejects not written', () => showRejects(opened));
  const report = failureReport(opened, stops);
  attempt('report not written', () => {
    stageFile(directory, 'report.json', renderJson(report));
    stageFile(directory, 'report.html', renderHtml(report));
    showFailure(directory);
  });
  attempt('ledger not written', () =>
    ledger.note(job.name, directory.id, directory.root, 'failed', 0, report.run.exitCode),
  );
  return { report, directory: directory.root, stops };
}

/** An error behind the release: nothing is lost and nothing must be produced again. */
function releaseCutShort({ directory, observer }: OpenedRun, error: unknown): Fault {
  observer.note('release cut short', { reason: kindOf(error) });
  const found = notInPlace(directory).join(', ') || 'nothing';
  return { code: 'run.release-cut-short', place: {}, found, values: { run: directory.id } };
}

/**
 * Rejects found before the stop are shown: they are what a person needs first. Of tables that were not read to their end
 * nothing is shown: they must be delivered again.
 */
function showRejects(opened: OpenedRun): void {
  const { db, facts, job } = opened;
  const read = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM input').get()?.n ?? 0;
  if (read < tablesOf(job.extract).filter(({ absent }) => absent !== true).length) return;
  const store = { ...opened, parts: readParts(db) };
  db.transaction(() => {
    // Where record counts disagree with the control table the run ends before anything else has used the rows.
    if (!facts.isDone('extract')) db.exec(indexesAfterRead);
    if (!facts.isDone('order')) rejectDamaged(opened);
    collectRejects(store);
  })();
  writeRejects(store);
}

function failureReport(opened: OpenedRun, stops: readonly Fault[]): RunReport {
  const { directory, options, runDate } = opened;
  const run = { id: directory.id, date: runDate, specimen: options.limit !== undefined };
  const from = { ...opened, version: options.version, run };
  const exitCode = Math.max(...stops.map(exitCodeOf).slice(0, 1), 2);
  const ending = {
    campaigns: [],
    inserts: [],
    controlExplained: false,
    expectations: [],
    held: false,
    stops,
    exitCode,
  };
  try {
    return buildReport(from, readFigures(from, { ok: false, ...balanceFigures(opened) }, stops), ending);
  } catch (error) {
    opened.observer.note('figures not read', { reason: kindOf(error) });
    return buildReport(from, noFigures(stops), { ...ending, unread: kindOf(error) });
  }
}
