import { FlowSheet } from './flow-sheet.ts';
import type { FootNotes } from './foot-notes.ts';
import { FAST, type Galley, LOOSE, NO_BREAK } from './galley.ts';
import type { LayoutOutline } from './layout-outline.ts';
import { OpenBoxes } from './open-boxes.ts';
import type { PageWriter } from './page-writer.ts';
import type { PointRect } from './points.ts';
import type { CompiledTable } from './table-block.ts';

/** Rounding of sums of lengths, in pt: far below anything visible. */
const FORGIVEN = 0.01;

const NONE: readonly number[] = [];

/** Where the placing of strips stood, to go back to after a trial. */
interface Standing {
  readonly y: number;
  readonly fresh: boolean;
  readonly bare: boolean;
  readonly frame: PointRect;
  readonly nextBox: number;
  readonly again: readonly number[];
}

/** Places strips of a galley in one frame after another: pages, or columns of a page. */
export class StripPlacer {
  frame: PointRect = { x: 0, y: 0, width: 0, height: 0 };
  /** Where the next strip stands, in pt from the page's top. */
  y = 0;
  /** Nothing of the flow stands in the frame yet, but what a table repeats. */
  fresh = true;
  /** The first strip of the next area of columns, −1 for none. */
  areaFirst = -1;
  readonly galley: Galley;
  readonly notes: FootNotes;
  readonly sheet: FlowSheet;
  readonly #tables: readonly CompiledTable[];
  readonly #boxes: OpenBoxes;
  /** Told where strips stand, where an author wants to see it. */
  readonly #outline: LayoutOutline | undefined;
  /** Boxes that go on in the next frame. */
  #again = NONE;
  /** A table's head has just been repeated and nothing follows it yet. */
  #bare = false;

  constructor(
    galley: Galley,
    pages: PageWriter,
    tables: readonly CompiledTable[],
    notes: FootNotes,
    outline: LayoutOutline | undefined,
  ) {
    this.galley = galley;
    this.notes = notes;
    this.sheet = new FlowSheet(pages, notes);
    this.#tables = tables;
    this.#outline = outline;
    this.#boxes = new OpenBoxes(galley, this.sheet);
  }

  /** Begins with the first strip. */
  start(): void {
    this.#again = NONE;
    this.#boxes.start();
  }

  /** Begins a frame at its top. */
  begin(frame: PointRect): void {
    this.frame = frame;
    this.y = frame.y;
    this.fresh = true;
    this.#bare = false;
  }

  /** The last of the strips that hold together from `strip` on. Blank space between them holds as well. */
  holdsUpTo(strip: number): number {
    const { strips, hold, blank, pageBreak } = this.galley;
    let end = strip;
    while (end < strips - 1 && ((hold[end] ?? LOOSE) !== LOOSE || (end > strip && blank[end] === true))) {
      if (pageBreak[end + 1] !== NO_BREAK || end + 1 === this.areaFirst) return end;
      end++;
    }
    return end;
  }

  /** Whether strips that hold to an area of columns would be left alone above it: nothing of it stands below them. */
  isStranded(first: number, last: number): boolean {
    if (last + 1 !== this.areaFirst || this.fresh) return false;
    const { hold, blank } = this.galley;
    if (hold[last] === LOOSE && !(last > first && blank[last] === true)) return false;
    return !this.fits(first, this.holdsUpTo(this.areaFirst));
  }

  fastUpTo(strip: number): number {
    let end = strip;
    while (end < this.galley.strips - 1 && this.galley.hold[end] === FAST) end++;
    return end;
  }

  height(first: number, last: number): number {
    let height = 0;
    for (let s = first; s <= last; s++) height += this.galley.height[s] ?? 0;
    return height;
  }

  fits(first: number, last: number): boolean {
    return this.needed(first, last) + this.notes.heightWith(first, last) <= this.room;
  }

  /** As `fits`, where the last note of the strips goes on on the next page. */
  fitsWithoutAll(first: number, last: number): boolean {
    return this.needed(first, last) + this.notes.leastWith(first, last, this.fresh) <= this.room;
  }

  needed(first: number, last: number): number {
    return this.height(first, last) + this.reserve(last);
  }

  /** Down to the frame's foot. */
  get room(): number {
    return this.frame.y + this.frame.height + FORGIVEN - this.y;
  }

  /** Room for the subtotal and for the padding of boxes that a page break after the strip would need. */
  reserve(strip: number): number {
    const table = this.#tableGoingOnAfter(strip);
    const room = this.galley.boxes > 0 ? this.#boxes.reserve(strip) : 0;
    return table === undefined ? room : room + table.closeHeight;
  }

  /** Returns the strip behind the last one. `room`: what notes may take, in pt. */
  place(first: number, last: number, room = this.room - this.needed(first, last)): number {
    const { galley, sheet } = this;
    const boxed = galley.boxes > 0;
    if (this.notes.any) this.notes.take(first, last, room);
    for (let s = first; s <= last; s++) {
      if (boxed) this.#boxes.before(s, this.y);
      sheet.runs(galley, galley.firstRun(s), galley.runEnd[s] ?? 0, this.frame.x, this.y);
      const ground = galley.ground[s];
      if (ground !== undefined) sheet.under(ground, this.frame.x, this.y);
      const mark = galley.mark[s];
      if (mark !== undefined && !this.#bare) sheet.mark(mark, this.frame.x, this.y);
      const height = galley.height[s] ?? 0;
      if (!sheet.trial)
        this.#outline?.strip(galley.at[s] ?? '', this.frame.x, this.y, this.frame.width, height);
      const table = galley.table[s] ?? -1;
      if (table >= 0 && !sheet.trial) this.#tables[table]?.pass(sheet, s, this.frame.x, this.y);
      this.y += height;
      if (boxed) this.#boxes.after(s, this.frame.x, this.y);
      this.#bare = false;
    }
    this.fresh = false;
    return last + 1;
  }

  /** Ends the frame before `strip`: a table that goes on closes, and so do boxes. */
  closeOff(strip: number): void {
    const table = this.#tableGoingOnAfter(strip - 1);
    table?.close(this.sheet, this.frame.x, this.y, this.galley.carried[strip - 1] ?? 0, strip - 1);
    this.#again = this.#boxes.breakOff(this.frame.x, this.y + (table?.closeHeight ?? 0));
  }

  /** What was closed off opens again at the top of the next frame. */
  reopen(strip: number): void {
    this.y += this.#boxes.reopen(this.#again, this.y);
    this.#again = NONE;
    const table = this.#tableGoingOnAfter(strip - 1);
    if (table === undefined) return;
    this.sheet.sighting = this.notes.any;
    const carried = this.galley.carried[strip - 1] ?? 0;
    this.y += table.reopen(this.sheet, this.frame.x, this.y, carried, strip);
    this.sheet.sighting = false;
    this.#bare = table.bareReopening;
  }

  /** Between frames: where it stands. */
  standing(): Standing {
    const { y, fresh, frame } = this;
    return { y, fresh, frame, bare: this.#bare, nextBox: this.#boxes.next, again: this.#again };
  }

  goBack({ y, fresh, frame, bare, nextBox, again }: Standing): void {
    this.y = y;
    this.fresh = fresh;
    this.frame = frame;
    this.#bare = bare;
    this.#again = again;
    this.#boxes.goBack(nextBox);
  }

  #tableGoingOnAfter(strip: number): CompiledTable | undefined {
    if (strip < 0) return undefined;
    const number = this.galley.table[strip] ?? -1;
    const table = number < 0 ? undefined : this.#tables[number];
    return table?.goesOnAfter(strip) === true ? table : undefined;
  }
}
