import { BrokenPdf } from './broken-pdf.ts';
import type { PdfReader } from './pdf-reader.ts';
import {
  countIn,
  kindOf,
  nameIn,
  PdfReference,
  referenceIn,
  type PdfDictionary,
  type PdfValue,
} from './pdf-value.ts';

/** Balanced trees of 64 kids a node have 4 levels at most; one that goes round in circles has no end. */
const DEEPEST = 24;

/** A page as the tree gives it. */
export interface PageNode {
  /** Object number. */
  readonly number: number;
  readonly dictionary: PdfDictionary;
}

interface TreeNode extends PageNode {
  readonly kids: readonly number[];
  readonly count: number;
}

/** The page tree (ISO 32000-2 7.7.3), read node by node. */
export class PageTree {
  readonly #reader: PdfReader;
  readonly #root: TreeNode;
  /** Of nodes above the leaves that were gone through: pages below each kid but the last, 0 where they differ. */
  readonly #spans = new Map<number, number>();
  /** Heights of the media boxes that nodes hand down. */
  readonly #heights = new Map<number, number>();

  constructor(reader: PdfReader) {
    this.#reader = reader;
    const catalog = reader.dictionary(referenceIn(reader.trailer, 'Root', 'the trailer'));
    const root = referenceIn(catalog, 'Pages', 'the catalog');
    this.#root = asNode({ number: root, dictionary: reader.dictionary(root) });
  }

  /** Pages as the root states them. */
  get count(): number {
    return this.#root.count;
  }

  /**
   * All pages in order. A kid that cannot be read comes as `BrokenPdf` in its place. A node whose `/Count` is not what
   * its kids have is told to `report`.
   */
  *walk(report: (broken: BrokenPdf) => void): Generator<PageNode | BrokenPdf> {
    yield* this.#below(this.#root, 1, report);
  }

  /** Page `index`, from 0, found by the counts of the nodes above it. */
  page(index: number): PageNode {
    let node = this.#root;
    let within = index;
    for (let depth = 1; depth <= DEEPEST; depth++) {
      if (within >= node.count) throw new BrokenPdf(`page ${index + 1}`, 'no page', 'a page of the tree');
      const step = this.#stepTo(node, within);
      const kid = this.#kid(node, step.kid);
      if (nameIn(kid.dictionary, 'Type') === 'Page') return kid;
      within -= step.before;
      node = asNode(kid);
    }
    throw tooDeep(node.number);
  }

  /** Height of a page's media box in pt, its own or that of a node above it (ISO 32000-2 7.7.3.4). */
  heightOf({ number, dictionary }: PageNode): number {
    const box = dictionary.get('MediaBox');
    if (box !== undefined) return heightIn(box, number);
    const parent = dictionary.get('Parent');
    if (!(parent instanceof PdfReference))
      throw new BrokenPdf(`page object ${number}`, 'no /MediaBox', 'one');
    return this.#heightBelow(parent.number, 1);
  }

