import { CLASS_COUNT, priorPairs } from './classes.ts';
import { type Field, FIELD_COUNT, GROUPS } from './fields.ts';
import { leanedChances, LEVELS, startWeights, type Weights } from './weights.ts';

/** How often each pattern of levels occurs; a pattern's number has three bits a field. */
export class PatternCounts {
  readonly #counts = new Map<number, number>();
  total = 0;

  add(levels: Uint8Array): void {
    let code = 0;
    for (let at = FIELD_COUNT - 1; at >= 0; at--) code = code * LEVELS + (levels[at] ?? 0);
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    this.total += 1;
  }

  /** In ascending order of their numbers, so that sums are the same however pairs came. */
  sorted(): readonly (readonly [code: number, count: number])[] {
    return [...this.#counts].sort(([a], [b]) => a - b);
  }
}

export interface Estimate {
  readonly weights: Weights;
  /** Pairs by class, of all pairs that could be made. */
  readonly pairs: Float64Array;
  readonly estimated: boolean;
}

const ROUNDS = 25;
/** So many pairs the shipped weights count for. */
const LEAN = 60;
/** Fewer pairs that look the same than this, and the shipped weights stand. */
const FEWEST = 20;

/**
 * Weights from the records themselves. `random`: patterns of pairs drawn without regard to likeness, for what happens
 * by chance; `likely`: patterns of pairs that share a block, each standing for `scale` of them, for what happens to the
 * same (expectation and maximisation over pattern counts).
 */
export function estimateWeights(
  fields: readonly Field[],
  random: PatternCounts,
  likely: PatternCounts,
  scale: number,
  allPairs: number,
): Estimate {
  const weights = startWeights(fields);
  const chance = levelCounts(random);
  for (const [at, field] of fields.entries()) leanedChances(weights.u, at, chance, field.u, LEAN);
  const patterns = likely.sorted();
  const groupOf = Int32Array.from(fields, (field) => GROUPS.indexOf(field.group));
  const prior = priorPairs();
  let pairs = withRest(prior, allPairs);
  const shares = new Float64Array(CLASS_COUNT);
  for (let round = 0; round < ROUNDS; round++) {
    const counted = Float64Array.from(prior);
    const same = new Float64Array(fields.length * LEVELS);
    for (const [code, count] of patterns) {
      share(code, weights, pairs, groupOf, shares);
      let rest = code;
      for (let kind = 0; kind < CLASS_COUNT; kind++)
        counted[kind] = (counted[kind] ?? 0) + (shares[kind] ?? 0) * count * scale;
      for (let at = 0; at < FIELD_COUNT; at++) {
        const level = rest % LEVELS;
        rest = (rest - level) / LEVELS;
        if (level === 0) continue;
        const bit = 1 << (groupOf[at] ?? 0);
        let together = 0;
        for (let kind = 0; kind < CLASS_COUNT; kind++)
          if ((kind & bit) !== 0) together += evidence(kind) * (shares[kind] ?? 0);
        same[at * LEVELS + level] = (same[at * LEVELS + level] ?? 0) + together * count * scale;
      }
    }
    pairs = withRest(counted, allPairs);
    for (const [at, field] of fields.entries()) leanedChances(weights.m, at, same, field.m, LEAN);
  }
  const found = patterns.length === 0 ? 0 : sureCount(pairs);
  return { weights, pairs, estimated: found >= FEWEST };
}

/** Levels of the same are learned only from pairs of which three of the four great groups agree. */
function evidence(kind: number): number {
  const names = kind & 15;
  return names === 15 || names === 14 || names === 13 || names === 11 || names === 7 ? 1 : 0;
}

function sureCount(pairs: Float64Array): number {
  let sum = 0;
  for (let kind = 0; kind < CLASS_COUNT; kind++) sum += evidence(kind) * (pairs[kind] ?? 0);
  return sum;
}

/** Pairs that no block holds have nothing in common. */
function withRest(counted: Float64Array, allPairs: number): Float64Array {
  let rest = allPairs;
  for (let kind = 1; kind < CLASS_COUNT; kind++) rest -= counted[kind] ?? 0;
  const pairs = Float64Array.from(counted);
  pairs[0] = Math.max(rest, 1);
  return pairs;
}

const RATIOS = new Float64Array(GROUPS.length);

function share(
  code: number,
  weights: Weights,
  pairs: Float64Array,
  groupOf: Int32Array,
  shares: Float64Array,
): void {
  RATIOS.fill(1);
  let rest = code;
  for (let at = 0; at < FIELD_COUNT; at++) {
    const level = rest % LEVELS;
    rest = (rest - level) / LEVELS;
    const group = groupOf[at] ?? 0;
    const index = at * LEVELS + level;
    RATIOS[group] = (RATIOS[group] ?? 1) * ((weights.m[index] ?? 1) / (weights.u[index] ?? 1));
  }
  shares[0] = 1;
  for (let group = 0; group < GROUPS.length; group++) {
    const bit = 1 << group;
    for (let kind = 0; kind < bit; kind++) shares[kind | bit] = (shares[kind] ?? 0) * (RATIOS[group] ?? 1);
  }
  let all = 0;
  for (let kind = 0; kind < CLASS_COUNT; kind++) {
    const value = (shares[kind] ?? 0) * (pairs[kind] ?? 0);
    shares[kind] = value;
    all += value;
  }
  for (let kind = 0; kind < CLASS_COUNT; kind++) shares[kind] = (shares[kind] ?? 0) / all;
}

function levelCounts(patterns: PatternCounts): Float64Array {
  const counts = new Float64Array(FIELD_COUNT * LEVELS);
  for (const [code, count] of patterns.sorted()) {
    let rest = code;
    for (let at = 0; at < FIELD_COUNT; at++) {
      const level = rest % LEVELS;
      rest = (rest - level) / LEVELS;
      counts[at * LEVELS + level] = (counts[at * LEVELS + level] ?? 0) + count;
    }
  }
  return counts;
}
