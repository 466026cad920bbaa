import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Fewest letters of a word that is divided, and before and behind a hyphen. */
interface Shortest {
  readonly word: number;
  readonly left: number;
  readonly right: number;
}

/** Two letters before a hyphen look like a syllable; behind it stand three, so that the new line begins with something. */
const USUAL: Shortest = { word: 5, left: 2, right: 3 };
const ENGLISH: Shortest = { word: 6, left: 3, right: 3 };

/** By locale, else by language: the pattern file of the `hyphen` package (Liang's patterns of TeX). */
const LANGUAGES: ReadonlyMap<string, readonly [file: string, shortest: Shortest]> = new Map([
  ['en', ['en-gb', ENGLISH]],
  ['en-US', ['en-us', ENGLISH]],
  ['en-CA', ['en-us', ENGLISH]],
  ['de', ['de-1996', USUAL]],
  ['nb', ['nb', USUAL]],
  ...[
    'ca',
    'cs',
    'da',
    'es',
    'fi',
    'fr',
    'hr',
    'hu',
    'it',
    'nl',
    'nn',
    'pl',
    'pt',
    'ro',
    'sk',
    'sl',
    'sv',
  ].map((language): [string, [string, Shortest]] => [language, [language, USUAL]]),
]);

/** Words kept a language: a bill's paragraphs are much the same from one document to the next. */
const KEPT = 8192;

/** Where words may be divided, by language; patterns are read when a language is first met. */
export class Hyphenation {
  readonly #dividers = new Map<string, WordDivider | undefined>();

  /** The divider of a language or locale (`de`, `en-US`); undefined: its words are never divided. */
  of(language: string): WordDivider | undefined {
    if (this.#dividers.has(language)) return this.#dividers.get(language);
    const known = LANGUAGES.get(language) ?? LANGUAGES.get(language.split('-')[0] ?? '');
    const divider = known === undefined ? undefined : new WordDivider(readPatterns(known[0]), known[1]);
    this.#dividers.set(language, divider);
    return divider;
  }
}

/** Liang's algorithm: odd levels between two letters are where a word may be divided. */
export class WordDivider {
  readonly #patterns: Patterns;
  readonly #shortest: Shortest;
  readonly #known = new Map<string, readonly number[]>();

  constructor(patterns: Patterns, shortest: Shortest) {
    this.#patterns = patterns;
    this.#shortest = shortest;
  }

  /** Offsets in a word of letters (and apostrophes) before which a hyphen may stand, ascending. */
  divide(word: string): readonly number[] {
    if (word.length < this.#shortest.word) return [];
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const { left, right } = this.#shortest;
    const offsets = this.#offsets(word.toLowerCase().replaceAll('’', "'"));
    // A word that grows when it is lowered (İ) cannot be counted in.
    const fitting = offsets.filter((at) => at >= left && at <= word.length - right);
    if (this.#known.size >= KEPT) this.#known.clear();
    this.#known.set(word, fitting);
    return fitting;
  }

  #offsets(lowered: string): readonly number[] {
    const exception = this.#patterns.exceptions[lowered];
    if (Array.isArray(exception)) return exception.filter((at) => typeof at === 'number');
    const dotted = `.${lowered}.`;
    const levels = new Uint8Array(dotted.length + 1);
    for (let start = 0; start < dotted.length - 2; start++) {
      let node: unknown = this.#patterns.trie;
      for (let i = start; i < dotted.length; i++) {
        node = branchOf(node)?.[dotted.charAt(i)];
        if (node === undefined) break;
        this.#raise(levels, Math.max(0, start - 1), levelsOf(node));
      }
    }
    return [...levels.keys()].filter((at) => ((levels[at] ?? 0) & 1) === 1);
  }

  /** Takes over the levels of pattern number `index`, where they are higher. */
  #raise(levels: Uint8Array, from: number, index: number): void {
    const pattern: unknown = this.#patterns.levels[index];
    if (!Array.isArray(pattern)) return;
    pattern.forEach((level: unknown, k) => {
      if (typeof level === 'number' && level > (levels[from + k] ?? 0)) levels[from + k] = level;
    });
  }
}

interface Patterns {
  /** Levels by the numbers in the trie. */
  readonly levels: readonly unknown[];
  /** By letter: a number of levels, a further branch, or [branch, number]. */
  readonly trie: unknown;
  /** Words with offsets of their own. */
  readonly exceptions: Readonly<Record<string, unknown>>;
}

function readPatterns(file: string): Patterns {
  const read: unknown = bundledPatterns(file) ?? createRequire(import.meta.url)(`hyphen/patterns/${file}.js`);
  if (!Array.isArray(read)) throw new Error(`the package hyphen has no patterns ${file}`);
  const parts: readonly unknown[] = read;
  const [levels, trie, exceptions] = parts;
  return { levels: Array.isArray(levels) ? levels : [], trie, exceptions: branchOf(exceptions) ?? {} };
}

/** The build puts patterns beside the program as JSON: read as a module, German ones take eight times as long. */
function bundledPatterns(file: string): unknown {
  const path = new URL(`patterns/${file}.json`, import.meta.url);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

function branchOf(node: unknown): Readonly<Record<string, unknown>> | undefined {
  const branch: unknown = Array.isArray(node) ? node[0] : node;
  return isRecord(branch) ? branch : undefined;
}

/** The number of a node's levels, −1 for none. */
function levelsOf(node: unknown): number {
  const index: unknown = Array.isArray(node) ? node[1] : node;
  return typeof index === 'number' ? index : -1;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