  #heightBelow(number: number, depth: number): number {
    const known = this.#heights.get(number);
    if (known !== undefined) return known;
    if (depth > DEEPEST) throw tooDeep(number);
    const node = this.#reader.dictionary(number);
    const box = node.get('MediaBox');
    const parent = node.get('Parent');
    let height: number;
    if (box !== undefined) height = heightIn(box, number);
    else if (parent instanceof PdfReference) height = this.#heightBelow(parent.number, depth + 1);
    else throw new BrokenPdf(`page tree node ${number}`, 'no /MediaBox above it', 'one');
    this.#heights.set(number, height);
    return height;
  }

  *#below(
    node: TreeNode,
    depth: number,
    report: (broken: BrokenPdf) => void,
  ): Generator<PageNode | BrokenPdf> {
    let pages = 0;
    for (let i = 0; i < node.kids.length; i++) {
      const kid = this.#kidOrBroken(node, i, depth);
      if (!(kid instanceof BrokenPdf) && 'kids' in kid) {
        pages += kid.count;
        yield* this.#below(kid, depth + 1, report);
      } else {
        pages++;
        yield kid;
      }
    }
    if (pages !== node.count) report(wrongCount(node, pages));
  }

  #kidOrBroken(node: TreeNode, index: number, depth: number): PageNode | TreeNode | BrokenPdf {
    try {
      if (depth > DEEPEST) throw tooDeep(node.number);
      const kid = this.#kid(node, index);
      return nameIn(kid.dictionary, 'Type') === 'Page' ? kid : asNode(kid);
    } catch (error) {
      if (error instanceof BrokenPdf) return error;
      throw error;
    }
  }

  /** The kid that page `within` of the node is under, and the pages before that kid. */
  #stepTo(node: TreeNode, within: number): { kid: number; before: number } {
    const each = this.#spanOf(node);
    const last = node.kids.length - 1;
    if (each > 0) {
      const kid = Math.min(Math.floor(within / each), last);
      return { kid, before: kid * each };
    }
    let before = 0;
    for (let kid = 0; kid <= last; kid++) {
      const pages = this.#pagesOf(node, kid);
      if (within < before + pages) return { kid, before };
      before += pages;
    }
    throw wrongCount(node, before);
  }

  /** In a balanced tree all kids but the last hold as many pages as the first: no need to read them all. */
  #spanOf(node: TreeNode): number {
    const { number, kids, count } = node;
    if (kids.length === count) return 1;
    let span = this.#spans.get(number);
    if (span === undefined) {
      const last = kids.length - 1;
      const each = this.#pagesOf(node, 0);
      span = each * last + this.#pagesOf(node, last) === count ? each : 0;
      this.#spans.set(number, span);
    }
    return span;
  }

  #pagesOf(node: TreeNode, kid: number): number {
    const { number, dictionary } = this.#kid(node, kid);
    return nameIn(dictionary, 'Type') === 'Page'
      ? 1
      : countIn(dictionary, 'Count', `page tree node ${number}`);
  }

  #kid(node: TreeNode, index: number): PageNode {
    const number = node.kids[index] ?? 0;
    const dictionary = this.#reader.dictionary(number);
    const parent = dictionary.get('Parent');
    if (parent instanceof PdfReference && parent.number === node.number) return { number, dictionary };
    throw new BrokenPdf(
      `/Parent of object ${number}`,
      kindOf(parent),
      `a reference to object ${node.number}`,
    );
  }
}

function asNode({ number, dictionary }: PageNode): TreeNode {
  const of = `page tree node ${number}`;
  const kids = dictionary.get('Kids');
  if (nameIn(dictionary, 'Type') !== 'Pages' || !Array.isArray(kids)) {
    throw new BrokenPdf(of, 'something else', 'a node with its kids');
  }
  const numbers = kids.map((kid) => {
    if (kid instanceof PdfReference) return kid.number;
    throw new BrokenPdf(`/Kids of ${of}`, kindOf(kid), 'references');
  });
  return { number, dictionary, kids: numbers, count: countIn(dictionary, 'Count', of) };
}

function wrongCount({ number, count }: TreeNode, pages: number): BrokenPdf {
  return new BrokenPdf(`/Count of page tree node ${number}`, String(count), `${pages}, as its kids have`);
}

function heightIn(box: PdfValue, number: number): number {
  if (Array.isArray(box)) {
    const [, bottom, , top] = box;
    if (typeof bottom === 'number' && typeof top === 'number' && bottom === 0 && top > 0) return top;
  }
  throw new BrokenPdf(
    `/MediaBox of object ${number}`,
    kindOf(box),
    'four numbers, the lower left corner 0 0',
  );
}

function tooDeep(number: number): BrokenPdf {
  return new BrokenPdf(`page tree at node ${number}`, 'more levels', `at most ${DEEPEST}`);
}
