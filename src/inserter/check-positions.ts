import type { OmrPosition } from '../job/inserter-profile.ts';
import { sequenceWeight } from './omr.ts';

/** Why no inserter could make sense of these positions; undefined when it can. */
export function positionsProblem(positions: readonly OmrPosition[]): string | undefined {
  const seen = new Set<OmrPosition>();
  for (const position of positions) {
    if (position !== 'blank' && seen.has(position)) return `${position} comes twice`;
    seen.add(position);
  }
  const ends = new Set([positions[0], positions.at(-1)]);
  if (!ends.has('start')) return 'the start mark is neither first nor last';
  if (seen.has('safety') && !(ends.has('safety') && positions.length > 1))
    return 'the safety mark is not at the end opposite to the start mark';
  if (!seen.has('insert')) return 'there is no insert mark, so that nothing ends a piece';
  const weights = positions
    .flatMap((position) => sequenceWeight(position) ?? [])
    .toSorted((one, other) => one - other);
  const gap = weights.findIndex((weight, i) => weight !== 2 ** i);
  return gap < 0 ? undefined : `sequence-${2 ** gap} is missing`;
}
