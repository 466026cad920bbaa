import type { Section } from './read-section.ts';
import { foldTownAnew } from './fold-town.ts';
import { townKeys } from './town-keys.ts';

/** Finds a country's names by their folded forms: a hash table of numbers, without a copy of any text. */
export class NameIndex {
  readonly #section: Section;
  readonly #country: string;
  readonly #mask: number;
  /** First entry of each slot, 0 for none; entry n is at n − 1 of the next three. */
  readonly #heads: Int32Array;
  #next: Int32Array;
  #hashes: Int32Array;
  #names: Uint32Array;
  #entries = 0;
  /** Codes of name n: `#codeOf` from `#firstOf[n]` to `#firstOf[n + 1]`. */
  readonly #firstOf: Uint32Array;
  readonly #codeOf: Uint32Array;
  #words: ReadonlySet<string> | undefined;

  constructor(section: Section, country: string) {
    this.#section = section;
    this.#country = country;
    const { nameCount } = section;
    let slots = 16;
    while (slots < nameCount * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#heads = new Int32Array(slots);
    const room = Math.ceil(nameCount * 1.5) + 8;
    this.#next = new Int32Array(room);
    this.#hashes = new Int32Array(room);
    this.#names = new Uint32Array(room);
    const isEntered = new Uint8Array(nameCount);
    for (let place = 0; place < section.nameOf.length; place++) {
      const name = section.nameOf[place] ?? 0;
      if (isEntered[name] === 1 || section.isReceiver(place)) continue;
      isEntered[name] = 1;
      for (const key of townKeys(section.nameAt(name), country)) this.#enter(key, name);
    }
    this.#firstOf = new Uint32Array(nameCount + 2);
    this.#codeOf = new Uint32Array(section.nameOf.length);
    this.#invert();
  }

  /** Codes, ascending, of all places that have a folded form. */
  codesOf(folded: string): readonly string[] {
    const hash = hashOf(folded);
    const codes = new Set<number>();
    for (let entry = this.#heads[hash & this.#mask] ?? 0; entry > 0; entry = this.#next[entry - 1] ?? 0) {
      if (this.#hashes[entry - 1] !== hash) continue;
      const name = this.#names[entry - 1] ?? 0;
      if (!townKeys(this.#section.nameAt(name), this.#country).includes(folded)) continue;
      const end = this.#firstOf[name + 1] ?? 0;
      for (let at = this.#firstOf[name] ?? 0; at < end; at++) codes.add(this.#codeOf[at] ?? 0);
    }
    if (codes.size === 0) return NONE;
    return [...codes].sort((a, b) => a - b).map((code) => this.#section.codeAt(code));
  }

  /** Whether a folded word stands in any name of the country. */
  hasWord(word: string): boolean {
    this.#words ??= this.#allWords();
    return this.#words.has(word);
  }

  /** Gathered when it is first asked, which few addresses make it. */
  #allWords(): ReadonlySet<string> {
    const words = new Set<string>();
    for (let entry = 0; entry < this.#entries; entry++) {
      const key = foldTownAnew(this.#section.nameAt(this.#names[entry] ?? 0), this.#country);
      for (const word of key.split(' ')) words.add(word);
    }
    return words;
  }

  #enter(key: string, name: number): void {
    const hash = hashOf(key);
    if (this.#entries === this.#next.length) this.#grow();
    const slot = hash & this.#mask;
    this.#next[this.#entries] = this.#heads[slot] ?? 0;
    this.#hashes[this.#entries] = hash;
    this.#names[this.#entries] = name;
    this.#heads[slot] = ++this.#entries;
  }

  #grow(): void {
    const room = this.#next.length * 2;
    const [next, hashes, names] = [new Int32Array(room), new Int32Array(room), new Uint32Array(room)];
    next.set(this.#next);
    hashes.set(this.#hashes);
    names.set(this.#names);
    this.#next = next;
    this.#hashes = hashes;
    this.#names = names;
  }

  #invert(): void {
    const { nameOf, starts, codeCount } = this.#section;
    const first = this.#firstOf;
    for (const name of nameOf) first[name + 2] = (first[name + 2] ?? 0) + 1;
    for (let at = 2; at < first.length; at++) first[at] = (first[at] ?? 0) + (first[at - 1] ?? 0);
    for (let code = 0; code < codeCount; code++) {
      for (let at = starts[code] ?? 0; at < (starts[code + 1] ?? 0); at++) {
        const name = (nameOf[at] ?? 0) + 1;
        const place = first[name] ?? 0;
        this.#codeOf[place] = code;
        first[name] = place + 1;
      }
    }
  }
}

const NONE: readonly string[] = [];

/** FNV-1a over a text's characters. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
