import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/match/create-matcher.ts';
import type { MatchPolicy } from '../../src/match/match-plan.ts';
import type { MatchRecord } from '../../src/model/match-record.ts';
import { Chance } from './generate/random.ts';
import { generatePeople, type PeopleOptions } from './generate/people.ts';
import { judge } from './generate/judge.ts';

const LIST: PeopleOptions = {
  seed: 7,
  people: 1200,
  country: 'US',
  duplicated: 0.25,
  most: 2,
  errors: 1.5,
  families: 0.5,
  birthDates: false,
  namesakes: 0.05,
};

function clustersOf(records: readonly MatchRecord[], policy: MatchPolicy): number[] {
  const matcher = createMatcher({ policy });
  for (const record of records) matcher.add(record);
  const result = matcher.finish();
  return records.map((_, index) => result.clusterOf(index));
}

describe('generated people with households, namesakes and damage', () => {
  it.each<[PeopleOptions['country'], boolean, number]>([
    ['US', false, 0.75],
    ['DE', false, 0.75],
    ['AU', false, 0.75],
    ['US', true, 0.92],
    ['DE', true, 0.92],
  ])('%s, with birth dates: %s', (country, birthDates, recall) => {
    const people = [...generatePeople({ ...LIST, country, birthDates })];
    const clusters = clustersOf(
      people.map(({ record }) => record),
      'same-person',
    );
    const found = judge(clusters, (index) => people[index]?.entity ?? 0);
    expect(found.precision).toBeGreaterThanOrEqual(0.995);
    expect(found.recall).toBeGreaterThanOrEqual(recall);
  });

  it('households', () => {
    const people = [...generatePeople({ ...LIST, seed: 8 })];
    const clusters = clustersOf(
      people.map(({ record }) => record),
      'household',
    );
    const found = judge(clusters, (index) => people[index]?.household ?? 0);
    expect(found.precision).toBeGreaterThanOrEqual(0.995);
    expect(found.recall).toBeGreaterThanOrEqual(0.85);
  });
});

it('a list in another order has the same clusters', () => {
  const people = [...generatePeople({ ...LIST, people: 250, duplicated: 0.5, errors: 2 })];
  const straight = clustersOf(
    people.map(({ record }) => record),
    'same-person',
  );
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const order = shuffled(people.length, new Chance(seed));
      const clusters = clustersOf(
        order.flatMap((index) => people[index]?.record ?? []),
        'same-person',
      );
      const back: number[] = [];
      for (const [place, index] of order.entries()) back[index] = order[clusters[place] ?? 0] ?? 0;
      expect(partition(back)).toEqual(partition(straight));
    }),
    { numRuns: 4 },
  );
});

/** The members of each cluster, whatever the clusters are called. */
function partition(clusters: readonly number[]): string[] {
  const members = new Map<number, number[]>();
  for (const [index, cluster] of clusters.entries())
    members.set(cluster, [...(members.get(cluster) ?? []), index]);
  return [...members.values()].map((indexes) => indexes.join(' ')).toSorted();
}

function shuffled(length: number, chance: Chance): number[] {
  const order = Array.from({ length }, (_, index) => index);
  for (let at = length - 1; at > 0; at--) {
    const other = chance.below(at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}
