import type { ScoredPairs } from '../score/scored-pairs.ts';
import { Clusters } from './clusters.ts';

/** What the members of two clusters say to one another. */
interface Judge {
  probability(one: number, other: number): number;
  /** Of the pair asked for last. */
  conflict(): number;
  /** Whether a record may be several people of one home, as one with an initial alone. */
  isVague(place: number): boolean;
}

interface BindingPairs {
  readonly same: readonly (readonly [number, number])[];
  /** Records that must stay apart, by record. */
  readonly apart: ReadonlyMap<number, ReadonlySet<number>>;
}

/** So many members of a cluster speak for it. */
const SPEAKERS = 12;
/** A pair less probable than this speaks against a merge. */
const AGAINST = 0.05;

/**
 * Joins pairs into clusters, the surest first. Two clusters join only if no member of one stands in conflict with one of the
 * other and at most a third of their pairs speaks against it: a chain of likenesses glues nothing together.
 */
export function joinPairs(
  count: number,
  pairs: ScoredPairs,
  mergeAt: number,
  judge: Judge,
  binding: BindingPairs,
): Clusters {
  const clusters = new Clusters(count);
  for (const [one, other] of binding.same) {
    const a = clusters.of(one);
    const b = clusters.of(other);
    if (a !== b) clusters.merge(a, b);
  }
  const order = pairs.surestFirst();
  const torn = tornRecords(pairs, order, mergeAt, judge);
  for (const at of order) {
    if (pairs.probability(at) < mergeAt) break;
    if (pairs.conflict(at) !== 0 || torn.has(pairs.one(at)) || torn.has(pairs.other(at))) continue;
    const one = clusters.of(pairs.one(at));
    const other = clusters.of(pairs.other(at));
    if (one === other || !agree(clusters, one, other, judge, binding)) continue;
    clusters.merge(one, other);
  }
  return clusters;
}

/** Vague records that would join with two others which are in conflict: they stay alone. */
function tornRecords(
  pairs: ScoredPairs,
  order: Int32Array,
  mergeAt: number,
  judge: Judge,
): ReadonlySet<number> {
  const partners = new Map<number, number[]>();
  for (const at of order) {
    if (pairs.probability(at) < mergeAt) break;
    if (pairs.conflict(at) !== 0) continue;
    const one = pairs.one(at);
    const other = pairs.other(at);
    for (const [vague, partner] of [
      [one, other],
      [other, one],
    ] as const)
      if (judge.isVague(vague))
        partners.set(vague, [...(partners.get(vague) ?? []), partner].slice(0, SPEAKERS));
  }
  const torn = new Set<number>();
  for (const [vague, others] of partners)
    if (others.some((one, at) => others.slice(at + 1).some((other) => inConflict(judge, one, other))))
      torn.add(vague);
  return torn;
}

function inConflict(judge: Judge, one: number, other: number): boolean {
  judge.probability(Math.min(one, other), Math.max(one, other));
  return judge.conflict() !== 0;
}

function agree(clusters: Clusters, one: number, other: number, judge: Judge, binding: BindingPairs): boolean {
  const ones = clusters.members(one, SPEAKERS);
  const others = clusters.members(other, SPEAKERS);
  if (binding.apart.size > 0 && !mayMeet(clusters, one, other, binding)) return false;
  if (ones.length === 1 && others.length === 1) return true;
  let against = 0;
  for (const a of ones)
    for (const b of others) {
      const probability = judge.probability(Math.min(a, b), Math.max(a, b));
      if (judge.conflict() !== 0) return false;
      if (probability < AGAINST) against += 1;
    }
  return against * 3 <= ones.length * others.length;
}

function mayMeet(clusters: Clusters, one: number, other: number, { apart }: BindingPairs): boolean {
  for (const member of clusters.members(one, clusters.size(one))) {
    for (const foe of apart.get(member) ?? []) if (clusters.of(foe) === other) return false;
  }
  return true;
}
