import { FAST, FRONT_BREAK, type Galley, LOOSE, NO_BREAK, TURN_BREAK, UPRIGHT_BREAK } from './galley.ts';
import { FlowSheet } from './flow-sheet.ts';
import type { FootNotes } from './foot-notes.ts';
import type { LayoutOutline } from './layout-outline.ts';
import { OpenBoxes } from './open-boxes.ts';
import type { PointRect } from './points.ts';
import type { PageWriter } from './page-writer.ts';
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
  readonly #tables: readonly CompiledTable[];
  readonly #notes: FootNotes;
  readonly #sheet: FlowSheet;
  readonly #first: PointRect;
  readonly #following: PointRect;
  readonly #boxes: OpenBoxes;
  readonly #turnedFrame: PointRect;
  readonly #duplex: boolean;
  /** Told where strips stand, where an author wants to see it. */
  readonly #outline: LayoutOutline | undefined;

  #page = 0;
  #turned = false;
  #y = 0;
  #frame: PointRect;
  /** Nothing of the flow stands on the page yet, but what a table repeats. */
  #fresh = true;
  /** A table's head has just been repeated and nothing follows it yet. */
  #bare = false;

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
    this.#outline = outline;
    this.#galley = galley;
    this.#pages = pages;
    this.#trouble = trouble;
    this.#tables = tables;
    this.#notes = notes;
    this.#sheet = new FlowSheet(pages, notes);
    this.#first = first;
    this.#following = following;
    this.#turnedFrame = turned;
    this.#duplex = duplex;
    this.#frame = first;
    this.#boxes = new OpenBoxes(galley, this.#sheet);
  }

  /** Draws the whole galley; the last page stays open. */
  cut(turner: PageTurner): void {
    this.#page = 0;
    this.#turned = false;
    this.#boxes.start();
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
      if (this.#fresh && this.#galley.blank[strip] === true) {
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
    this.end.bottom = this.#turned ? Infinity : this.#y;
  }

  /** Adds a page on which nothing of the flow stands, for a slip. */
  addPage(turner: PageTurner): void {
    this.endNotes(Infinity);
    turner.end(this.#page);
    this.#page++;
    this.#turned = false;
    this.#open(turner);
    this.end.pages = this.#page + 1;
    this.end.bottom = this.#y;
  }

  /** Draws the notes of the page that is open, at its foot, or above `lowest` pt where something stands below that. */
  endNotes(lowest: number): void {
    const { x, y, height } = this.#frame;
    this.#notes.draw(this.#pages, x, Math.min(y + height, lowest));
  }

  /** A page for what is left of the last note; false where no page has room for any of it. */
  #goOnWithNotes(turner: PageTurner): boolean {
    this.endNotes(Infinity);
    turner.end(this.#page);
    this.#page++;
    this.#open(turner);
    return this.#fillWithNotes(this.#frame.height);
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
    if (!this.#fresh || (isOther && this.#page === 0)) this.#turn(strip, turner);
    else if (isOther) this.#open(turner);
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
    const last = this.#holdsUpTo(strip);
    if (this.#fits(strip, last) || this.#fitsWithoutAll(strip, last)) return this.#place(strip, last);
    if (this.#fresh && this.#notes.continues) {
      if (!this.#fillWithNotes(this.#room - this.#reserve(strip - 1))) return -1;
      this.#turn(strip, turner);
      return strip;
    }
    if (!this.#fresh) {
      this.#turn(strip, turner);
      return strip;
    }
    // An empty page is too small. The first page's frame may be smaller than the following ones'.
    if (
      this.#page === 0 &&
      this.#height(strip, last) + this.#notes.heightWith(strip, last) <= this.#following.height + FORGIVEN
    ) {
      if (this.#following.height > this.#first.height) {
        this.#turn(strip, turner);
        return strip;
      }
    }
    for (let end = last - 1; end >= strip; end--) {
      const parts = (this.#galley.hold[end] ?? LOOSE) !== FAST;
      if (parts && (this.#fits(strip, end) || this.#fitsWithoutAll(strip, end)))
        return this.#place(strip, end);
    }
    this.#trouble.block = this.#galley.at[strip] ?? '';
    const room = this.#frame.y + this.#frame.height - this.#y;
    const fastEnd = this.#fastUpTo(strip);
    const notes = this.#notes.leastWith(strip, fastEnd, true);
    const needed = this.#height(strip, fastEnd) + this.#reserve(fastEnd) + notes;
    this.#trouble.report('compose.does-not-fit', showMm(needed), showMm(Math.max(0, room)));
    return -1;
  }

  /** The last of the strips that hold together from `strip` on. Blank space between them holds as well. */
  #holdsUpTo(strip: number): number {
    const { strips, hold, blank, pageBreak } = this.#galley;
    let end = strip;
    while (end < strips - 1 && ((hold[end] ?? LOOSE) !== LOOSE || (end > strip && blank[end] === true))) {
      if (pageBreak[end + 1] !== NO_BREAK) return end;
      end++;
    }
    return end;
  }

  #fastUpTo(strip: number): number {
    let end = strip;
    while (end < this.#galley.strips - 1 && this.#galley.hold[end] === FAST) end++;
    return end;
  }

  #height(first: number, last: number): number {
    let height = 0;
    for (let s = first; s <= last; s++) height += this.#galley.height[s] ?? 0;
    return height;
  }

  #fits(first: number, last: number): boolean {
    return this.#needed(first, last) + this.#notes.heightWith(first, last) <= this.#room;
  }

  /** As `#fits`, where the last note of the strips goes on on the next page. */
  #fitsWithoutAll(first: number, last: number): boolean {
    return this.#needed(first, last) + this.#notes.leastWith(first, last, this.#fresh) <= this.#room;
  }

  #needed(first: number, last: number): number {
    return this.#height(first, last) + this.#reserve(last);
  }

  /** Down to the frame's foot. */
  get #room(): number {
    return this.#frame.y + this.#frame.height + FORGIVEN - this.#y;
  }

  /** Room for the subtotal and for the padding of boxes that a page break after the strip would need. */
  #reserve(strip: number): number {
    const table = this.#tableGoingOnAfter(strip);
    const room = this.#galley.boxes > 0 ? this.#boxes.reserve(strip) : 0;
    return table === undefined ? room : room + table.closeHeight;
  }

  #tableGoingOnAfter(strip: number): CompiledTable | undefined {
    if (strip < 0) return undefined;
    const number = this.#galley.table[strip] ?? -1;
    const table = number < 0 ? undefined : this.#tables[number];
    return table?.goesOnAfter(strip) === true ? table : undefined;
  }

  #place(first: number, last: number): number {
    const galley = this.#galley;
    const boxed = galley.boxes > 0;
    if (this.#notes.any) this.#notes.take(first, last, this.#room - this.#needed(first, last));
    for (let s = first; s <= last; s++) {
      if (boxed) this.#boxes.before(s, this.#y);
      this.#pages.runs(galley, galley.firstRun(s), galley.runEnd[s] ?? 0, this.#frame.x, this.#y);
      const ground = galley.ground[s];
      if (ground !== undefined) this.#pages.under(ground, this.#frame.x, this.#y);
      const mark = galley.mark[s];
      if (mark !== undefined && !this.#bare) this.#pages.mark(mark, this.#frame.x, this.#y);
      const height = galley.height[s] ?? 0;
      this.#outline?.strip(galley.at[s] ?? '', this.#frame.x, this.#y, this.#frame.width, height);
      const table = galley.table[s] ?? -1;
      if (table >= 0) this.#tables[table]?.pass(this.#pages, s, this.#frame.x, this.#y);
      this.#y += height;
      if (boxed) this.#boxes.after(s, this.#frame.x, this.#y);
      this.#bare = false;
    }
    this.#fresh = false;
    return last + 1;
  }

  /** Ends the page before `strip` and opens the next one; a table that goes on closes here and opens there again. */
  #turn(strip: number, turner: PageTurner): void {
    const table = this.#tableGoingOnAfter(strip - 1);
    const carried = this.#galley.carried[strip - 1] ?? 0;
    table?.close(this.#sheet, this.#frame.x, this.#y, carried, strip - 1);
    const boxes = this.#boxes.breakOff(this.#frame.x, this.#y + (table?.closeHeight ?? 0));
    this.endNotes(Infinity);
    turner.end(this.#page);
    this.#page++;
    this.#open(turner);
    this.#y += this.#boxes.reopen(boxes, this.#y);
    if (table === undefined) return;
    this.#sheet.sighting = this.#notes.any;
    this.#y += table.reopen(this.#sheet, this.#frame.x, this.#y, carried, strip);
    this.#sheet.sighting = false;
    this.#bare = table.bareReopening;
  }

  #open(turner: PageTurner): void {
    this.#frame = this.#turned ? this.#turnedFrame : this.#page === 0 ? this.#first : this.#following;
    this.#y = this.#frame.y;
    this.#fresh = true;
    this.#bare = false;
    if (this.#notes.any) this.#notes.begin(this.#frame.height);
    turner.begin(this.#page, this.#turned);
  }
}
