import { addressTotals, noAddresses } from './address-totals.ts';
import type { Fault } from '../fault/fault.ts';
import { showFault } from '../fault/fault.ts';
import { saysUnexpected } from '../report/expectation.ts';
import type { Balance, ExpectationRow, RunReport } from '../report/report.ts';
import { verdictOf } from '../report/verdict.ts';
import { elapsedMs, nowIso, processStartIso } from '../unit/clock.ts';
import { noFates } from './balance.ts';
import { faultCounts, inputRows, matchTotals, rejectRows, streamRows, totalsOf } from './report-figures.ts';
import { noticeRows } from './notices-report.ts';
import type { RunContext } from './run-context.ts';

/** What a report says of the run as a whole. */
type Reported = Pick<RunContext, 'db' | 'job' | 'clock' | 'warnings' | 'version' | 'supplements'> & {
  readonly run: { readonly id: string; readonly date: string; readonly specimen: boolean };
};

/** What only run.db can tell. */
type Figures = Pick<
  RunReport,
  'inputs' | 'balance' | 'addresses' | 'notices' | 'match' | 'totals' | 'streams' | 'faults' | 'rejects'
>;

/** How the run ends. */
interface Ending {
  readonly campaigns: RunReport['campaigns'];
  readonly inserts: NonNullable<RunReport['inserts']>;
  /** Control amounts differ, and the rejected rows explain it. */
  readonly controlExplained: boolean;
  readonly expectations: readonly ExpectationRow[];
  /** Nothing is released before a person releases it. */
  readonly held: boolean;
  readonly stops: readonly Fault[];
  /** Why run.db could not be asked; absent when it could. */
  readonly unread?: string;
  readonly exitCode: number;
}

/** Asks run.db for the report's figures. `explained`: files whose difference to the control table the rejects explain. */
export function readFigures(
  from: Reported,
  balance: Balance,
  stops: readonly Fault[],
  explained: ReadonlySet<string> = new Set(),
): Figures {
  return {
    inputs: inputRows(from, explained),
    balance,
    addresses: addressTotals(from.db),
    notices: noticeRows(from.db),
    match: matchTotals(from),
    totals: totalsOf(from),
    streams: stops.length === 0 ? streamRows(from) : [],
    faults: faultCounts(from, [...from.warnings, ...stops]),
    rejects: rejectRows(from),
  };
}

/** The report of a run whose database cannot be asked: its verdict, its stops, its times. */
export function noFigures(stops: readonly Fault[]): Figures {
  return {
    inputs: [],
    balance: {
      ok: false,
      documents: noFates(),
      unused: {},
      amounts: { decimals: 0, hash: 0, byCurrency: {} },
    },
    addresses: { ...noAddresses(), byCountry: {}, doubts: {}, changes: {} },
    notices: [],
    match: { records: 0, recipients: 0, duplicates: 0, households: 0, asked: 0 },
    totals: { documents: 0, pieces: 0, sheets: 0, pages: 0, bytes: 0 },
    streams: [],
    faults: [...new Set(stops.map(({ code }) => code))].map((code) => ({
      code,
      count: stops.filter((fault) => fault.code === code).length,
    })),
    rejects: [],
  };
}

export function buildReport(from: Reported, figures: Figures, ending: Ending): RunReport {
  const { job, clock, run } = from;
  const { inputs, balance, addresses, notices = [], match, totals, streams, faults, rejects } = figures;
  const { exitCode, stops, unread } = ending;
  const seconds = elapsedMs() / 1000;
  return {
    run: {
      id: run.id,
      job: job.name,
      runDate: run.date,
      startedAt: processStartIso(),
      finishedAt: nowIso(),
      exitCode,
      version: from.version,
      ...(from.supplements === undefined ? {} : { supplements: from.supplements.runId }),
    },
    verdict: verdictOf({
      exitCode,
      balanced: !stops.some((fault) => fault.code === 'run.unbalanced'),
      specimen: run.specimen,
      documents: balance.documents,
      tables: inputs,
      tolerated: job.tolerate.rejected,
      controlExplained: ending.controlExplained,
      unexpected: ending.expectations.filter(({ ok }) => !ok).map(saysUnexpected),
      held: ending.held,
      stops: stops.map(showFault),
      ...(unread === undefined ? {} : { unread }),
    }),
    inputs,
    expectations: ending.expectations,
    resources: [
      ...job.resources.map(({ name, sha256 }) => ({ file: name, sha256 })),
      ...notices.map(({ file, sha256 }) => ({ file, sha256 })),
    ],
    balance,
    addresses,
    notices,
    match,
    totals,
    streams,
    timing: {
      seconds: Math.round(seconds * 1000) / 1000,
      pagesPerSecond: Math.round((totals.pages / seconds) * 10) / 10,
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 102.4) / 10,
      stages: clock.rows(),
    },
    faults,
    rejects,
    campaigns: ending.campaigns,
    ...(ending.inserts.length === 0 ? {} : { inserts: ending.inserts }),
  };
}
