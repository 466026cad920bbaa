import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { z } from 'zod';
import type { Fault } from '../fault/fault.ts';
import { stopRun } from '../fault/run-stop.ts';
import type { RunReport } from '../report/report.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { reasonOf } from '../run/run-directory.ts';
import { exit } from './exit-code.ts';
import { findRun, warnOfNothing, warnOfRelease } from './find-run.ts';

const options = z.object({ format: z.enum(['text', 'json', 'html']) });

/** Of a report, what must be there before it is shown; the rest is as this program wrote it. */
const written = z.looseObject({ run: z.looseObject({ exitCode: z.number() }), verdict: z.looseObject({}) });

const LOST = {
  reason: 'it was taken away',
  next: 'copy the file again from where the run was released; `stapel verify` says what else is missing',
};

/** `stapel report`: the report as the run wrote it, of a run directory or of a directory that holds a copy of it. */
export function reportCommand(dir: string, given: unknown): number {
  const { format } = options.parse(given);
  const name = format === 'html' ? 'report.html' : 'report.json';
  const text = reportIn(dir, name);
  process.stdout.write(format === 'text' ? shown(parsed(dir, text)) : text);
  return exit.done;
}

/** The report of a run directory, parsed. */
export function readReport(dir: string): RunReport {
  return parsed(dir, reportIn(dir, 'report.json'));
}

/**
 * The report for people. Colours go to a terminal only, and not where NO_COLOR asks for none (no-color.org). The file
 * descriptor is asked, because `isTTY` is missing rather than false elsewhere, and what is missing leaves the choice to
 * the library, which goes by CI and FORCE_COLOR: escape codes in a cron mail.
 */
export function shown(report: RunReport): string {
  return renderTerminal(report, {
    color: isatty(process.stdout.fd) && (process.env['NO_COLOR'] ?? '') === '',
  });
}

function reportIn(dir: string, name: string): string {
  const copy = join(dir, name);
  if (!existsSync(join(dir, 'run.db')) && existsSync(copy)) return readFileSync(copy, 'utf8');
  const run = findRun(dir);
  const { notReleased, find } = run.state;
  warnOfRelease(run);
  let text;
  try {
    text = readFileSync(find(name), 'utf8');
  } catch (error) {
    const reason = reasonOf(error);
    const none =
      reason === 'ENOENT' ? (notReleased ?? LOST) : { reason, next: 'check who may read the file' };
    return stopRun(noReport(dir, name, none), error);
  }
  // What a run that has not ended shows is of an earlier try; the others say themselves what they are of.
  if (notReleased?.kind === 'not-ended') warnOfNothing(run);
  return text;
}

function parsed(dir: string, text: string): RunReport {
  try {
    const report: unknown = JSON.parse(text);
    written.parse(report);
    return report as RunReport;
  } catch (error) {
    return stopRun(noReport(dir, 'report.json', { ...LOST, reason: 'the file is damaged' }), error);
  }
}

function noReport(dir: string, name: string, { reason, next }: { reason: string; next: string }): Fault {
  return { code: 'cli.no-report', place: {}, found: dir, expected: name, values: { reason, next } };
}
