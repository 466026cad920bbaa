import { existsSync } from 'node:fs';
import type { Fault } from '../../fault/fault.ts';
import { pairId } from '../../match/pair-id.ts';
import type { ReviewDecision } from '../../store/review-decisions.ts';
import { deliveryPath } from '../delivery-path.ts';
import { MatchRecords } from '../match-records.ts';
import type { RunContext } from '../run-context.ts';
import { readDecisions } from './read-decisions.ts';

/** A decision about two recipients of this run, by their ranks. */
export interface BindingDecision extends ReviewDecision {
  readonly rankA: number;
  readonly rankB: number;
}

/** What of a run decisions are taken with. */
type Reviewed = Pick<RunContext, 'db' | 'job' | 'ledger' | 'run'>;

/** Decisions, and what of the review list could not be taken. */
interface TakenDecisions {
  readonly decisions: readonly BindingDecision[];
  readonly faults: readonly Fault[];
}

/**
 * The decisions that bind in this run: those of the ledger, with those of the job's review list, about accounts that are here
 * and are as they were when it was decided.
 */
export async function takeDecisions(context: Reviewed): Promise<TakenDecisions> {
  const { job, ledger } = context;
  const faults = await readReviewList(context);
  const records = new MatchRecords(context.db);
  const decisions = ledger.reviews.of(job.name).flatMap((decision) => {
    const a = records.ofAccount(decision.accountA);
    const b = records.ofAccount(decision.accountB);
    if (a === undefined || b === undefined || pairId(a, b) !== decision.pair) return [];
    return [{ ...decision, rankA: a.rank, rankB: b.rank }];
  });
  return { decisions, faults };
}

/** The job's review list, where it is there: what it decides anew goes to the ledger. */
async function readReviewList(context: Reviewed): Promise<Fault[]> {
  const { job, ledger, run } = context;
  const typed = job.match?.review;
  if (typed === undefined) return [];
  const file = deliveryPath(typed, job);
  if (!existsSync(file)) return [];
  const { rows, faults } = await readDecisions(file, { shown: typed, by: undefined, on: run.date });
  const known = new Map(ledger.reviews.of(job.name).map((decision) => [decision.pair, decision]));
  const fresh: ReviewDecision[] = [];
  for (const { line, pair, accountA, accountB, decision, by, on } of rows) {
    const before = known.get(pair);
    if (before === undefined) {
      const taken = { pair, accountA, accountB, decision, decidedBy: by, decidedOn: on };
      known.set(pair, taken);
      fresh.push(taken);
    } else if (before.decision !== decision) faults.push(contradiction(typed, line, decision, before));
  }
  ledger.reviews.keep(job.name, fresh);
  return faults;
}

function contradiction(file: string, line: number, decision: string, before: ReviewDecision): Fault {
  return {
    code: 'match.decision-contradicts',
    place: { file, line },
    found: before.pair,
    values: { decision, known: before.decision, day: before.decidedOn },
  };
}
