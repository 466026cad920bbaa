/** Pairs found of pairs that are: of two records in one cluster, are they of one entity, and the other way about. */
export function judge(
  clusters: readonly number[],
  entityOf: (index: number) => number,
): { precision: number; recall: number } {
  const entities = clusters.map((_, index) => entityOf(index));
  const both = pairsIn(clusters.map((cluster, index) => `${cluster} ${entities[index] ?? 0}`));
  return { precision: both / pairsIn(clusters), recall: both / pairsIn(entities) };
}

function pairsIn(keys: readonly (string | number)[]): number {
  const counts = new Map<string | number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  let pairs = 0;
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
  return pairs;
}
