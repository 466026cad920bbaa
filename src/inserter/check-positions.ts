import type { MarkRules } from '../job/inserter-profile.ts';
import { numberIn, type OmrPosition } from '../job/omr-position.ts';
import { weightsOf } from './mark-bits.ts';
import { countProblem } from './wrapping-count.ts';

/** What a machine that reads the positions is like. */
interface PositionTerms {
  /** They are marks on paper, with a mark that begins them. */
  readonly printed: boolean;
  readonly safetyAtEnd: boolean;
  readonly stations: number;
}

/** Positions that may stand in several places. */
const REPEATED: readonly OmrPosition[] = ['blank', 'retiming'];

/** Any of them tells one piece from the next. */
const PIECE_ENDS: readonly OmrPosition[] = [
  'insert',
  'accumulate',
  'eoc',
  'not-eoc',
  'boc',
  'not-boc',
  'match-1',
];

/** Why no inserter could make sense of these positions; undefined when it can. */
export function positionsProblem(rules: MarkRules, terms: PositionTerms): string | undefined {
  const { positions } = rules;
  return (
    doubled(positions) ??
    (terms.printed ? endsProblem(positions, terms.safetyAtEnd) : undefined) ??
    (positions.some((position) => PIECE_ENDS.includes(position))
      ? undefined
      : 'there is no insert mark, nor any other that tells where a piece begins or ends') ??
    stationProblem(positions, terms.stations) ??
    counterProblem(rules, 'sequence') ??
    counterProblem(rules, 'match') ??
    parityProblem(rules)
  );
}

function doubled(positions: readonly OmrPosition[]): string | undefined {
  const twice = positions.find(
    (position, index) => !REPEATED.includes(position) && positions.indexOf(position) < index,
  );
  return twice === undefined ? undefined : `${twice} comes twice`;
}

function endsProblem(positions: readonly OmrPosition[], safetyAtEnd: boolean): string | undefined {
  const ends = [positions[0], positions.at(-1)];
  if (!ends.includes('start')) return 'the start mark is neither first nor last';
  if (!safetyAtEnd || !positions.includes('safety')) return undefined;
  return ends.includes('safety') ? undefined : 'the safety mark is not at the end opposite to the start mark';
}

function stationProblem(positions: readonly OmrPosition[], stations: number): string | undefined {
  const beyond = positions.find((position) => (numberIn(position, 'select') ?? 0) > stations);
  return beyond === undefined
    ? undefined
    : `${beyond} is there, and \`stations\` of the profile is ${stations}`;
}

function counterProblem(rules: MarkRules, kind: 'sequence' | 'match'): string | undefined {
  const weights = weightsOf(rules.positions, kind);
  const gap = weights.findIndex((weight, i) => weight !== 2 ** i);
  if (gap >= 0) return `${kind}-${2 ** gap} is missing`;
  return weights.length === 0 ? undefined : countProblem(kind, rules[kind], weights.length);
}

function parityProblem({ positions, parityOver }: MarkRules): string | undefined {
  if (parityOver === 'all') return undefined;
  const missing = parityOver.find((position) => !positions.includes(position));
  return missing === undefined ? undefined : `parity is over ${missing}, which is no position`;
}
