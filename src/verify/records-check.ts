import { BrokenPdf } from './broken-pdf.ts';
import type { PageNode } from './page-tree.ts';
import type { PdfReader } from './pdf-reader.ts';
import { PdfReference, type PdfValue } from './pdf-value.ts';
import { pieceName } from './readable-line.ts';
import { recordLeaves, type RecordLeaf } from './record-tree.ts';

/** What is wrong with the records of a file at one page. */
interface RecordTrouble {
  readonly what: string;
  readonly found: string;
  readonly expected: string;
}

/** How far the tree is followed to find the part of a page behind lost ones. */
const LOOK_AHEAD = 200;

/** Holds the tree of document parts against the pages, both in their order: all pages, each in one part, none twice. */
export class RecordsCheck {
  readonly #leaves: Iterator<RecordLeaf>;
  /** Parts that were looked at ahead. */
  readonly #ahead: RecordLeaf[] = [];
  #leaf: RecordLeaf | undefined;
  /** The page before was the last of its part. */
  #ended = true;
  /** The tree cannot be read on. */
  #broken = false;

  constructor(reader: PdfReader) {
    this.#leaves = recordLeaves(reader);
  }

  /** Trouble with the next page; `piece`: whose it is by run.db. */
  page({ number, dictionary }: PageNode, piece: number | undefined): RecordTrouble | undefined {
    if (this.#broken) return undefined;
    try {
      return this.#page(number, dictionary.get('DPart'), piece);
    } catch (error) {
      if (!(error instanceof BrokenPdf)) throw error;
      this.#broken = true;
      return trouble(error.what, error.found, error.expected);
    }
  }

  /** Trouble behind the last page. */
  end(): RecordTrouble | undefined {
    if (this.#broken) return undefined;
    try {
      if (!this.#ended) return trouble('the last part', 'pages behind the last one', 'its end');
      return this.#peek(0) === undefined ? undefined : trouble('parts', 'one without pages', 'none');
    } catch (error) {
      if (!(error instanceof BrokenPdf)) throw error;
      return trouble(error.what, error.found, error.expected);
    }
  }

  #page(number: number, named: PdfValue | undefined, piece: number | undefined): RecordTrouble | undefined {
    if (!(named instanceof PdfReference))
      return trouble('/DPart of the page', 'none', 'the part of its document');
    const begins = this.#ended;
    const due = begins ? this.#peek(0) : this.#leaf;
    if (due?.leaf !== named.number) {
      this.#goTo(named.number, number);
      const expected = due === undefined ? 'none: the tree is at its end' : `part ${due.leaf}`;
      return trouble('/DPart of the page', `part ${named.number}`, expected);
    }
    if (begins) this.#ahead.shift();
    this.#leaf = due;
    this.#ended = due.end === number;
    if (begins && due.start !== number)
      return trouble(`begin of part ${due.leaf}`, `object ${due.start}`, `this page, object ${number}`);
    if (piece !== undefined && due.piece !== pieceName(piece))
      return trouble('piece of the record', due.piece, pieceName(piece));
    return undefined;
  }

  /** Goes on behind lost pages to the part that a page names. One that was passed, or is not near, leaves all as it is. */
  #goTo(leaf: number, page: number): void {
    for (let i = 0; i < LOOK_AHEAD; i++) {
      const each = this.#peek(i);
      if (each === undefined) return;
      if (each.leaf !== leaf) continue;
      this.#ahead.splice(0, i + 1);
      this.#leaf = each;
      this.#ended = each.end === page;
      return;
    }
  }

  #peek(ahead: number): RecordLeaf | undefined {
    while (this.#ahead.length <= ahead) {
      const next = this.#leaves.next();
      if (next.done === true) return undefined;
      this.#ahead.push(next.value);
    }
    return this.#ahead[ahead];
  }
}

function trouble(what: string, found: string, expected: string): RecordTrouble {
  return { what: `records: ${what}`, found, expected };
}
