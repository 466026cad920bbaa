import type { MatchPolicy } from '../match-plan.ts';
import { GROUPS } from './fields.ts';

/**
 * Pairs fall into classes: each a set of the groups that are truly one (bit 1: given name, 2: family name, 4: street,
 * 8: area, 16: birth date, 32: customer number, 64: contact). So a household is told from a person, a namesake
 * from one who moved, and how common each of these is in the records at hand is estimated with the weights.
 */
export const CLASS_COUNT = 1 << GROUPS.length;

const G = 1;
const F = 2;
const S = 4;
const A = 8;
const B = 16;
const C = 32;
const P = 64;

/** Pairs of a class among twenty, before any records are seen: by given, family, street, area. */
function expectedPairs(names: number): number {
  switch (names) {
    case G | F | S | A:
      return 10;
    case F | S | A:
      return 4;
    case S | A:
      return 4;
    case G | S | A:
      return 0.3;
    case G | F | A:
      return 0.5;
    case G | F | S:
      return 0.2;
    case G | F:
      return 0.5;
    case F | A:
      return 2;
    default:
      return 0.1;
  }
}

const ALL = G | F | S | A;

function chance(
  one: boolean,
  names: number,
  when: { all: number; household: number; moved: number },
): number {
  let likely = 0.002;
  if (names === ALL) likely = when.all;
  else if ((names & G) !== 0 && ((names & F) !== 0 || (names & S) !== 0)) likely = when.moved;
  else if ((names & S) !== 0 && (names & F) !== 0) likely = when.household;
  return one ? likely : 1 - likely;
}

/** Prior pairs by class, adding up to about twenty. */
export function priorPairs(): Float64Array {
  const pairs = new Float64Array(CLASS_COUNT);
  for (let kind = 0; kind < CLASS_COUNT; kind++) {
    const names = kind & ALL;
    pairs[kind] =
      expectedPairs(names) *
      chance((kind & B) !== 0, names, { all: 0.97, household: 0.02, moved: 0.4 }) *
      chance((kind & C) !== 0, names, { all: 0.9, household: 0.001, moved: 0.3 }) *
      chance((kind & P) !== 0, names, { all: 0.8, household: 0.3, moved: 0.3 });
  }
  return pairs;
}

/**
 * Which classes are what a policy looks for, 0 to 1. `household`: the share of other given names at one address and family
 * name that are other people.
 */
export function soughtClasses(policy: MatchPolicy, household = 1): Float64Array {
  const sought = new Float64Array(CLASS_COUNT);
  const is = { 'same-person': isSamePerson, household: isHousehold, company: isCompany }[policy];
  for (let kind = 0; kind < CLASS_COUNT; kind++) {
    if (is(kind)) sought[kind] = 1;
    else if (policy === 'same-person' && isHousehold(kind)) sought[kind] = 1 - household;
  }
  return sought;
}

function has(kind: number, groups: number): boolean {
  return (kind & groups) === groups;
}

function isSamePerson(kind: number): boolean {
  if (has(kind, C)) return (kind & (G | F | B | P)) !== 0 || has(kind, S | A);
  if (has(kind, G | F)) return has(kind, S | A) || has(kind, B) || (has(kind, P) && (kind & (S | A)) !== 0);
  if (has(kind, G | B)) return has(kind, S | A) || has(kind, P);
  return has(kind, G | S | A);
}

function isHousehold(kind: number): boolean {
  return has(kind, F | S | A);
}

function isCompany(kind: number): boolean {
  if (has(kind, C)) return (kind & (F | P)) !== 0 || has(kind, S | A);
  return has(kind, F | S) || has(kind, S | A | P) || has(kind, F | A | P);
}
