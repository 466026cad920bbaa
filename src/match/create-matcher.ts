import type { MatchRecord } from '../model/match-record.ts';
import { bindingPairs } from './cluster/binding-pairs.ts';
import { joinPairs } from './cluster/join-pairs.ts';
import { MatchEngine } from './match-engine.ts';
import type { Matcher, MatchPlan, MatchResult, PairDecision } from './match-plan.ts';
import { readResult } from './match-result.ts';
import { distinctRecords } from './record/distinct-records.ts';
import { RecordTable } from './record/record-table.ts';
import { dropSharedMarks } from './record/shared-marks.ts';

const MERGE_AT = 0.95;
const ASK_AT = 0.5;

/** Finds who is the same among the records added. The order in which they are added changes no cluster. */
export function createMatcher(plan: MatchPlan): Matcher {
  const table = new RecordTable(plan.policy === 'company');
  return {
    add: (record: MatchRecord): number => table.add(record),
    finish: (decisions: Iterable<PairDecision> = []): MatchResult =>
      finishMatching(table, plan, [...decisions]),
  };
}

function finishMatching(
  table: RecordTable,
  plan: MatchPlan,
  decisions: readonly PairDecision[],
): MatchResult {
  const { mergeAt = MERGE_AT, askAt = ASK_AT } = plan;
  table.close();
  if (plan.policy !== 'company') dropSharedMarks(table);
  const distinct = distinctRecords(table, new Set(decisions.flatMap(({ a, b }) => [a, b])));
  const engine = new MatchEngine(table, distinct.times, plan);
  engine.scoreAll(Math.min(mergeAt, askAt));
  const binding = bindingPairs(decisions, distinct.placeOf);
  const clusters = joinPairs(table.size, engine.pairs, mergeAt, engine, binding);
  return readResult({ distinct, engine, clusters, mergeAt, askAt, atOdds: binding.atOdds });
}
