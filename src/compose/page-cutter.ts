import { AreaCutter } from './area-cutter.ts';
import { FAST, FRONT_BREAK, type Galley, LOOSE, NO_BREAK, TURN_BREAK, UPRIGHT_BREAK } from './galley.ts';
import type { FootNotes } from './foot-notes.ts';
import type { LayoutOutline } from './layout-outline.ts';
import type { PointRect } from './points.ts';
import type { PageWriter } from './page-writer.ts';
import { StripPlacer } from './strip-placer.ts';
import type { CompiledTable } from './table-block.ts';
import { showMm, type Trouble } from './trouble.ts';

/** Rounding of sums of lengths, in pt: far below anything visible. */
const FORGIVEN = 0.01;

/** What begins and ends pages around the flow. Pages count from 0. */
export interface PageTurner {
  /** `turned`: the flow stands on it a quarter turn to the left, in the turned frame. */
  begin(page: number, turned: boolean): void;
  end(page: number): void;
}

/** Where the flow stands: on the first page, on those that follow, and on turned ones, as it looks to who has turned the sheet. */
export interface PageFrames {
  readonly first: PointRect;
  readonly following: PointRect;
  readonly turned: PointRect;
}

/** Where the flow of a document ended. */
interface FlowEnd {
  pages: number;
  /** Lower edge of the last strip, in pt from the page's top. */
  bottom: number;
}

/**
 * Cuts a galley into pages and draws it. Strips that hold together move to the next page together; where they fill
 * more than a page, kept ones part and fast ones are a fault. Ends for every galley: each round places a strip, turns
 * to an empty page, or reports a fault.
 */
export class PageCutter {
  readonly end: FlowEnd = { pages: 0, bottom: 0 };
  readonly #galley: Galley;
  readonly #pages: PageWriter;
  readonly #trouble: Trouble;
  readonly #notes: FootNotes;
  readonly #placer: StripPlacer;
  readonly #areas: AreaCutter;
  readonly #first: PointRect;
  readonly #following: PointRect;
  readonly #turnedFrame: PointRect;
  readonly #duplex: boolean;

  #page = 0;
  #turned = false;
  /** Number of the next area of columns. */
  #area = 0;

  constructor(
    galley: Galley,
    pages: PageWriter,
    trouble: Trouble,
    tables: readonly CompiledTable[],
    notes: FootNotes,
    { first, following, turned }: PageFrames,
    duplex: boolean,
    outline?: LayoutOutline,
  ) {
    this.#galley = galley;
    this.#pages = pages;
    this.#trouble = trouble;
    this.#notes = notes;
    this.#placer = new StripPlacer(galley, pages, tables, notes, outline);
    this.#areas = new AreaCutter(this.#placer);
    this.#first = first;
    this.#following = following;
    this.#turnedFrame = turned;
    this.#duplex = duplex;
  }

