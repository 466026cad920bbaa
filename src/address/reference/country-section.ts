import { inflateRawSync } from 'node:zlib';
import { codeKey } from './code-key.ts';
import type { ReferencePlace } from './place-reference.ts';
import { Section } from './read-section.ts';
import { NameIndex } from './name-index.ts';

/** So many codes' places and towns' codes are remembered. */
const REMEMBERED = 4096;

/** The places of one country. What it is asked often it remembers; the objects that it gives stay the same meanwhile. */
export class CountrySection {
  readonly #country: string;
  readonly #section: Section;
  readonly #places = new Map<string, readonly ReferencePlace[] | undefined>();
  readonly #codes = new Map<string, readonly string[]>();
  #index: NameIndex | undefined;

  constructor(country: string, packed: Uint8Array) {
    this.#country = country;
    this.#section = new Section(inflateRawSync(packed));
  }

  placesOf(code: string): readonly ReferencePlace[] | undefined {
    const known = this.#places.get(code);
    if (known !== undefined || this.#places.has(code)) return known;
    const found = this.#find(code);
    if (this.#places.size >= REMEMBERED) this.#places.clear();
    this.#places.set(code, found);
    return found;
  }

  codesOf(foldedTown: string): readonly string[] {
    const known = this.#codes.get(foldedTown);
    if (known !== undefined) return known;
    const found = this.#indexed().codesOf(foldedTown);
    if (this.#codes.size >= REMEMBERED) this.#codes.clear();
    this.#codes.set(foldedTown, found);
    return found;
  }

  hasWord(word: string): boolean {
    return this.#indexed().hasWord(word);
  }

  #indexed(): NameIndex {
    this.#index ??= new NameIndex(this.#section, this.#country);
    return this.#index;
  }

  /** A list may hold whole codes or only their beginning. */
  #find(code: string): readonly ReferencePlace[] | undefined {
    let at = this.#section.indexOf(code);
    if (at < 0) at = this.#section.indexOf(codeKey(this.#country, code));
    return at < 0 ? undefined : this.#section.placesAt(at);
  }
}
