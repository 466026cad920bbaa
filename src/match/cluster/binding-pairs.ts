import type { PairDecision } from '../match-plan.ts';

/** What a person has decided, by the places of the distinct records. */
interface BindingPairs {
  readonly same: readonly (readonly [number, number])[];
  /** Records that must stay apart, by record. */
  readonly apart: ReadonlyMap<number, ReadonlySet<number>>;
  /** Decisions for the same that join nothing, since their chain holds two that must stay apart. */
  readonly atOdds: number;
}

/**
 * What decisions bind. Where one is the same as another, this one as a third, and the first and the third are different, one of
 * the three is wrong and nobody knows which: none of that chain joins anything.
 */
export function bindingPairs(decisions: readonly PairDecision[], placeOf: Int32Array): BindingPairs {
  const same: [number, number][] = [];
  const apart = new Map<number, Set<number>>();
  for (const decision of decisions) {
    const a = placeOf[decision.a] ?? 0;
    const b = placeOf[decision.b] ?? 0;
    if (decision.same) same.push([Math.min(a, b), Math.max(a, b)]);
    else for (const [one, other] of bothWays(a, b)) apart.set(one, (apart.get(one) ?? new Set()).add(other));
  }
  const chains = new Map<number, number>();
  for (const [one, other] of same) {
    const a = headOf(chains, one);
    const b = headOf(chains, other);
    if (a !== b) chains.set(Math.max(a, b), Math.min(a, b));
  }
  const torn = new Set<number>();
  for (const [one, others] of apart)
    for (const other of others)
      if (headOf(chains, one) === headOf(chains, other)) torn.add(headOf(chains, one));
  const kept = same.filter(([one]) => !torn.has(headOf(chains, one)));
  return { same: kept, apart, atOdds: same.length - kept.length };
}

function bothWays(a: number, b: number): readonly (readonly [number, number])[] {
  return [
    [a, b],
    [b, a],
  ];
}

function headOf(chains: ReadonlyMap<number, number>, place: number): number {
  let head = place;
  for (let next = chains.get(head); next !== undefined; next = chains.get(head)) head = next;
  return head;
}
