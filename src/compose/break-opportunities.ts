import LineBreaker from 'linebreak';
import { latinBreaks } from './latin-breaks.ts';

/**
 * Where a text may be broken into lines (UAX 14). Each entry is `offset * 2 + required`: the UTF-16 offset at which
 * the next line would start, and whether it must. The end of the text is the last entry.
 */
type BreakOpportunities = readonly number[];

/** Texts kept; what documents repeat are articles and phrases, so that a small table has nearly all. */
const KEPT = 4096;
const LONGEST_KEPT = 2000;

/** Break opportunities of texts, remembered where they cost the whole algorithm. */
export class BreakFinder {
  readonly #known = new Map<string, BreakOpportunities>();

  find(text: string): BreakOpportunities {
    const quick = latinBreaks(text);
    if (quick !== undefined) return quick;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const found = unicodeBreaks(text);
    if (text.length > LONGEST_KEPT) return found;
    if (this.#known.size >= KEPT) this.#known.clear();
    this.#known.set(text, found);
    return found;
  }
}

/** Breaks by the whole algorithm. */
export function unicodeBreaks(text: string): BreakOpportunities {
  const breaks: number[] = [];
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    breaks.push(next.position * 2 + (next.required ? 1 : 0));
  }
  return breaks;
}
