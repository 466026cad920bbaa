import { BrokenPdf } from './broken-pdf.ts';
import { contentOf } from './inflate.ts';
import { PageTree, type PageNode } from './page-tree.ts';
import { PdfReader } from './pdf-reader.ts';
import { kindOf, PdfReference, type PdfValue } from './pdf-value.ts';
import { isReadableLine } from './readable-line.ts';
import { shownTexts } from './shown-text.ts';

/** A page of a finished print stream. */
export interface StreamPage {
  readonly node: PageNode;
  /** The composed page as it stands in the file, deflated; a copy. Absent on a blank page. */
  readonly body?: Uint8Array;
  /** What was drawn over it, inflated. */
  readonly overlay?: Uint8Array;
  /** Texts of the overlay, in order. */
  readonly texts: readonly string[];
  /** Those of them that have the form of a readable line. */
  readonly lines: readonly string[];
}

/** A page, or why it could not be read: the others still can. */
export type PageReading = StreamPage | BrokenPdf;

/** A finished print stream, opened for reading. Faults of its structure are thrown as `BrokenPdf`. */
export class PrintStreamReading {
  readonly reader: PdfReader;
  readonly #tree: PageTree;

  constructor(path: string) {
    this.reader = new PdfReader(path);
    try {
      this.#tree = new PageTree(this.reader);
    } catch (error) {
      this.reader.close();
      throw error;
    }
  }

  /** `/Count` of the page tree. */
  get count(): number {
    return this.#tree.count;
  }

  /** All pages in order, found by walking the tree; what is wrong with the tree itself is told to `report`. */
  *pages(report: (broken: BrokenPdf) => void): Generator<PageReading> {
    for (const node of this.#tree.walk(report)) yield node instanceof BrokenPdf ? node : this.#read(node);
  }

  /** Height of a page that was read, in pt. */
  heightOf(page: StreamPage): number {
    return this.#tree.heightOf(page.node);
  }

  /** Page `index`, from 0. */
  page(index: number): PageReading {
    try {
      return this.#read(this.#tree.page(index));
    } catch (error) {
      if (error instanceof BrokenPdf) return error;
      throw error;
    }
  }

  close(): void {
    this.reader.close();
  }

  #read(node: PageNode): PageReading {
    try {
      return this.#page(node);
    } catch (error) {
      if (error instanceof BrokenPdf) return error;
      throw error;
    }
  }

  /** Bodies come first, the overlay last; one that stands alone is the overlay if it shows a readable line. */
  #page(node: PageNode): StreamPage {
    const { number, dictionary } = node;
    const [first, second] = contentsOf(dictionary.get('Contents'), number);
    if (first === undefined) return { node, texts: [], lines: [] };
    if (second === undefined) {
      const alone = this.#overlay(first);
      if (alone.lines.length > 0) return { node, ...alone };
      return { node, body: new Uint8Array(this.reader.stream(first).data), texts: [], lines: [] };
    }
    return { node, body: new Uint8Array(this.reader.stream(first).data), ...this.#overlay(second) };
  }

  #overlay(number: number): { overlay: Uint8Array; texts: string[]; lines: string[] } {
    const overlay = contentOf(this.reader.stream(number), `object ${number}`);
    const texts = shownTexts(overlay);
    return { overlay, texts, lines: texts.filter(isReadableLine) };
  }
}

function contentsOf(contents: PdfValue | undefined, page: number): number[] {
  const list = contents === undefined ? [] : Array.isArray(contents) ? contents : [contents];
  if (list.length > 2)
    throw new BrokenPdf(`/Contents of page object ${page}`, `${list.length} streams`, 'at most two');
  return list.map((stream) => {
    if (stream instanceof PdfReference) return stream.number;
    throw new BrokenPdf(`/Contents of page object ${page}`, kindOf(stream), 'references');
  });
}
