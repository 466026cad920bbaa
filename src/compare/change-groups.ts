import type { DocumentChanges } from './document-changes.ts';
import type { ChangeKind, ChangePattern } from './change-pattern.ts';

/** More ways of changing are no longer kept apart but by their kinds, so that memory does not grow with the run. */
const MOST_GROUPS = 200;

/** A document that stands for its group. */
interface Example<Document> {
  readonly document: Document;
  readonly changes: DocumentChanges;
}

/** Documents that were changed in the same way. */
export interface ChangeGroup<Document> {
  readonly kinds: readonly ChangeKind[];
  readonly says: readonly string[];
  readonly documents: number;
  /** The first of them. */
  readonly examples: readonly Example<Document>[];
}

/** Gathers changed documents by the way in which they were changed. */
export class ChangeGroups<Document> {
  readonly #most: number;
  readonly #groups = new Map<
    string,
    ChangeGroup<Document> & { documents: number; examples: Example<Document>[] }
  >();

  /** `most`: how many examples of a group are kept. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Whether documents were changed in this way before. */
  has({ signature }: ChangePattern): boolean {
    return this.#groups.has(signature);
  }

  add(document: Document, changes: DocumentChanges, pattern: ChangePattern): void {
    const known = this.#groups.get(pattern.signature);
    const full = known === undefined && this.#groups.size >= MOST_GROUPS;
    const signature = full ? `others ${pattern.kinds.join(' ')}` : pattern.signature;
    let group = this.#groups.get(signature);
    if (group === undefined) {
      const says = full ? ['each in its own way'] : pattern.says;
      group = { kinds: pattern.kinds, says, documents: 0, examples: [] };
      this.#groups.set(signature, group);
    }
    group.documents += 1;
    if (group.examples.length < this.#most) group.examples.push({ document, changes });
  }

  /** The largest group first, and of equal ones the one that was met first. */
  all(): ChangeGroup<Document>[] {
    return [...this.#groups.values()].sort((a, b) => b.documents - a.documents);
  }
}
