import type { FootNotes } from './foot-notes.ts';
import type { Galley } from './galley.ts';
import type { Mark } from './mark.ts';
import type { PageWriter } from './page-writer.ts';

/** What strips, boxes and repeated rows of tables are drawn on. */
export type Sheet = Pick<PageWriter, 'runs' | 'mark' | 'under' | 'reserveUnder' | 'fillUnder'> & {
  /** Nothing is drawn: it is only tried how much fits. */
  readonly trial?: boolean;
};

/** The page that the flow stands on; what is drawn on it may be looked at for the marks of footnotes. */
export class FlowSheet implements Sheet {
  /** Marks of footnotes in what is drawn count: in what a table repeats, which has no strips. */
  sighting = false;
  trial = false;
  readonly #pages: PageWriter;
  readonly #notes: FootNotes;

  constructor(pages: PageWriter, notes: FootNotes) {
    this.#pages = pages;
    this.#notes = notes;
  }

  runs(galley: Galley, from: number, to: number, x: number, top: number): void {
    if (this.sighting) this.#notes.takeAgain(galley, from, to);
    if (!this.trial) this.#pages.runs(galley, from, to, x, top);
  }

  mark(mark: Mark, x: number, top: number): void {
    if (!this.trial) this.#pages.mark(mark, x, top);
  }

  under(mark: Mark, x: number, top: number): void {
    if (!this.trial) this.#pages.under(mark, x, top);
  }

  reserveUnder(): number {
    return this.trial ? -1 : this.#pages.reserveUnder();
  }

  fillUnder(place: number, mark: Mark | undefined, x: number, top: number): void {
    if (!this.trial) this.#pages.fillUnder(place, mark, x, top);
  }
}
