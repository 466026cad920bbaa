import { join } from 'node:path';
import { RunStop } from '../fault/run-stop.ts';
import type { MailpiecePlan } from '../job/job.ts';
import { checkStream, type StreamCheck } from '../verify/check-stream.ts';
import type { StatedMarks } from '../verify/marks/stated-marks.ts';
import { checkSample } from '../verify/check-sample.ts';
import { faultOf } from '../verify/finding.ts';
import { expectedStreams, sampledStreams } from './expected-streams.ts';
import { statedPages } from './stated-pages.ts';
import type { RunContext } from './run-context.ts';

/** Sheets looked at beside the first and the last of a stream. */
const SHEETS_LOOKED_AT = 50;
/** Findings that a person reads; the run stops at the first all the same. */
const MOST_FAULTS = 10;

/** What of a run verifying needs. */
interface VerifiedRun extends Pick<RunContext, 'db' | 'clock' | 'observer' | 'verifyAll'> {
  readonly job: {
    readonly number: number;
    readonly mailpiece: Pick<MailpiecePlan, 'plex'>;
    readonly inserter?: StatedMarks;
  };
  readonly run: { readonly number: number };
  readonly directory: { readonly staging: string };
}

/**
 * Reads the staged print streams back by other code than wrote them: size, structure, number of pages, readable lines,
 * marks and codes of the first, the last and some sheets between. Any difference stops the run. With `--verify` it is every
 * page with its texts, as `stapel verify` reads them.
 */
export async function verifyStreams(context: VerifiedRun): Promise<void> {
  const { job, db, clock, observer, directory, run, verifyAll = false } = context;
  const numbers = {
    jobNumber: job.number,
    runNumber: run.number,
    plex: job.mailpiece.plex,
    marks: job.inserter,
    ...statedPages(job),
  };
  const streams = verifyAll ? expectedStreams(db, numbers) : sampledStreams(db, numbers, SHEETS_LOOKED_AT);
  const checks: StreamCheck[] = [];
  for (const [i, stream] of streams.entries()) {
    const path = join(directory.staging, stream.file);
    const check = verifyAll ? await checkStream(path, stream) : await checkSample(path, stream);
    clock.count('verify', check.pages);
    observer.progress('verify', i + 1, streams.length);
    checks.push(check);
  }
  const faults = checks.flatMap((check) => check.findings.map(faultOf));
  if (faults.length > 0) throw new RunStop(faults.slice(0, MOST_FAULTS));
}
