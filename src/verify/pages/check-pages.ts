import { BrokenPdf } from '../broken-pdf.ts';
import type { ExpectedDocument } from '../expected-stream.ts';
import { inflatedBody } from '../inflate.ts';
import { meets, PageInk, type Ink, type InkArea } from './page-ink.ts';
import { StreamResources } from './stream-resources.ts';

/** A rectangle in mm from the sheet's upper left corner. */
interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type ShownOn = 'first' | 'every';

/** What the pages of a stream are held against. */
export interface StatedPages {
  /** Where the address stands, and what the window of the envelope shows: at every position of the sheet, and at some. */
  readonly window?: { readonly field: Rect; readonly always: Rect; readonly ever: Rect } | undefined;
  /** Where fronts have marks and nothing else. */
  readonly clear?: Rect | undefined;
  /** Pages that show the account and the document's key: of each document the first, or every one. */
  readonly account?: ShownOn | undefined;
  readonly document?: ShownOn | undefined;
}

/** What is wrong with a page. It tells no text of it: that may be personal. */
export interface PageTrouble {
  readonly what: string;
  readonly found: string;
  readonly expected: string;
}

/** A page as run.db states it. */
interface DuePage {
  readonly document: ExpectedDocument;
  /** Number of the page in its document, from 0. */
  readonly page: number;
  /** It is the front of a sheet: marks stand on it. */
  readonly front: boolean;
  /** It is the one behind the window. */
  readonly first: boolean;
}

const POINTS_PER_MM = 72 / 25.4;
/** Millimetres that rounding may be off. */
const CLOSE = 0.1;

/**
 * Holds what stands on the pages against run.db: the address of the piece in its field, nothing else in the window at any position of the
 * sheet, the account where the job says that it stands, fonts and forms that are there.
 */
export class PagesCheck {
  readonly #resources: StreamResources;
  readonly #ink: PageInk;
  readonly #stated: StatedPages;
  readonly #areas: { readonly field: InkArea; readonly always: InkArea; readonly ever: InkArea } | undefined;
  readonly #clear: InkArea | undefined;

  /** Faults of the file are thrown as `BrokenPdf`. */
  constructor(path: string, stated: StatedPages) {
    this.#resources = new StreamResources(path, []);
    this.#stated = stated;
    const { window } = stated;
    const { height } = this.#resources;
    this.#areas = window && {
      field: areaOf(window.field, height, CLOSE),
      always: areaOf(window.always, height, CLOSE),
      ever: areaOf(window.ever, height, -CLOSE),
    };
    this.#clear = stated.clear && areaOf(stated.clear, height, -CLOSE);
    const areas = [this.#areas?.ever, this.#clear];
    this.#ink = new PageInk(
      this.#resources,
      areas.filter((area) => area !== undefined),
    );
  }

  /** `body`: the composed page, deflated. */
  page(body: Uint8Array, { document, page, front, first }: DuePage): PageTrouble[] {
    const troubles: PageTrouble[] = [];
    let reading;
    try {
      reading = this.#ink.read(inflatedBody(body));
    } catch (error) {
      if (!(error instanceof BrokenPdf)) throw error;
      const { what, found, expected } = error;
      return [{ what, found, expected }];
    }
    for (const name of reading.unknown)
      troubles.push({ what: 'font or form', found: name, expected: 'one of the resources' });
    const isDue = (on: ShownOn | undefined): boolean => on === 'every' || (on === 'first' && page === 0);
    const expected = `that of document ${document.key}`;
    if (isDue(this.#stated.account) && !shows(reading.text, document.account))
      troubles.push({ what: 'account', found: 'none', expected });
    if (isDue(this.#stated.document) && !shows(reading.text, document.key))
      troubles.push({ what: 'key of the document', found: 'none', expected });
    if (front && this.#clear !== undefined) {
      const clear = this.#clear;
      const inZone = reading.inks.filter((ink) => meets(ink, clear) && !inside(clear, ink));
      const trouble = othersTrouble(inZone, this.#resources.height);
      if (trouble !== undefined)
        troubles.push({ what: 'clear zone of the marks', found: trouble, expected: 'nothing but marks' });
    }
    if (first && this.#areas !== undefined) troubles.push(...this.#window(reading.inks, document));
    return troubles;
  }

  close(): void {
    this.#resources.close();
  }

  #window(inks: readonly Ink[], { address }: ExpectedDocument): PageTrouble[] {
    const areas = this.#areas;
    if (areas === undefined) return [];
    const troubles: PageTrouble[] = [];
    const others: Ink[] = [];
    let shown = '';
    for (const ink of inks) {
      if (ink.text !== undefined && inside(ink, areas.field)) {
        shown += ink.text;
        if (inside(ink, areas.always)) continue;
        troubles.push({
          what: 'address',
          found: placeOf(ink, this.#resources.height),
          expected: 'inside what the window always shows',
        });
      } else if (meets(ink, areas.ever) && !inside(areas.ever, ink)) {
        others.push(ink);
      }
    }
    const trouble = othersTrouble(others, this.#resources.height);
    if (trouble !== undefined)
      troubles.push({ what: 'window', found: trouble, expected: 'the address alone' });
    if (address !== undefined && lettersOf(shown) !== lettersOf(address.join(''))) {
      const found = shown === '' ? 'none' : 'another text';
      troubles.push({ what: 'address', found, expected: 'that of the piece' });
    }
    return troubles;
  }
}

/** The first of the inks that should not be there, and how many more there are; undefined without any. */
function othersTrouble(others: readonly Ink[], height: number): string | undefined {
  const [other] = others;
  if (other === undefined) return undefined;
  const more = others.length === 1 ? '' : ` and ${others.length - 1} more`;
  return `${other.text === undefined ? 'a drawing' : 'a text'} at ${placeOf(other, height)}${more}`;
}

function areaOf({ x, y, width, height }: Rect, pageHeight: number, wider: number): InkArea {
  return {
    left: (x - wider) * POINTS_PER_MM,
    right: (x + width + wider) * POINTS_PER_MM,
    top: pageHeight - (y - wider) * POINTS_PER_MM,
    bottom: pageHeight - (y + height + wider) * POINTS_PER_MM,
  };
}

function inside(inner: InkArea, outer: InkArea): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.bottom >= outer.bottom &&
    inner.top <= outer.top
  );
}

/** Upper left corner in mm. */
function placeOf({ left, top }: Ink, height: number): string {
  return `${(left / POINTS_PER_MM).toFixed(1)}, ${((height - top) / POINTS_PER_MM).toFixed(1)} mm`;
}

function shows(text: string, wanted: string | undefined): boolean {
  return wanted === undefined || text.includes(withoutBlanks(wanted));
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/gu, '');
}

/** Letters in an order of their own: texts from right to left and ligatures are not drawn in the order of their letters. */
function lettersOf(text: string): string {
  return Array.from(withoutBlanks(text).normalize('NFD')).sort().join('');
}
