import type { MatchRecord } from '../model/match-record.ts';

/** Who is to be found: one recipient; one address and family name; one company or site. */
export type MatchPolicy = 'same-person' | 'household' | 'company';

/**
 * How often levels of a field come about: among pairs that are the same (`m`) and among pairs that are not (`u`), each
 * in the order of the field's levels.
 */
export interface FieldWeights {
  readonly m: readonly number[];
  readonly u: readonly number[];
}

export interface MatchPlan {
  readonly policy: MatchPolicy;
  /** Pairs at least so probably the same are merged; of the policy where not given. */
  readonly mergeAt?: number;
  /** Pairs at least so probably the same, but not merged, are put before a person. */
  readonly askAt?: number;
  /** By field name: given instead of estimated from the records. */
  readonly weights?: Readonly<Record<string, FieldWeights>>;
  /** Merges only what an equal customer number, or equality in everything that is known, proves; all else is at most asked. */
  readonly certainOnly?: boolean;
}

/** What a person decided of two records, by their indexes; it binds. */
export interface PairDecision {
  readonly a: number;
  readonly b: number;
  readonly same: boolean;
}

export interface ExplainedField {
  readonly field: string;
  readonly level: string;
  /** Bits for (positive) or against the two being the same. */
  readonly weight: number;
}

/** Two records, `a` before `b`, and why they are or are not thought the same. */
export interface ExplainedPair {
  readonly a: number;
  readonly b: number;
  readonly probability: number;
  /** Bits, the sum over the fields. */
  readonly weight: number;
  readonly fields: readonly ExplainedField[];
  /** What forbids a merge however high the weight: `given-name`, `house-number`, `generation`, `birth-date` …; '' for nothing. */
  readonly conflict: string;
}

export interface MatchCounts {
  readonly records: number;
  /** Records after those equal in everything have been laid together. */
  readonly distinct: number;
  readonly comparedPairs: number;
  /** Blocks that were too large and were divided by a further key. */
  readonly narrowedBlocks: number;
  /** Blocks that no further key could divide: they were cut, and pairs across the cut were not compared. */
  readonly cutBlocks: number;
  readonly mergedPairs: number;
  readonly askedPairs: number;
  /** Clusters of two or more. */
  readonly clusters: number;
  /** The share of other given names at one address and family name taken for other people, not for damage. */
  readonly household: number;
  /** Decisions for the same that contradict others and join nothing. */
  readonly decisionsAtOdds: number;
  /** Whether weights were estimated from these records (else the shipped or given ones were used). */
  readonly estimated: boolean;
}

export interface MatchResult {
  /** The lowest index of the record's cluster; its own when it is alone. */
  clusterOf(index: number): number;
  /** 0 to 1: how sure it belongs to its cluster; 1 when alone. */
  scoreOf(index: number): number;
  /** Pairs to put before a person, the surest first. */
  asked(): Iterable<ExplainedPair>;
  explain(a: number, b: number): ExplainedPair;
  readonly counts: MatchCounts;
}

export interface Matcher {
  /** The record's index, ascending from 0. Nothing of the record is held but its folded parts. */
  add(record: MatchRecord): number;
  finish(decisions?: Iterable<PairDecision>): MatchResult;
}
