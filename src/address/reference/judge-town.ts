import { foldTown } from './fold-town.ts';
import { matchTown, type TownQuestion } from './match-town.ts';
import { withoutSlip, withUmlauts } from './town-spelling.ts';
import type { ReferencePlace } from './place-reference.ts';

/** The town goes with its code; it goes when it is spelled so; or the list does not say so. */
type TownVerdict = 'goes' | 'doubted' | { readonly spelled: string };

/** So many towns of one code are remembered. */
const REMEMBERED = 64;
const verdicts = new WeakMap<readonly ReferencePlace[], Map<string, TownVerdict>>();

/** Judges a town against the places of its code. `code`: the compact one. */
export function judgeTown(question: TownQuestion, code: string): TownVerdict {
  const { listed, city } = question;
  let known = verdicts.get(listed);
  if (known === undefined) verdicts.set(listed, (known = new Map<string, TownVerdict>()));
  const before = known.get(city);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) known.clear();
  const verdict = judgeAnew(question, code);
  known.set(city, verdict);
  return verdict;
}

function judgeAnew(question: TownQuestion, code: string): TownVerdict {
  const match = matchTown(question);
  if (match === 'alias') return 'goes';
  // Some towns are listed in two spellings, or without their umlauts: what is typed as one of them stays.
  if (question.listed.some(({ name }) => name === question.city)) return 'goes';
  const umlauts = withUmlauts(question);
  if (umlauts !== undefined) return { spelled: umlauts };
  if (match === 'same' || isTownBehindReceivers(question, code)) return 'goes';
  const spelled = withoutSlip(question);
  return spelled === undefined ? 'doubted' : { spelled };
}

/** A code of large receivers alone does not name their town: any town of the same delivery region may be it. */
function isTownBehindReceivers({ city, country, listed, reference }: TownQuestion, code: string): boolean {
  if (listed.some(({ isTown }) => isTown)) return false;
  const region = code.slice(0, 2);
  return reference.codesOf(country, foldTown(city, country)).some((other) => other.startsWith(region));
}
