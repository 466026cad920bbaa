import { Clusters } from '../cluster/clusters.ts';

/** A pair of one family name at one address: the records, and whether their given names agree (both known). */
export interface NeighbouringPair {
  readonly one: number;
  readonly other: number;
  readonly sameGiven: boolean;
}

/** Share of duplicates whose given name is damaged beyond knowing, where names are. */
const DAMAGED = 0.12;
/** Each further person makes a home so much rarer. */
const FURTHER_PERSON = 0.4;
const LARGEST = 12;
/** With fewer homes of several names nothing is told from them. */
const FEWEST_HOMES = 25;

/**
 * The share of different given names at one address and family name that are further people, not the same person under a
 * damaged name; 0 to 1. People of a household have duplicates of their own as often as others have: two names are
 * there with two numbers of records, each as common as it is among all people. A damaged name is there once, beside a person
 * who has the more records the likelier one of them is damaged. The share is what these two explain of the homes that are
 * seen: the mean of its posterior distribution, so that few homes leave it high.
 *
 * `times`: how many records each place stands for; only `sampled` places count.
 */
export function householdShare(
  pairs: readonly NeighbouringPair[],
  times: Int32Array,
  sampled: (place: number) => boolean,
): number {
  const people = new Clusters(times.length);
  const homes = new Clusters(times.length);
  for (const { one, other, sameGiven } of pairs) {
    if (sameGiven) join(people, one, other);
    join(homes, one, other);
  }
  const records = new Map<number, number>();
  for (let place = 0; place < times.length; place++) {
    if (!sampled(place)) continue;
    const person = people.of(place);
    records.set(person, (records.get(person) ?? 0) + (times[place] ?? 1));
  }
  const peopleOf = new Map<number, number[]>();
  for (const [person, count] of records) {
    const home = homes.of(person);
    const known = peopleOf.get(home);
    if (known === undefined) peopleOf.set(home, [count]);
    else known.push(count);
  }
  const sizes = new Float64Array(LARGEST + 1).fill(0.5 / LARGEST);
  const homesSeen: number[][] = [];
  for (const counts of peopleOf.values()) {
    counts.sort((a, b) => b - a);
    if (counts.length > 1) homesSeen.push(counts);
    else {
      const size = Math.min(counts[0] ?? 1, LARGEST);
      sizes[size] = (sizes[size] ?? 0) + 1;
    }
  }
  return homesSeen.length < FEWEST_HOMES ? 1 : posteriorShare(homesSeen, shares(sizes));
}

function shares(sizes: Float64Array): Float64Array {
  let total = 0;
  for (let size = 1; size <= LARGEST; size++) total += sizes[size] ?? 0;
  return sizes.map((count) => count / total);
}

const STEPS = 200;

function posteriorShare(homes: readonly (readonly number[])[], sizes: Float64Array): number {
  const whole = damageChance(sizes);
  const logs = new Float64Array(STEPS);
  for (const counts of homes) {
    const asPeople = peopleChance(counts, sizes);
    const records = Math.min(
      counts.reduce((sum, count) => sum + count, 0),
      LARGEST,
    );
    const asDamage = (counts[1] ?? 0) > 1 ? 0 : deviation(records, counts.length - 1, sizes) / whole;
    for (let step = 0; step < STEPS; step++) {
      const share = (step + 0.5) / STEPS;
      logs[step] = (logs[step] ?? 0) + Math.log(share * asPeople + (1 - share) * asDamage + 1e-9);
    }
  }
  const most = logs.reduce((a, b) => Math.max(a, b));
  let all = 0;
  let mean = 0;
  for (let step = 0; step < STEPS; step++) {
    const share = (step + 0.5) / STEPS;
    // Jeffreys' prior: nothing is known beforehand.
    const weight = Math.exp((logs[step] ?? 0) - most) / Math.sqrt(share * (1 - share));
    all += weight;
    mean += weight * share;
  }
  return mean / all;
}

/** The chance of a home of so many people with these numbers of records, in any order. */
function peopleChance(counts: readonly number[], sizes: Float64Array): number {
  let chance = (1 - FURTHER_PERSON) * FURTHER_PERSON ** (counts.length - 2);
  let alike = 1;
  for (const [at, count] of counts.entries()) {
    alike = at > 0 && counts[at - 1] === count ? alike + 1 : 1;
    chance *= ((sizes[Math.min(count, LARGEST)] ?? 0) * (at + 1)) / alike;
  }
  return chance;
}

/** The chance that somebody has so many records, and that so many of them bear a damaged name. */
function deviation(records: number, damaged: number, sizes: Float64Array): number {
  let ways = 1;
  for (let at = 0; at < damaged; at++) ways = (ways * (records - 1 - at)) / (at + 1);
  return (
    (sizes[records] ?? 0) * ways * DAMAGED ** damaged * (1 - DAMAGED) ** Math.max(0, records - 1 - damaged)
  );
}

function damageChance(sizes: Float64Array): number {
  let chance = 0;
  for (let records = 2; records <= LARGEST; records++)
    for (let damaged = 1; damaged < records; damaged++) chance += deviation(records, damaged, sizes);
  return chance;
}

function join(clusters: Clusters, one: number, other: number): void {
  const a = clusters.of(one);
  const b = clusters.of(other);
  if (a !== b) clusters.merge(a, b);
}
