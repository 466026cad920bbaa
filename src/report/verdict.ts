import { showCount } from './figures.ts';
import type { Outcome, Verdict } from './report.ts';

/** What decides about a run, computed by the run. */
export interface VerdictFacts {
  readonly exitCode: number;
  readonly balanced: boolean;
  /** A run cut short with `--limit`, or a preview. */
  readonly specimen: boolean;
  readonly documents: number;
  readonly rejected: number;
  /** Highest share of rejected documents that the job tolerates, 0..1. */
  readonly tolerated: number;
  /** Control amounts differ and the rejected rows explain it. */
  readonly controlExplained: boolean;
  /** Messages of what stopped the run, without personal data. */
  readonly stops: readonly string[];
}

const SENTENCES: Readonly<Record<Outcome, string>> = {
  released: 'Released: every document is accounted for.',
  attention: 'Released, but a person must look before it is printed.',
  specimen: 'Specimen only: nothing was released.',
  failed: 'Failed: nothing was released.',
};

/** Exit code and balance in words: the outcome, a sentence, and the reasons in order of weight. */
export function verdictOf(facts: VerdictFacts): Verdict {
  const outcome = outcomeOf(facts);
  const reasons = [...facts.stops];
  if (!facts.balanced && outcome === 'failed') reasons.push('the run does not balance');
  if (facts.rejected > 0) reasons.push(rejectedReason(facts));
  if (facts.controlExplained)
    reasons.push('control amounts differ from what was read; the rejected rows explain the difference');
  return { outcome, says: SENTENCES[outcome], reasons };
}

function outcomeOf(facts: VerdictFacts): Outcome {
  if (!facts.balanced) return 'failed';
  if (facts.exitCode === 3) return 'attention';
  if (facts.exitCode !== 0) return 'failed';
  return facts.specimen ? 'specimen' : 'released';
}

function rejectedReason(facts: VerdictFacts): string {
  const share = facts.documents === 0 ? 1 : facts.rejected / facts.documents;
  const told = `${showCount(facts.rejected)} of ${showCount(facts.documents)} documents rejected`;
  const limit = `${(facts.tolerated * 100).toFixed(2)} %`;
  return share > facts.tolerated
    ? `${told}, more than the tolerated ${limit}`
    : `${told}, within the tolerated ${limit}`;
}
