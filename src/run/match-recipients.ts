import type { Fault } from '../fault/fault.ts';
import type { RecipientMatching } from '../job/job.ts';
import { createMatcher } from '../match/create-matcher.ts';
import type { ExplainedPair, MatchResult } from '../match/match-plan.ts';
import { pairId } from '../match/pair-id.ts';
import type { MatchExplanation } from '../model/match-explanation.ts';
import { findSamePersons } from './find-same-persons.ts';
import { MatchRecords } from './match-records.ts';
import { takeDecisions, type BindingDecision } from './review/take-decisions.ts';
import { checkSignal, type RunContext } from './run-context.ts';

/**
 * Finds the recipients that are one by the job's policy, and the pairs that a person is to decide. Those that are one are noted
 * with how sure it is and why; what comes of it is decided where documents are put into order. Without a policy the same
 * person under several accounts is told, and that is all.
 */
export async function matchRecipients(context: RunContext): Promise<void> {
  const { job, facts } = context;
  if (job.match === undefined) return findSamePersons(context);
  if (facts.isDone('match') || job.match.policy === 'off') return;
  const { decisions, faults } = await takeDecisions(context);
  checkSignal(context);
  const matched = matchAll(context, job.match, decisions);
  const notes = new MatchNotes(context, decisions, matched);
  context.db.transaction(() => {
    notes.warn([...faults, ...atOdds(matched.result.counts.decisionsAtOdds)]);
    notes.clusters();
    const asked = notes.questions();
    facts.markDone('match');
    context.observer.note('recipients matched', {
      ...matched.result.counts,
      asked,
      decided: decisions.length,
    });
  })();
}

/** Pairs less likely than this are not worth a person's time, where the job does not say otherwise. */
const ASK_AT = 0.8;

/** What is equal in all that is known is one as soon as that is more likely than chance, and nothing else is. */
const CERTAIN = { certainOnly: true, mergeAt: 0.5 } as const;

interface Matched {
  readonly result: MatchResult;
  /** How many were compared: their ranks are 1 to so many. */
  readonly records: number;
}

function matchAll(
  { db, clock }: RunContext,
  { policy, mergeAt, askAt }: RecipientMatching,
  decisions: readonly BindingDecision[],
): Matched {
  const matcher = createMatcher({
    policy: policy === 'off' ? 'same-person' : policy,
    // A household is other names: nothing of it is equal in everything.
    ...(mergeAt !== undefined ? { mergeAt } : policy === 'household' ? {} : CERTAIN),
    askAt: askAt ?? Math.min(ASK_AT, mergeAt ?? 1),
  });
  let records = 0;
  for (const { rank, record } of new MatchRecords(db).all()) {
    if (matcher.add(record) !== rank - 1) throw new RangeError(`rank ${rank} is not that of its record`);
    records += 1;
  }
  clock.count('match', records);
  const decided = decisions.map(({ rankA, rankB, decision }) => ({
    a: Math.min(rankA, rankB) - 1,
    b: Math.max(rankA, rankB) - 1,
    same: decision === 'same',
  }));
  return { result: matcher.finish(decided), records };
}

/** Writes down what matching has found; called inside a transaction. */
class MatchNotes {
  readonly #context: RunContext;
  readonly #matched: Matched;
  readonly #records: MatchRecords;
  readonly #decided: ReadonlyMap<string, BindingDecision>;

  constructor(context: RunContext, decisions: readonly BindingDecision[], matched: Matched) {
    this.#context = context;
    this.#matched = matched;
    this.#records = new MatchRecords(context.db);
    this.#decided = new Map(decisions.map((decision) => [keyOf(decision.rankA, decision.rankB), decision]));
  }

  clusters(): void {
    const { result, records } = this.#matched;
    const insert = this.#context.db.prepare(
      'INSERT OR IGNORE INTO recipient_cluster (cluster, recipient, score, explanation) VALUES (?, ?, ?, ?)',
    );
    for (let index = 0; index < records; index += 1) {
      const head = result.clusterOf(index);
      if (head === index) continue;
      const first = this.#records.ofRank(head + 1);
      const member = this.#records.ofRank(index + 1);
      insert.run(first.rank, first.recipient, result.scoreOf(head), null);
      const explanation = this.#explained(result.explain(head, index), first.account);
      insert.run(first.rank, member.recipient, result.scoreOf(index), explanation);
    }
  }

  /** The pairs that nobody has decided yet. Returns how many. */
  questions(): number {
    const { db } = this.#context;
    const insert = db.prepare(
      'INSERT INTO match_question (pair, recipient_a, recipient_b, explanation) VALUES (?, ?, ?, ?)',
    );
    let count = 0;
    for (const pair of this.#matched.result.asked()) {
      if (this.#decided.has(keyOf(pair.a + 1, pair.b + 1))) continue;
      const [a, b] = [this.#records.ofRank(pair.a + 1), this.#records.ofRank(pair.b + 1)];
      insert.run(pairId(a, b), a.recipient, b.recipient, this.#explained(pair, a.account));
      count += 1;
    }
    if (count > 0) this.warn([{ code: 'match.review-wanted', place: {}, values: { count: String(count) } }]);
    return count;
  }

  warn(faults: readonly Fault[]): void {
    const insert = this.#context.db.prepare(
      "INSERT INTO warning (stage, code, fault) VALUES ('match', ?, ?)",
    );
    for (const fault of faults) insert.run(fault.code, JSON.stringify(fault));
  }

  #explained({ a, b, probability, weight, fields, conflict }: ExplainedPair, account: string): string {
    const decided = this.#decided.get(keyOf(a + 1, b + 1));
    const explanation: MatchExplanation = {
      with: account,
      probability,
      weight,
      fields,
      conflict,
      ...(decided === undefined ? {} : { decidedBy: decided.decidedBy, decidedOn: decided.decidedOn }),
    };
    return JSON.stringify(explanation);
  }
}

function atOdds(count: number): Fault[] {
  return count === 0
    ? []
    : [{ code: 'match.decisions-at-odds', place: {}, values: { count: String(count) } }];
}

function keyOf(rankA: number, rankB: number): string {
  return `${Math.min(rankA, rankB)} ${Math.max(rankA, rankB)}`;
}
