import type { FieldWeights } from '../match-plan.ts';
import type { Field } from './fields.ts';

/** Most levels that a field has, with 0 for what is missing. */
export const LEVELS = 8;

/** Chances of the levels by field, `field * 8 + level`; of what is missing 1, so that it says nothing. */
export interface Weights {
  readonly m: Float64Array;
  readonly u: Float64Array;
}

/** The shipped weights, or those given by field name. */
export function startWeights(
  fields: readonly Field[],
  given: Readonly<Record<string, FieldWeights>> = {},
): Weights {
  const m = new Float64Array(fields.length * LEVELS).fill(1);
  const u = new Float64Array(fields.length * LEVELS).fill(1);
  for (const [at, field] of fields.entries()) {
    const known = given[field.name] ?? field;
    for (let level = 1; level < field.levels.length; level++) {
      m[at * LEVELS + level] = Math.max(known.m[level - 1] ?? 0, 1e-9);
      u[at * LEVELS + level] = Math.max(known.u[level - 1] ?? 0, 1e-9);
    }
  }
  return { m, u };
}

/** Sets a field's chances from counts by level, leaning on the shipped ones as if so many pairs had been seen before. */
export function leanedChances(
  chances: Float64Array,
  field: number,
  counts: Float64Array,
  shipped: readonly number[],
  lean: number,
): void {
  let total = 0;
  for (let level = 1; level <= shipped.length; level++) total += counts[field * LEVELS + level] ?? 0;
  for (let level = 1; level <= shipped.length; level++) {
    const seen = counts[field * LEVELS + level] ?? 0;
    chances[field * LEVELS + level] = (seen + lean * (shipped[level - 1] ?? 0)) / (total + lean);
  }
}