  /** Draws the whole galley; the last page stays open. */
  cut(turner: PageTurner): void {
    this.#page = 0;
    this.#turned = false;
    this.#placer.start();
    this.#toArea(0);
    this.#open(turner);
    const { strips } = this.#galley;
    let strip = 0;
    while (strip < strips) {
      const kind = this.#galley.pageBreak[strip] ?? NO_BREAK;
      if (kind !== NO_BREAK) {
        if (this.#isFollowed(strip)) this.#break(kind, strip, turner);
        strip++;
        continue;
      }
      if (strip === this.#placer.areaFirst) {
        strip = this.#cutArea(turner);
        if (strip < 0) break;
        continue;
      }
      if (this.#placer.fresh && this.#galley.blank[strip] === true) {
        strip++;
        continue;
      }
      const next = this.#placeFrom(strip, turner);
      if (next < 0) break;
      strip = next;
    }
    while (this.#notes.goesOn) if (!this.#goOnWithNotes(turner)) break;
    this.end.pages = this.#page + 1;
    // Of a turned page nothing is left for what stands upright.
    this.end.bottom = this.#turned ? Infinity : this.#placer.y;
  }

  /** Adds a page on which nothing of the flow stands, for a slip. */
  addPage(turner: PageTurner): void {
    this.endNotes(Infinity);
    turner.end(this.#page);
    this.#page++;
    this.#turned = false;
    this.#open(turner);
    this.end.pages = this.#page + 1;
    this.end.bottom = this.#placer.y;
  }

  /** Draws the notes of the page that is open, at its foot, or above `lowest` pt where something stands below that. */
  endNotes(lowest: number): void {
    const { x, y, height } = this.#placer.frame;
    this.#notes.draw(this.#pages, x, Math.min(y + height, lowest));
  }

  /** A page for what is left of the last note; false where no page has room for any of it. */
  #goOnWithNotes(turner: PageTurner): boolean {
    this.#nextPage(turner);
    return this.#fillWithNotes(this.#placer.frame.height);
  }

  /** Nothing of the flow goes to the page beside the rest of a note. */
  #fillWithNotes(room: number): boolean {
    if (this.#notes.fill(room)) return true;
    this.#notes.reportTooHigh(showMm, room);
    return false;
  }

  /** Begins the page that a page break asks for, where the page in hand is not that. */
  #break(kind: number, strip: number, turner: PageTurner): void {
    const turned = kind === TURN_BREAK || (kind !== UPRIGHT_BREAK && this.#turned);
    const isOther = turned !== this.#turned;
    this.#turned = turned;
    // The first page has the address: it stays upright.
    if (!this.#placer.fresh || (isOther && this.#page === 0)) this.#turn(strip, turner);
    else if (isOther) {
      this.#notes.undoBegin();
      this.#open(turner);
    }
    if (kind === FRONT_BREAK && this.#duplex && this.#page % 2 === 1) this.#turn(strip, turner);
  }

  /** Whether anything but blank space stands behind a strip. */
  #isFollowed(strip: number): boolean {
    const { strips, blank, pageBreak } = this.#galley;
    for (let s = strip + 1; s < strips; s++) if (blank[s] !== true && pageBreak[s] === NO_BREAK) return true;
    return false;
  }

  /** Places the strips that hold together from `strip` on; returns the next strip, −1 on a fault. */
  #placeFrom(strip: number, turner: PageTurner): number {
    const last = this.#placer.holdsUpTo(strip);
    const placer = this.#placer;
    const fits = placer.fits(strip, last) || placer.fitsWithoutAll(strip, last);
    if (fits && !placer.isStranded(strip, last)) return placer.place(strip, last);
    if (this.#placer.fresh && this.#notes.continues) {
      if (!this.#fillWithNotes(this.#placer.room - this.#placer.reserve(strip - 1))) return -1;
      this.#turn(strip, turner);
      return strip;
    }
    if (!this.#placer.fresh) {
      this.#turn(strip, turner);
      return strip;
    }
    // An empty page is too small. The first page's frame may be smaller than the following ones'.
    if (
      this.#page === 0 &&
      this.#placer.height(strip, last) + this.#notes.heightWith(strip, last) <=
        this.#following.height + FORGIVEN
    ) {
      if (this.#following.height > this.#first.height) {
        this.#turn(strip, turner);
        return strip;
      }
    }
    for (let end = last - 1; end >= strip; end--) {
      const parts = (this.#galley.hold[end] ?? LOOSE) !== FAST;
      if (parts && (this.#placer.fits(strip, end) || this.#placer.fitsWithoutAll(strip, end)))
        return this.#placer.place(strip, end);
    }
    return this.#refuse(strip);
  }

  /** Not even an empty page holds what is never parted from a strip. */
  #refuse(strip: number): number {
    const placer = this.#placer;
    this.#trouble.block = this.#galley.at[strip] ?? '';
    const room = placer.room - FORGIVEN;
    const fastEnd = placer.fastUpTo(strip);
    const needed = placer.needed(strip, fastEnd) + this.#notes.leastWith(strip, fastEnd, true);
    this.#trouble.report('compose.does-not-fit', showMm(needed), showMm(Math.max(0, room)));
    return -1;
  }

  /** Sets the next area of columns over pages; returns the strip behind it, −1 on a fault. */
  #cutArea(turner: PageTurner): number {
    const placer = this.#placer;
    const area = this.#galley.areas[this.#area];
    if (area === undefined) return -1;
    let strip = area.first;
    while (strip <= area.last) {
      const next = this.#areas.cut(area, strip);
      if (next === strip && placer.fresh) {
        const grows = this.#page === 0 && this.#following.height > this.#first.height;
        if (this.#notes.continues) {
          if (!this.#fillWithNotes(placer.room)) return -1;
        } else if (!grows) return this.#refuse(strip);
      }
      strip = next;
      if (strip <= area.last) this.#nextPage(turner);
    }
    this.#toArea(this.#area + 1);
    return strip;
  }

  #toArea(area: number): void {
    this.#area = area;
    this.#placer.areaFirst = this.#galley.areas[area]?.first ?? -1;
  }

  /** Ends the page before `strip` and opens the next one; a table that goes on closes here and opens there again. */
  #turn(strip: number, turner: PageTurner): void {
    this.#placer.closeOff(strip);
    this.#nextPage(turner);
    this.#placer.reopen(strip);
  }

  #nextPage(turner: PageTurner): void {
    this.endNotes(Infinity);
    turner.end(this.#page);
    this.#page++;
    this.#open(turner);
  }

  #open(turner: PageTurner): void {
    const frame = this.#turned ? this.#turnedFrame : this.#page === 0 ? this.#first : this.#following;
    this.#placer.begin(frame);
    if (this.#notes.any) this.#notes.begin(frame.height);
    turner.begin(this.#page, this.#turned);
  }
}
