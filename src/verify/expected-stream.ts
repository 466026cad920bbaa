import type { StatedMarks } from './marks/stated-marks.ts';
import type { StatedPages } from './pages/check-pages.ts';
import { lineOf, type SheetNumbers } from './readable-line.ts';

/** A sheet as run.db states it. */
export interface ExpectedSheet extends SheetNumbers {
  /** The page of its front in the file, from 0. */
  readonly page: number;
  /** Content of its code. */
  readonly code: string;
  /** Printed OMR positions, bit n for position n. */
  readonly omr?: number;
}

/** A composed document as run.db states it: where its pages are, and what they are. */
export interface ExpectedDocument {
  readonly key: string;
  /** Of the file, from 0. */
  readonly firstPage: number;
  readonly pages: number;
  /** CRC-32 of its deflated page contents, one after another. */
  readonly crc: number;
  readonly account?: string;
  /** Lines of the piece's address, on the first document of a piece. */
  readonly address?: readonly string[] | undefined;
}

/** What a finished print stream must be. */
export interface ExpectedStream {
  readonly stream: string;
  /** In the run directory, with `/`. */
  readonly file: string;
  readonly pages: number;
  readonly bytes: number;
  readonly plex: 'simplex' | 'duplex';
  /** Whether its pages are records of pieces and documents (PDF/VT). */
  readonly records?: boolean;
  /** Where marks and code stand; without it, readable lines alone are read. */
  readonly marks?: StatedMarks | undefined;
  /** What must stand on composed pages; without it, their contents are compared by checksum alone. */
  readonly stated?: StatedPages | undefined;
  /** In order of their pages. */
  readonly sheets: Iterable<ExpectedSheet>;
  /** In order of their pages; without them, page contents are not compared. */
  readonly documents?: Iterable<ExpectedDocument>;
}

/** What a page must carry: its readable line, or '' for a back; `sheet` is the one that it belongs to. */
export interface ExpectedPage {
  readonly line: string;
  readonly sheet: ExpectedSheet | undefined;
}

/** Stands for a front of which run.db knows no sheet: nothing on paper equals it. */
const NO_SHEET = 'no sheet';

/** The pages that must come, a few at a time. */
export class ExpectedPages {
  readonly #sheets: Iterator<ExpectedSheet>;
  readonly #pages: number;
  readonly #duplex: boolean;
  readonly #ahead: ExpectedPage[] = [];
  #nextSheet: ExpectedSheet | undefined;
  #onPaper: ExpectedSheet | undefined;
  #made = 0;
  /** Index of the next page, from 0. */
  index = 0;

  constructor({ sheets, pages, plex }: ExpectedStream) {
    this.#sheets = sheets[Symbol.iterator]();
    this.#pages = pages;
    this.#duplex = plex === 'duplex';
    this.#nextSheet = this.#pull();
  }

  /** The page `ahead` places after the next one; undefined behind the last. */
  peek(ahead: number): ExpectedPage | undefined {
    while (this.#ahead.length <= ahead && this.#made < this.#pages) this.#ahead.push(this.#make());
    return this.#ahead[ahead];
  }

  /** Goes on by `count` pages. */
  advance(count: number): void {
    this.peek(count - 1);
    this.index += this.#ahead.splice(0, count).length;
  }

  /** Pages that are still to come. */
  get left(): number {
    return Math.max(0, this.#pages - this.index);
  }

  /** When all pages came: a sheet that run.db has behind the last of them. */
  get leftOver(): ExpectedSheet | undefined {
    return this.#nextSheet;
  }

  #make(): ExpectedPage {
    const page = this.#made++;
    if (this.#nextSheet?.page === page) {
      this.#onPaper = this.#nextSheet;
      this.#nextSheet = this.#pull();
      return { line: lineOf(this.#onPaper), sheet: this.#onPaper };
    }
    if (this.#duplex && page % 2 === 1) return { line: '', sheet: this.#onPaper };
    return { line: NO_SHEET, sheet: undefined };
  }

  #pull(): ExpectedSheet | undefined {
    const next = this.#sheets.next();
    return next.done === true ? undefined : next.value;
  }
}
