import type { Color } from '../job/template.ts';
import type { BoxFrame } from './box-frame.ts';
import { movedMark, type Mark } from './mark.ts';

/** More than any number of a style. */
export const SPACED = 0x10000;
/** Wider blanks in whole steps, which are above 0 for narrower ones too. */
const STEPS_A_POINT = 10_000;
const LEAST_STEP = 1 << 24;

/** How firmly a strip holds to the next one. */
export const LOOSE = 0;
/** Stays with the next one where a page has room for both: keep rules. */
export const KEPT = 1;
/** Never parted from the next one: table head and first row, last row and totals. */
export const FAST = 2;

/** Of a strip that is a table's head, whose rows span gaps each in its own way. */
export const HEAD_GAPS = -1;

/** What a strip does to pages: nothing; what follows begins a page, or a page that is a sheet's front. */
export const NO_BREAK = 0;
export const PAGE_BREAK = 1;
export const FRONT_BREAK = 2;
/** What follows begins a page that is turned, or upright again. */
export const TURN_BREAK = 3;
export const UPRIGHT_BREAK = 4;

/** Strips that flow through columns side by side, from one to the next. Lengths in pt. */
export interface ColumnArea {
  readonly first: number;
  readonly last: number;
  /** How many columns. */
  readonly count: number;
  readonly width: number;
  readonly gap: number;
  /** Whether the columns on its last page are as high as one another. */
  readonly balance: boolean;
  /** Between columns. */
  readonly rule: { readonly thickness: number; readonly color: Color } | undefined;
}

/**
 * Set type before it is cut into pages: strips that are never broken inside, from top to bottom, each with runs of
 * text. A struct of arrays that is emptied and filled for each document: no object for a row or a run.
 * Lengths in pt; x from the frame's left edge, dy from the strip's top down.
 */
export class Galley {
  runs = 0;
  readonly runText: string[] = [];
  readonly runX: number[] = [];
  /** Base line. */
  readonly runDy: number[] = [];
  readonly runFace: number[] = [];
  /** Number of the style and, for a run of a justified line, what its blanks take beyond their width: see `spaceRun`. */
  readonly runStyle: number[] = [];

  strips = 0;
  readonly height: number[] = [];
  /** LOOSE, KEPT or FAST. */
  readonly hold: number[] = [];
  /** Runs of strip s: from the end of strip s − 1 to this. */
  readonly runEnd: number[] = [];
  /** Index of the table that the strip belongs to, −1 for none. */
  readonly table: number[] = [];
  /** The last strip of that table: one may be set several times in a document. */
  readonly tableEnd: number[] = [];
  /** Number of the state of its table's carried sums behind this strip. */
  readonly carried: number[] = [];
  /** Gaps between columns of its table that texts of the strip span, a bit each; `HEAD_GAPS`: as the table's head says. */
  readonly spanned: number[] = [];
  /** Blank space, which goes at the top of a page. */
  readonly blank: boolean[] = [];
  /** NO_BREAK, or one of the others on a strip without height. */
  readonly pageBreak: number[] = [];
  /** Rule or picture at the strip's top. */
  readonly mark: (Mark | undefined)[] = [];
  /** Drawn below the strip's text: grounds and frames. */
  readonly ground: (Mark | undefined)[] = [];
  /** Where the block was typed, for messages. */
  readonly at: string[] = [];

  /** Boxes by their first strip, outer ones before those inside them. */
  boxes = 0;
  readonly boxFirst: number[] = [];
  readonly boxLast: number[] = [];
  readonly boxX: number[] = [];
  readonly boxFrame: BoxFrame[] = [];
  /** From top to bottom. */
  readonly areas: ColumnArea[] = [];

  clear(): void {
    this.runs = 0;
    this.strips = 0;
    this.boxes = 0;
    this.areas.length = 0;
  }

  /** Begins a box with the next strip, at x from the frame's left edge. Returns its number. */
  openBox(frame: BoxFrame, x: number): number {
    const b = this.boxes++;
    this.boxFirst[b] = this.strips;
    this.boxLast[b] = -1;
    this.boxX[b] = x;
    this.boxFrame[b] = frame;
    return b;
  }

  /** Ends box b with the last strip. */
  closeBox(b: number): void {
    this.boxLast[b] = this.strips - 1;
  }

  /** A strip that is nothing but a page break. */
  addBreak(kind: number): void {
    this.addStrip(0, '');
    this.pageBreak[this.strips - 1] = kind;
  }

  /** Takes back strips, runs and boxes, down to these numbers. */
  cutBack(strips: number, runs: number, boxes: number): void {
    this.strips = strips;
    this.runs = runs;
    this.boxes = boxes;
  }

  /** Moves what was set since then to the right. */
  shift(x: number, strip: number, run: number, box: number): void {
    for (let r = run; r < this.runs; r++) this.runX[r] = (this.runX[r] ?? 0) + x;
    for (let b = box; b < this.boxes; b++) this.boxX[b] = (this.boxX[b] ?? 0) + x;
    for (let s = strip; s < this.strips; s++) {
      const mark = this.mark[s];
      if (mark !== undefined) this.mark[s] = movedMark(mark, x, 0);
      const ground = this.ground[s];
      if (ground !== undefined) this.ground[s] = movedMark(ground, x, 0);
    }
  }

  addRun(text: string, x: number, dy: number, face: number, style: number): void {
    const r = this.runs++;
    this.runText[r] = text;
    this.runX[r] = x;
    this.runDy[r] = dy;
    this.runFace[r] = face;
    this.runStyle[r] = style;
  }

  /** Makes each blank of the run that was added last wider by `space` pt. It stands with the style: most runs have none. */
  spaceRun(space: number): void {
    const r = this.runs - 1;
    const steps = Math.round(space * STEPS_A_POINT) + LEAST_STEP;
    this.runStyle[r] = ((this.runStyle[r] ?? 0) % SPACED) + SPACED * steps;
  }

  /** What each blank of run r takes beyond its own width, in pt. */
  spaceOf(r: number): number {
    const style = this.runStyle[r] ?? 0;
    return style < SPACED ? 0 : (Math.floor(style / SPACED) - LEAST_STEP) / STEPS_A_POINT;
  }

  /** Closes a strip of all runs added since the last one. */
  addStrip(height: number, at: string, hold: number = LOOSE): void {
    this.closeStrip(height, at, this.runs, hold);
  }

  /** Closes a strip of the runs up to `runEnd`. */
  closeStrip(height: number, at: string, runEnd: number, hold: number): void {
    const s = this.strips++;
    this.height[s] = height;
    this.hold[s] = hold;
    this.runEnd[s] = runEnd;
    this.table[s] = -1;
    this.tableEnd[s] = -1;
    this.carried[s] = 0;
    this.spanned[s] = 0;
    this.blank[s] = false;
    this.pageBreak[s] = NO_BREAK;
    this.mark[s] = undefined;
    this.ground[s] = undefined;
    this.at[s] = at;
  }

  /** Makes strip s hold at least as firmly as `hold`. */
  holdAtLeast(s: number, hold: number): void {
    if (s >= 0 && s < this.strips && (this.hold[s] ?? LOOSE) < hold) this.hold[s] = hold;
  }

  firstRun(s: number): number {
    return s === 0 ? 0 : (this.runEnd[s - 1] ?? 0);
  }
}
