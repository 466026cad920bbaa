import type { Galley } from './galley.ts';
import type { Sheet } from './flow-sheet.ts';

const NONE: readonly number[] = [];

/** Boxes that stand open while strips are drawn one after another; each is drawn below the text once its height is known. */
export class OpenBoxes {
  readonly #galley: Galley;
  readonly #pages: Sheet;
  #next = 0;
  /** Outer ones first. */
  readonly #open: number[] = [];
  readonly #top: number[] = [];
  readonly #place: number[] = [];
  readonly #begun: boolean[] = [];

  constructor(galley: Galley, pages: Sheet) {
    this.#galley = galley;
    this.#pages = pages;
  }

  start(): void {
    this.#next = 0;
    this.#open.length = 0;
  }

  /** The first box that has not begun. */
  get next(): number {
    return this.#next;
  }

  /** Goes back to where that was the next one, and none was open. */
  goBack(next: number): void {
    this.#next = next;
    this.#open.length = 0;
  }

  /** Opens the boxes that begin with strip s, whose upper edge is at y. */
  before(s: number, y: number): void {
    const { boxes, boxFirst } = this.#galley;
    while (this.#next < boxes && (boxFirst[this.#next] ?? 0) <= s) this.#push(this.#next++, y, false);
  }

  /** Closes the boxes that end with strip s, whose lower edge is at y; x: the frame's left edge. */
  after(s: number, x: number, y: number): void {
    while (this.#open.length > 0) {
      const b = this.#open.at(-1) ?? 0;
      if ((this.#galley.boxLast[b] ?? 0) > s) return;
      this.#pop(x, y, false);
    }
  }

  /** Room that must stay below strip s for boxes that go on after it. */
  reserve(s: number): number {
    const { boxes, boxFirst, boxLast, boxFrame } = this.#galley;
    let room = 0;
    for (let b = 0; b < boxes && (boxFirst[b] ?? 0) <= s; b++)
      if ((boxLast[b] ?? 0) > s) room += boxFrame[b]?.below ?? 0;
    return room;
  }

  /** Draws what of the open boxes stands on the page that ends at y. They stay to be opened again. */
  breakOff(x: number, y: number): readonly number[] {
    if (this.#open.length === 0) return NONE;
    const again = [...this.#open];
    let bottom = y;
    while (this.#open.length > 0) {
      bottom += this.#galley.boxFrame[this.#open.at(-1) ?? 0]?.below ?? 0;
      this.#pop(x, bottom, true);
    }
    return again;
  }

  /** Opens boxes again on the next page, at y; returns the height that is taken. */
  reopen(boxes: readonly number[], y: number): number {
    let taken = 0;
    for (const b of boxes) {
      this.#push(b, y + taken, true);
      taken += this.#galley.boxFrame[b]?.above ?? 0;
    }
    return taken;
  }

  #push(b: number, top: number, begun: boolean): void {
    const depth = this.#open.length;
    this.#open.push(b);
    this.#top[depth] = top;
    this.#begun[depth] = begun;
    this.#place[depth] = this.#pages.reserveUnder();
  }

  #pop(x: number, y: number, goesOn: boolean): void {
    const b = this.#open.pop() ?? 0;
    const depth = this.#open.length;
    const top = this.#top[depth] ?? 0;
    const mark = this.#galley.boxFrame[b]?.piece(y - top, this.#begun[depth] === true, goesOn);
    this.#pages.fillUnder(this.#place[depth] ?? 0, mark, x + (this.#galley.boxX[b] ?? 0), top);
  }
}
