import type { TextPool } from '../record/text-pool.ts';
import { LEGAL_FORMS, GENERIC_WORDS, SHORT_WORDS } from '../words/company-words.ts';
import { LevelMemory } from './level-memory.ts';

export const COMPANY_LEVELS = [
  'missing',
  'same',
  'alike',
  'much in common',
  'something in common',
  'different',
] as const;
/** From here on up two names have little in common. */
export const COMPANY_LITTLE = 4;
const COMPANY_DIFFERENT = 5;

const BRANCH_MARK = /^(?:\d+|ii|iii|iv|north|south|east|west|nord|sued|ost)$/;

interface Words {
  readonly words: readonly string[];
  readonly weights: readonly number[];
  readonly total: number;
  readonly whole: string;
  /** Numbers and directions in the name, as of branches: `School 12`, `Doolittle West`. */
  readonly branch: readonly string[];
}

/** Compares names of companies and sites by the words they share; rare words count, generic ones hardly. */
export class CompanyLevels {
  readonly #pool: TextPool;
  readonly #words: (Words | undefined)[] = [];
  readonly #counts = new Map<string, number>();
  readonly #memory = new LevelMemory();

  constructor(pool: TextPool) {
    this.#pool = pool;
    for (let id = 1; id < pool.size; id++)
      for (const word of new Set(compared(pool.text(id))))
        this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  level(one: number, other: number): number {
    if (one === 0 || other === 0) return 0;
    if (one === other) return 1;
    const known = this.#memory.get(one, other);
    return known !== 0 ? known : this.#memory.set(one, other, this.#compare(one, other));
  }

  /** Both names bear numbers or directions, and neither holds all of the other's: branches of one chain. */
  otherBranch(one: number, other: number): boolean {
    if (one === other || one === 0 || other === 0) return false;
    const a = this.wordsOf(one).branch;
    const b = this.wordsOf(other).branch;
    return a.some((mark) => !b.includes(mark)) && b.some((mark) => !a.includes(mark));
  }

  /** Words of a name that tell it from others, the rarest first. */
  rarestWords(id: number, most: number): readonly string[] {
    const { words, weights } = this.wordsOf(id);
    return words
      .map((word, at) => ({ word, weight: weights[at] ?? 0 }))
      .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
      .slice(0, most)
      .map(({ word }) => word);
  }

  wordsOf(id: number): Words {
    const known = this.#words[id];
    if (known !== undefined) return known;
    const words = [...new Set(compared(this.#pool.text(id)))];
    const weights = words.map((word) => this.#weight(word));
    const read = {
      words,
      weights,
      total: weights.reduce((sum, weight) => sum + weight, 0),
      whole: words.toSorted().join(''),
      branch: words.filter((word) => BRANCH_MARK.test(word)),
    };
    this.#words[id] = read;
    return read;
  }

  #weight(word: string): number {
    const rarity = Math.log(1 + this.#pool.size / (this.#counts.get(word) ?? 1));
    return GENERIC_WORDS.has(word) ? rarity * 0.15 : rarity;
  }

  #compare(one: number, other: number): number {
    const a = this.wordsOf(one);
    const b = this.wordsOf(other);
    if (a.total === 0 || b.total === 0) return COMPANY_DIFFERENT;
    if (a.whole === b.whole) return 1;
    let shared = 0;
    for (const [at, word] of a.words.entries()) {
      const weight = a.weights[at] ?? 0;
      if (b.words.includes(word)) shared += weight;
      else if (b.words.some((known) => isMistyped(word, known))) shared += weight * 0.8;
    }
    const smaller = shared / Math.min(a.total, b.total);
    const larger = shared / Math.max(a.total, b.total);
    const both = (smaller + larger) / 2;
    if (both >= 0.8) return 2;
    if (both >= 0.6 || (smaller >= 0.85 && shared >= 4)) return 3;
    return both >= 0.25 || (smaller >= 0.5 && shared >= 3) ? 4 : COMPANY_DIFFERENT;
  }
}

function compared(text: string): string[] {
  const words: string[] = [];
  for (const word of text.split(' ')) {
    if (word === '' || word === '&' || word === '/' || word === '#' || LEGAL_FORMS.has(word)) continue;
    words.push(SHORT_WORDS.get(word) ?? word);
  }
  return words;
}

/** A letter more, less or other in a long word, or a word cut short: `elementary`, `elem`. */
function isMistyped(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 4 || /\d/.test(short)) return false;
  if (short.length < 5) return false;
  if (long.startsWith(short)) return true;
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  const rest = long.slice(from + 1);
  return rest === short.slice(from) || rest === short.slice(from + 1) || isExchanged(short, long, from);
}

function isExchanged(a: string, b: string, at: number): boolean {
  return (
    a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}
