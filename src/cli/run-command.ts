import { day } from '../unit/calendar.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';
import { renderJson } from '../report/render-json.ts';
import { runJob } from '../run/run-job.ts';
import { jobFileAt, readInputs, runOptionsSchema } from './command-options.ts';
import { faultLines } from './failure.ts';
import { readReport, shown } from './report-command.ts';
import { openRunLog } from './run-log.ts';
import { Progress } from './progress.ts';

/** `stapel run`. `signal` aborts with the name of the signal that stops the process. */
export async function runCommand(
  job: string,
  given: unknown,
  version: string,
  signal: AbortSignal,
): Promise<number> {
  const options = runOptionsSchema.parse(given);
  const runDate = options.runDate;
  if (runDate !== undefined && day(runDate) === undefined) {
    stopRun({ code: 'cli.run-date-malformed', place: {}, found: runDate });
  }
  if (options.runId !== undefined && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(options.runId)) {
    stopRun({ code: 'cli.run-id-malformed', place: {}, found: options.runId });
  }
  if (options.rerun && (options.reason ?? '').trim() === '')
    stopRun({ code: 'cli.reason-missing', place: {} });
  if (options.reason !== undefined && !options.rerun)
    stopRun({ code: 'cli.reason-without-rerun', place: {} });

  const progress = new Progress({ quiet: options.quiet || options.json, stream: process.stderr });
  const log = openRunLog((file, reason) =>
    process.stderr.write(faultLines({ code: 'run.log-not-written', place: {}, values: { file, reason } })),
  );
  try {
    const outcome = await runJob({
      jobFile: jobFileAt(job),
      inputs: readInputs(options.input),
      outDir: options.out,
      ...(options.state === undefined ? {} : { stateDir: options.state }),
      ...(options.runId === undefined ? {} : { runId: options.runId }),
      ...(runDate === undefined ? {} : { runDate }),
      ...(options.workers === undefined ? {} : { workers: options.workers }),
      ...(options.limit === undefined ? {} : { limit: options.limit }),
      ...(options.rerun && options.reason !== undefined ? { rerunReason: options.reason } : {}),
      resume: options.resume,
      verify: options.verify,
      signal,
      version,
      observer: {
        started: (run) => {
          log.open(run.directory);
          log.note('run started', { run: run.id, job: run.job });
          progress.begin(run);
        },
        waiting: (what) => progress.tell(`waiting: ${what}`),
        progress: (stage, done, total) => progress.show(stage, done, total),
        note: (event, facts) => log.note(event, facts),
      },
    });
    progress.end();
    for (const fault of outcome.stops) process.stderr.write(faultLines(fault));
    if (outcome.report.verdict.outcome === 'held') {
      const values = { run: outcome.report.run.id, dir: outcome.directory };
      process.stderr.write(faultLines({ code: 'run.held', place: {}, values }));
    }
    if (options.json) process.stdout.write(renderJson(outcome.report));
    else if (!options.quiet) {
      process.stdout.write(`${shown(outcome.report)}\n${outcome.directory}\n`);
    }
    return outcome.report.run.exitCode;
  } catch (error) {
    return endedBefore(error, options);
  } finally {
    progress.end();
    log.close();
  }
}

/** A run whose release was only completed, or that is held, ends as it would have ended; any other error goes on. */
function endedBefore(
  error: unknown,
  { json, quiet }: { readonly json: boolean; readonly quiet: boolean },
): number {
  const fault = error instanceof RunStop ? error.faults[0] : undefined;
  const directory = fault?.values?.['dir'];
  const ended = fault?.code === 'run.release-completed' || fault?.code === 'run.held';
  if (!ended || directory === undefined) throw error;
  const report = readReport(directory);
  process.stderr.write(faultLines(fault));
  if (json) process.stdout.write(renderJson(report));
  else if (!quiet) process.stdout.write(`${shown(report)}\n${directory}\n`);
  return report.run.exitCode;
}
