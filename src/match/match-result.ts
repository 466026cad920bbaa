import type { Clusters } from './cluster/clusters.ts';
import type { MatchEngine } from './match-engine.ts';
import type { ExplainedPair, MatchCounts, MatchResult } from './match-plan.ts';
import type { DistinctRecords } from './record/distinct-records.ts';

interface Matched {
  readonly distinct: DistinctRecords;
  readonly engine: MatchEngine;
  readonly clusters: Clusters;
  readonly mergeAt: number;
  readonly askAt: number;
  readonly atOdds: number;
}

/** Lays out what was found by the records' own indexes. */
export function readResult({ distinct, engine, clusters, mergeAt, askAt, atOdds }: Matched): MatchResult {
  const { placeOf, firstOf, times } = distinct;
  const records = placeOf.length;
  const places = firstOf.length;
  const { pairs } = engine;
  const scores = new Float64Array(places);
  let merged = 0;
  const open: number[] = [];
  for (const at of pairs.surestFirst()) {
    const one = pairs.one(at);
    const other = pairs.other(at);
    const probability = pairs.probability(at);
    if (clusters.of(one) === clusters.of(other)) {
      merged += 1;
      scores[one] = Math.max(scores[one] ?? 0, probability);
      scores[other] = Math.max(scores[other] ?? 0, probability);
    } else if (probability >= askAt) open.push(at);
  }
  // Records equal in everything are one only if what they hold is enough to tell a person by.
  const twin = new Float64Array(places);
  for (let place = 0; place < places; place++)
    if ((times[place] ?? 1) > 1) {
      const probability = engine.probability(place, place);
      twin[place] = engine.conflict() === 0 ? probability : 0;
    }
  const lowest = new Int32Array(places).fill(-1);
  const clusterOf = new Int32Array(records);
  const sizes = new Int32Array(records);
  for (let index = 0; index < records; index++) {
    const place = placeOf[index] ?? 0;
    const loose = firstOf[place] !== index && (twin[place] ?? 0) < mergeAt;
    const head = clusters.of(place);
    if (!loose && (lowest[head] ?? -1) < 0) lowest[head] = index;
    const cluster = loose ? index : (lowest[head] ?? index);
    clusterOf[index] = cluster;
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  }
  const explain = (a: number, b: number): ExplainedPair => {
    const one = placeOf[a] ?? 0;
    const other = placeOf[b] ?? 0;
    const probability = engine.probability(Math.min(one, other), Math.max(one, other));
    const conflict = engine.conflictName();
    return { a: Math.min(a, b), b: Math.max(a, b), probability, conflict, ...engine.explained() };
  };
  const counts: MatchCounts = {
    records,
    distinct: places,
    comparedPairs: engine.compared,
    narrowedBlocks: engine.candidates.counts.narrowed,
    cutBlocks: engine.candidates.counts.cut,
    mergedPairs: merged,
    askedPairs: open.length,
    household: engine.household,
    clusters: sizes.reduce((count, size) => (size > 1 ? count + 1 : count), 0),
    decisionsAtOdds: atOdds,
    estimated: engine.estimated,
  };
  return {
    clusterOf: (index) => clusterOf[index] ?? index,
    scoreOf(index) {
      const cluster = clusterOf[index] ?? index;
      if ((sizes[cluster] ?? 0) < 2) return 1;
      const place = placeOf[index] ?? 0;
      return Math.max(scores[place] ?? 0, (times[place] ?? 1) > 1 ? (twin[place] ?? 0) : 0);
    },
    *asked() {
      for (const at of open) yield explain(firstOf[pairs.one(at)] ?? 0, firstOf[pairs.other(at)] ?? 0);
    },
    explain,
    counts,
  };
}
