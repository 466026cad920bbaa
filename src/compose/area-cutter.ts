import { FAST, type ColumnArea } from './galley.ts';
import type { PointRect } from './points.ts';
import type { StripPlacer } from './strip-placer.ts';

/** Rounding of sums of lengths, in pt. */
const FORGIVEN = 0.01;

/** Halvings in the search for a height: a page's height comes down to less than a line's tenth. */
const HALVINGS = 10;

/** How columns are filled. */
interface Filling {
  /** Of each column, in pt. */
  readonly height: number;
  /** What holds together may be parted where a column is too low for it: on an empty page. */
  readonly parts: boolean;
  /** How many columns. */
  readonly columns: number;
}

/** What columns of some height came to. */
interface Filled {
  /** The strip behind the last one that was placed. */
  readonly next: number;
  /** How many columns something stands in. */
  readonly columns: number;
  /** Lower edge of the longest column. */
  readonly bottom: number;
  /** Of all notes on the page. */
  readonly notes: number;
}

/**
 * Fills the columns of an area one after another on the page in hand. Heights are tried without drawing: how much stands
 * in columns, and with how many notes below them, is known when they are filled.
 */
export class AreaCutter {
  readonly #placer: StripPlacer;

  constructor(placer: StripPlacer) {
    this.#placer = placer;
  }

  /** Places what the page holds of an area from `strip` on; returns the next strip, which is `strip` where nothing fits. */
  cut(area: ColumnArea, strip: number): number {
    const placer = this.#placer;
    const outer = placer.frame;
    const full = outer.y + outer.height - placer.y;
    const whole = { height: full, parts: placer.fresh, columns: area.count };
    let filling = this.#highest(area, strip, whole);
    let tried = this.#try(area, strip, filling);
    if (tried.next === strip) {
      if (!placer.fresh || !this.#isForced(area, strip, full)) return strip;
      const next = this.#force(area, strip, full);
      this.#end(outer, placer.y);
      return next;
    }
    if (tried.next > area.last && area.balance) {
      filling = this.#lowest(area, strip, filling);
      tried = this.#try(area, strip, filling);
    }
    // A column that nothing fits into is not begun: a table would repeat its head there.
    const { next, bottom, columns } = this.#fill(area, strip, { ...filling, columns: tried.columns });
    this.#drawRules(area, outer, bottom, columns);
    this.#end(outer, bottom);
    return next;
  }

  #end(outer: PointRect, bottom: number): void {
    const placer = this.#placer;
    placer.frame = outer;
    placer.y = bottom;
    placer.fresh = false;
  }

