import type { SequenceRules } from '../job/inserter-profile.ts';

/** Which values a counter of so many bits takes, and how it goes from one to the next. */
export type CountRules = Pick<SequenceRules, 'first' | 'zero'> & Partial<SequenceRules>;

/** How many values it takes in turn before it begins again. */
export function countedValues(rules: CountRules, bits: number): number {
  return 2 ** bits - leastOf(rules);
}

/** The value of the n-th in the count, from 0 on: `first`, then on by one each time, round where the bits end. */
export function countedValue(rules: CountRules, bits: number, n: number): number {
  const least = leastOf(rules);
  const round = countedValues(rules, bits);
  const step = (rules.direction === 'down' ? -n : n) % round;
  const value = least + ((((rules.first - least + step) % round) + round) % round);
  return rules.polarity === 'inverse' ? 2 ** bits - 1 - value : value;
}

/** Why these bits cannot count so; undefined when they can. `what`: the counter, for the message. */
export function countProblem(what: string, rules: CountRules, bits: number): string | undefined {
  const least = leastOf(rules);
  const most = 2 ** bits - 1;
  if (countedValues(rules, bits) < 2)
    return `the ${what} has one bit and leaves out 0, so that it stands still`;
  if (rules.first >= least && rules.first <= most) return undefined;
  return `the ${what} begins with ${rules.first}, and its ${bits} bits count from ${least} to ${most}`;
}

function leastOf({ zero }: CountRules): number {
  return zero === 'skipped' ? 1 : 0;
}
