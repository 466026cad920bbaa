import { crc32 } from 'node:zlib';
import type { ExpectedDocument } from './expected-stream.ts';

/** What is wrong with the contents of a page, or of the document that ends on it. */
interface ContentsTrouble {
  readonly what: string;
  readonly found: string;
  readonly expected: string;
}

/** Compares pages' contents with the documents composed: by checksum, so that no page stands under another's marks. */
export class ContentsCheck {
  readonly #documents: Iterator<ExpectedDocument>;
  #document: ExpectedDocument | undefined;
  /** The page that continues the document; -1 when one was wrong or lost. */
  #next = -1;
  #crc = 0;
  #last: ExpectedDocument | undefined;

  constructor(documents: Iterable<ExpectedDocument>) {
    this.#documents = documents[Symbol.iterator]();
    this.#pull();
  }

  /** The document that a page is of: of the page last given, or one behind it; from 0. */
  documentAt(index: number): ExpectedDocument | undefined {
    const last = this.#last;
    return last !== undefined && index >= last.firstPage && index < last.firstPage + last.pages
      ? last
      : undefined;
  }

  /** The next page whose marks are right; `index` from 0, ascending, `body` deflated. */
  page(index: number, body: Uint8Array | undefined): ContentsTrouble | undefined {
    while (this.#document !== undefined && index >= this.#document.firstPage + this.#document.pages)
      this.#pull();
    const document = this.#document;
    this.#last = document;
    if (document === undefined || index < document.firstPage) {
      if (body === undefined) return undefined;
      return { what: 'page contents', found: 'a printed page', expected: 'a blank page' };
    }
    if (body === undefined) {
      this.#next = -1;
      return { what: 'page contents', found: 'a blank page', expected: `a page of document ${document.key}` };
    }
    if (index !== this.#next) this.#next = -1;
    if (this.#next < 0) return undefined;
    this.#crc = crc32(body, this.#crc);
    this.#next += 1;
    if (this.#next < document.firstPage + document.pages || this.#crc === document.crc) return undefined;
    const pages = document.pages === 1 ? 'page' : `last of ${document.pages} pages`;
    return {
      what: `contents of document ${document.key} (${pages})`,
      found: `CRC-32 ${hex(this.#crc)}`,
      expected: hex(document.crc),
    };
  }

  #pull(): void {
    const next = this.#documents.next();
    this.#document = next.done === true ? undefined : next.value;
    this.#next = this.#document?.firstPage ?? -1;
    this.#crc = 0;
  }
}

function hex(crc: number): string {
  return crc.toString(16).padStart(8, '0');
}
