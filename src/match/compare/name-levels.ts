import { hashText as hashOf, type TextPool } from '../record/text-pool.ts';
import { GIVEN_NAMES } from '../words/given-names.ts';
import { NICKNAME_GROUPS } from '../words/nicknames.ts';
import { LevelMemory } from './level-memory.ts';
import type { Sounds } from './sounds.ts';
import { isOneEdit, jaroWinkler, layBeside, shorterLength } from './text-distance.ts';

export const GIVEN_LEVELS = [
  'missing',
  'same',
  'variant',
  'part',
  'initial',
  'typing error',
  'alike',
  'different',
] as const;
export const FAMILY_LEVELS = ['missing', 'same', 'part', 'typing error', 'alike', 'different'] as const;
export const GIVEN_DIFFERENT = 7;
export const GIVEN_INITIAL = 4;
export const FAMILY_DIFFERENT = 5;

/** Compares given and family names, both of one pool, by their numbers. */
export class NameLevels {
  readonly #pool: TextPool;
  readonly #sounds: Sounds;
  readonly #given = new LevelMemory();
  readonly #family = new LevelMemory();

  readonly #facts: NameFacts;

  constructor(pool: TextPool, sounds: Sounds) {
    this.#pool = pool;
    this.#sounds = sounds;
    this.#facts = nameFacts(pool);
  }

  given(one: number, other: number): number {
    if (one === 0 || other === 0) return 0;
    if (one === other) return 1;
    const known = this.#given.get(one, other);
    return known !== 0 ? known : this.#given.set(one, other, this.#compareGiven(one, other));
  }

  family(one: number, other: number): number {
    if (one === 0 || other === 0) return 0;
    if (one === other) return 1;
    const known = this.#family.get(one, other);
    return known !== 0 ? known : this.#family.set(one, other, this.#compareFamily(one, other));
  }

  #compareGiven(one: number, other: number): number {
    const { plain, marks, groups } = this.#facts;
    const first = marks[one] ?? 0;
    const second = marks[other] ?? 0;
    if (((first | second) & (SEVERAL | INITIAL)) !== 0) {
      const several = givenWords(this.#pool.text(one), this.#pool.text(other));
      if (several !== 0) return several;
    }
    if (plain[one] === plain[other]) return 2;
    if (meet(groups.get(one), groups.get(other))) return 2;
    if ((first & second & COMMON) !== 0) return GIVEN_DIFFERENT;
    layBeside(this.#pool, one, this.#pool, other);
    return this.#spelled(one, other, 5, 6, GIVEN_DIFFERENT);
  }

  #compareFamily(one: number, other: number): number {
    const { plain, marks } = this.#facts;
    if (plain[one] === plain[other]) return 1;
    const several = (((marks[one] ?? 0) | (marks[other] ?? 0)) & SEVERAL) !== 0;
    if (several && shareWord(this.#pool.text(one), this.#pool.text(other))) return 2;
    layBeside(this.#pool, one, this.#pool, other);
    return this.#spelled(one, other, 3, 4, FAMILY_DIFFERENT);
  }

  #spelled(one: number, other: number, typing: number, alike: number, different: number): number {
    const shorter = shorterLength();
    if (shorter < 2) return different;
    const similar = jaroWinkler();
    if (shorter >= 3 && (isOneEdit() || similar >= 0.93)) return typing;
    const { english, german } = this.#sounds;
    const sounds = english[one] === english[other] || german[one] === german[other];
    if (similar >= 0.86 || (sounds && similar >= 0.75)) return alike;
    return different;
  }
}

interface NameFacts {
  /** A hash of the name without blanks and umlauts. */
  readonly plain: Int32Array;
  readonly marks: Uint8Array;
  readonly groups: ReadonlyMap<number, readonly number[]>;
}

const SEVERAL = 1;
const INITIAL = 2;
const COMMON = 4;

/** What is asked of names again and again, by their number. */
function nameFacts(pool: TextPool): NameFacts {
  const plain = new Int32Array(pool.size);
  const marks = new Uint8Array(pool.size);
  const groups = new Map<number, readonly number[]>();
  for (let id = 1; id < pool.size; id++) {
    const text = pool.text(id);
    plain[id] = hashOf(withoutUmlauts(text));
    marks[id] =
      (text.includes(' ') ? SEVERAL : 0) |
      (text.length === 1 ? INITIAL : 0) |
      (GIVEN_NAMES.has(text) ? COMMON : 0);
    const known = NICKNAME_GROUPS.get(text);
    if (known !== undefined) groups.set(id, known);
  }
  return { plain, marks, groups };
}

function meet(one: readonly number[] | undefined, other: readonly number[] | undefined): boolean {
  return one !== undefined && other !== undefined && one.some((group) => other.includes(group));
}

/** Of given names of which one has several words or is an initial: their level; 0 where this does not decide. */
function givenWords(a: string, b: string): number {
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? GIVEN_INITIAL : GIVEN_DIFFERENT;
  if (!a.includes(' ') && !b.includes(' ')) return 0;
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 1;
  const ones = a.split(' ');
  const others = b.split(' ');
  const [one = '', second = ''] = ones;
  const [other = '', otherSecond = ''] = others;
  const firstAgree = one === other || isVariant(one, other) || isInitialOf(one, other);
  if (firstAgree) {
    if (second === '' || otherSecond === '') return 3;
    if (second === otherSecond) return one === other ? 1 : 2;
    return isInitialOf(second, otherSecond) || isVariant(second, otherSecond) ? 3 : GIVEN_DIFFERENT;
  }
  if (ones.length > 1 && others.length > 1) return 0;
  const [single, words] = ones.length === 1 ? [one, others] : [other, ones];
  if (words.some((word) => word.length > 2 && word === single)) return 3;
  // `Anne` and `Anna Lena`, however alike they are written.
  return GIVEN_NAMES.has(single) && GIVEN_NAMES.has(words[0] ?? '') ? GIVEN_DIFFERENT : 0;
}

function isInitialOf(a: string, b: string): boolean {
  return (a.length === 1 || b.length === 1) && a[0] === b[0];
}

function isVariant(a: string, b: string): boolean {
  return meet(NICKNAME_GROUPS.get(a), NICKNAME_GROUPS.get(b)) || withoutUmlauts(a) === withoutUmlauts(b);
}

/** `mueller`, `muller` from `Müller`: both as `muller`. */
function withoutUmlauts(text: string): string {
  return text.replaceAll(' ', '').replace(/([aou])e/g, '$1');
}

function shareWord(a: string, b: string): boolean {
  const others = b.split(' ');
  const whole = b.replaceAll(' ', '');
  const ones = a.split(' ');
  return (
    ones.some((word) => word.length > 2 && (others.includes(word) || word === whole)) ||
    others.includes(a.replaceAll(' ', ''))
  );
}
