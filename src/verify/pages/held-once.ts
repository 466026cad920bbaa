import type { PageNode } from '../page-tree.ts';
import type { PdfReader } from '../pdf-reader.ts';
import { isDictionary, kindOf, nameIn, PdfReference, type PdfValue } from '../pdf-value.ts';
import type { PageTrouble } from './check-pages.ts';
import { ObjectIdentities, streamAt } from './object-identity.ts';

/** Checks that a stream's pages share their resources, and that these hold each font file and each picture once. */
export class HeldOnce {
  readonly #reader: PdfReader;
  #resources: PdfValue | undefined;

  constructor(reader: PdfReader) {
    this.#reader = reader;
  }

  /** A page that has resources of its own brings fonts that others have too. */
  page({ dictionary, number }: PageNode): PageTrouble | undefined {
    const resources = dictionary.get('Resources');
    this.#resources ??= resources;
    if (resources === this.#resources || sameObject(resources, this.#resources)) return undefined;
    return {
      what: `/Resources of page object ${number}`,
      found: kindOf(resources),
      expected: `${kindOf(this.#resources)}, as on the first page`,
    };
  }

  /** What stands twice in the resources; called when all pages came. */
  troubles(): PageTrouble[] {
    const identities = new ObjectIdentities(this.#reader);
    const seen = new Set<number>();
    const first = new Map<string, number>();
    const troubles: PageTrouble[] = [];
    const look = (value: PdfValue | undefined, key: string): void => {
      if (Array.isArray(value)) for (const each of value) look(each, key);
      else if (isDictionary(value)) for (const [name, each] of value) look(each, name);
      if (!(value instanceof PdfReference) || seen.has(value.number)) return;
      const { number } = value;
      seen.add(number);
      const stream = streamAt(this.#reader, number);
      if (stream === undefined) {
        look(this.#reader.object(number), key);
        return;
      }
      const kind = kindOfStream(nameIn(stream.dictionary, 'Subtype'), key);
      const { dictionary } = stream;
      if (kind !== undefined) {
        const identity = identities.of(value);
        const before = first.get(identity);
        if (before === undefined) first.set(identity, number);
        else
          troubles.push({
            what: kind,
            found: `the same in objects ${before} and ${number}`,
            expected: 'once',
          });
      }
      look(dictionary, key);
    };
    look(this.#resources, '');
    return troubles;
  }
}

/** What must be held once: undefined for forms, which may well be alike. */
function kindOfStream(subtype: string, key: string): string | undefined {
  if (key.startsWith('FontFile')) return 'font file';
  return subtype === 'Image' ? 'picture' : undefined;
}

function sameObject(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  return a instanceof PdfReference && b instanceof PdfReference && a.number === b.number;
}
