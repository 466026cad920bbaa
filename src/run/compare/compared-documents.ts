import { ChangeGroups } from '../../compare/change-groups.ts';
import { patternOf } from '../../compare/change-pattern.ts';
import { calledNames } from '../../verify/pages/content-operators.ts';
import { compareDocuments, isSame, type DocumentChanges } from '../../compare/document-changes.ts';
import { DataWords, isAmong } from './data-words.ts';
import type { Side } from './side.ts';
import type { SidePages } from './side-pages.ts';
import type { ComposedRow } from './work-tables.ts';

/** A document on both sides. */
export type Pair = readonly [a: ComposedRow, b: ComposedRow];

/** How two documents of one key stand to each other; `rewritten`: their pages show the same, and are written otherwise. */
type Verdict = 'same' | 'rewritten' | 'changed';

/** Compares documents one by one; the quick answer first, which most get: their pages are the same bytes. */
export class ComparedDocuments {
  readonly groups: ChangeGroups<Pair>;
  readonly #a: SidePages;
  readonly #b: SidePages;
  readonly #dataA: DataWords;
  readonly #dataB: DataWords;
  /** For each two streams the names that stand for something else in the other. */
  readonly #otherNames = new Map<string, ReadonlySet<string>>();

  constructor(sides: readonly [Side, Side], pages: readonly [SidePages, SidePages], examples: number) {
    [this.#a, this.#b] = pages;
    this.#dataA = new DataWords(sides[0]);
    this.#dataB = new DataWords(sides[1]);
    this.groups = new ChangeGroups(examples);
  }

  compare(pair: Pair): Verdict {
    const [a, b] = pair;
    const packedA = this.#a.packed(a);
    const packedB = this.#b.packed(b);
    if (this.#isSame(pair, packedA, packedB)) return 'same';
    const changes = compareDocuments(this.#a.drawn(a, packedA), this.#b.drawn(b, packedB));
    if (isSame(changes)) return 'rewritten';
    this.#note(pair, changes);
    return 'changed';
  }

  #note(pair: Pair, changes: DocumentChanges): void {
    // A word of the template that some document's records happen to hold makes no other way of it.
    const plain = patternOf(changes, () => false);
    this.groups.add(pair, changes, this.groups.has(plain) ? plain : patternOf(changes, this.#dataOf(pair)));
  }

  #dataOf(pair: Pair): (word: string) => boolean {
    const words: ReadonlySet<string>[] = [];
    return (word) => {
      if (words.length === 0) words.push(this.#dataA.of(pair[0].seq));
      if (isAmong(words, word)) return true;
      // As a rule the other side's records are the same.
      if (words.length === 1) words.push(this.#dataB.of(pair[1].seq));
      return isAmong(words, word);
    };
  }

  #isSame([a, b]: Pair, packedA: Uint8Array, packedB: Uint8Array): boolean {
    const [ofA, ofB] = [this.#a.resources(a.stream), this.#b.resources(b.stream)];
    if (ofA.width !== ofB.width || ofA.height !== ofB.height || !this.#isSameMessage(a, b)) return false;
    let contents: Uint8Array[] | undefined;
    if (a.pageBytes !== b.pageBytes || Buffer.compare(packedA, packedB) !== 0) {
      contents = this.#a.contents(a, packedA);
      const others = this.#b.contents(b, packedB);
      if (contents.length !== others.length) return false;
      if (!contents.every((content, page) => Buffer.compare(content, others[page] ?? content) === 0))
        return false;
    }
    const otherNames = this.#otherNamesOf(a.stream, b.stream);
    if (otherNames.size === 0) return true;
    contents ??= this.#a.contents(a, packedA);
    return contents.every((content) => ![...calledNames(content)].some((name) => otherNames.has(name)));
  }

  #isSameMessage(a: ComposedRow, b: ComposedRow): boolean {
    const [messageA, messageB] = [this.#a.message(a), this.#b.message(b)];
    if (messageA === undefined || messageB === undefined) return messageA === messageB;
    const [formA, formB] = [
      this.#a.resources(a.stream).identity(messageA.form),
      this.#b.resources(b.stream).identity(messageB.form),
    ];
    const { page, x, y } = messageA;
    return formA === formB && page === messageB.page && x === messageB.x && y === messageB.y;
  }

  #otherNamesOf(streamA: number, streamB: number): ReadonlySet<string> {
    const key = `${streamA} ${streamB}`;
    const known = this.#otherNames.get(key);
    if (known !== undefined) return known;
    const [a, b] = [this.#a.resources(streamA).identities, this.#b.resources(streamB).identities];
    const names = new Set([...a.keys(), ...b.keys()].filter((name) => a.get(name) !== b.get(name)));
    this.#otherNames.set(key, names);
    return names;
  }
}