  /** The greatest height of columns which leaves room for the notes of what stands in them. */
  #highest(area: ColumnArea, strip: number, whole: Filling): Filling {
    const { notes, y } = this.#placer;
    if (!notes.any) return whole;
    const lowest = y + whole.height + FORGIVEN;
    const tried = this.#try(area, strip, whole);
    if (tried.bottom + tried.notes <= lowest) return whole;
    // Lower columns hold no more, and so need no more notes.
    let low = Math.max(0, whole.height - tried.notes);
    let high = whole.height;
    for (let i = 0; i < HALVINGS; i++) {
      const height = (low + high) / 2;
      const { bottom, notes: below } = this.#try(area, strip, { ...whole, height });
      if (bottom + below <= lowest) low = height;
      else high = height;
    }
    return { ...whole, height: low };
  }

  /** The least height of columns that hold the rest of the area. */
  #lowest(area: ColumnArea, strip: number, whole: Filling): Filling {
    let low = 0;
    let best = whole;
    for (let i = 0; i < HALVINGS; i++) {
      const filling = { ...whole, height: (low + best.height) / 2, parts: false };
      if (this.#try(area, strip, filling).next > area.last) best = filling;
      else low = filling.height;
    }
    return best;
  }

  #try(area: ColumnArea, strip: number, filling: Filling): Filled {
    return this.#tried(() => this.#fill(area, strip, filling));
  }

  /** Does something without drawing, and takes it back. */
  #tried<T>(act: () => T): T {
    const { sheet, notes } = this.#placer;
    const standing = this.#placer.standing();
    const noted = notes.standing();
    sheet.trial = true;
    const result = act();
    sheet.trial = false;
    this.#placer.goBack(standing);
    notes.goBack(noted);
    return result;
  }

  #fill(area: ColumnArea, first: number, { height, parts, columns }: Filling): Filled {
    const placer = this.#placer;
    const { x } = placer.frame;
    const { y } = placer;
    let bottom = y;
    let strip = first;
    let column = 0;
    for (; column < columns && strip <= area.last; column++) {
      const begun = strip;
      placer.begin({ x: x + column * (area.width + area.gap), y, width: area.width, height });
      if (strip > area.first) placer.reopen(strip);
      strip = this.#fillColumn(area, strip, parts);
      if (strip === begun) break;
      bottom = Math.max(bottom, this.#close(area, strip));
    }
    return { next: strip, columns: column, bottom, notes: placer.notes.height };
  }

  /** Ends a column before `strip`; returns its lower edge. */
  #close(area: ColumnArea, strip: number): number {
    const placer = this.#placer;
    if (strip > area.last) return placer.y;
    placer.closeOff(strip);
    return placer.y + placer.reserve(strip - 1);
  }

  /** Returns the first strip that the column does not hold. */
  #fillColumn(area: ColumnArea, first: number, parts: boolean): number {
    const placer = this.#placer;
    let strip = first;
    while (strip <= area.last) {
      if (placer.fresh && placer.galley.blank[strip] === true) {
        strip++;
        continue;
      }
      const last = Math.min(placer.holdsUpTo(strip), area.last);
      let end = last;
      if (parts && placer.fresh) while (end >= strip && !this.#fits(strip, end, last)) end--;
      else if (!this.#fits(strip, end, last)) return strip;
      if (end < strip) return strip;
      // There is room for all notes: the column is as high as leaves it.
      strip = placer.place(strip, end, Infinity);
    }
    return strip;
  }

  /** Whether strips up to `end`, of those up to `last` that hold together, fit into the column. */
  #fits(strip: number, end: number, last: number): boolean {
    const placer = this.#placer;
    if (end < last && placer.galley.hold[end] === FAST) return false;
    return placer.needed(strip, end) <= placer.room && placer.notes.heightWith(strip, end) < Infinity;
  }

  /** Where no page holds strip and note: as much of both as an empty page does, in the first column. */
  #force(area: ColumnArea, strip: number, height: number): number {
    const placer = this.#placer;
    const { frame, y } = placer;
    const { hold } = placer.galley;
    placer.begin({ x: frame.x, y, width: area.width, height });
    if (strip > area.first) placer.reopen(strip);
    const last = Math.min(placer.holdsUpTo(strip), area.last);
    for (let end = last; end >= strip; end--) {
      if ((end < last && hold[end] === FAST) || !placer.fitsWithoutAll(strip, end)) continue;
      const next = placer.place(strip, end);
      placer.y = this.#close(area, next);
      return next;
    }
    return strip;
  }

  #isForced(area: ColumnArea, strip: number, height: number): boolean {
    return this.#tried(() => this.#force(area, strip, height)) > strip;
  }

  /** Between columns that something stands in. */
  #drawRules({ rule, width, gap }: ColumnArea, { x }: PointRect, bottom: number, columns: number): void {
    const { sheet, frame } = this.#placer;
    const thickness = bottom - frame.y;
    if (rule === undefined || thickness <= 0) return;
    for (let column = 1; column < columns; column++) {
      const left = x + column * (width + gap) - (gap + rule.thickness) / 2;
      const mark = {
        kind: 'rule',
        x: 0,
        dy: 0,
        width: rule.thickness,
        thickness,
        color: rule.color,
      } as const;
      sheet.mark(mark, left, frame.y);
    }
  }
}
