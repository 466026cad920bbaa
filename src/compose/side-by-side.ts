import { FAST, Galley, LOOSE } from './galley.ts';
import { movedMark, type Mark } from './mark.ts';
import type { VariantBench } from './variant-bench.ts';

/** Rounding of sums of lengths, in pt. */
const FORGIVEN = 0.01;

interface Column {
  readonly from: number;
  readonly to: number;
  readonly height: number;
  readonly stand: 'top' | 'middle' | 'bottom';
}

/**
 * Folds columns that were set one below the other into strips of all columns. They may be parted where a strip ends in
 * each; with boxes or tables they are one strip, since those could not be drawn anew on the next page.
 */
export class SideBySide {
  #galley = new Galley();
  readonly #at: string;
  readonly #bench: VariantBench;
  /** From the frame's left edge. */
  readonly #inset: number;
  readonly #folded = new Galley();
  readonly #columns: Column[] = [];
  #strip = 0;
  #run = 0;
  #box = 0;

  constructor(at: string, bench: VariantBench) {
    this.#at = at;
    this.#bench = bench;
    this.#inset = bench.inset;
  }

  /** Begins with the first column, which is set next. */
  start(galley: Galley): void {
    this.#galley = galley;
    const { strips, runs, boxes } = galley;
    this.#strip = strips;
    this.#run = runs;
    this.#box = boxes;
    this.#columns.length = 0;
  }

  /** What was set since the last column ended, or since `start`, is one. */
  endColumn(stand: Column['stand']): void {
    const from = this.#columns.at(-1)?.to ?? this.#strip;
    const to = this.#galley.strips;
    let height = 0;
    for (let s = from; s < to; s++) height += this.#galley.height[s] ?? 0;
    this.#columns.push({ from, to, height, stand });
  }

  finish(): void {
    const galley = this.#galley;
    if (galley.strips === this.#strip) return;
    const folded = this.#folded;
    folded.clear();
    const total = Math.max(...this.#columns.map(({ height }) => height));
    let top = 0;
    for (const { y, hold } of this.#cuts(total)) {
      this.#fold(top, y, total, hold);
      top = y;
    }
    galley.cutBack(this.#strip, this.#run, this.#box);
    for (let s = 0; s < folded.strips; s++) {
      const end = folded.runEnd[s] ?? 0;
      for (let r = folded.firstRun(s); r < end; r++) {
        const { runText, runX, runDy, runFace, runStyle } = folded;
        galley.addRun(runText[r] ?? '', runX[r] ?? 0, runDy[r] ?? 0, runFace[r] ?? 0, runStyle[r] ?? 0);
      }
      galley.addStrip(folded.height[s] ?? 0, this.#at, folded.hold[s] ?? LOOSE);
      galley.mark[galley.strips - 1] = folded.mark[s];
      galley.ground[galley.strips - 1] = folded.ground[s];
    }
  }

  /** Where the columns may be parted, from top to bottom, and how firmly they hold there; the last is their end. */
  #cuts(total: number): readonly { readonly y: number; readonly hold: number }[] {
    const { boxes, table } = this.#galley;
    const end = { y: total, hold: LOOSE };
    if (boxes > this.#box) return [end];
    for (const { from, to } of this.#columns)
      for (let s = from; s < to; s++) if ((table[s] ?? -1) >= 0) return [end];
    const ends = this.#columns.map((column) => this.#ends(column, total));
    const tallest = this.#columns.findIndex(({ height }) => height === total);
    const cuts = [];
    for (const y of ends[tallest]?.keys() ?? []) {
      if (y <= 0 || y >= Math.round(total / FORGIVEN)) continue;
      const holds = this.#columns.map((column, c) => ends[c]?.get(y) ?? holdOutside(column, y, total));
      const hold = Math.max(...holds);
      if (hold < FAST) cuts.push({ y: y * FORGIVEN, hold });
    }
    return [...cuts, end];
  }

  /** Where strips of a column end, in hundredths of a point, with how they hold to the next. */
  #ends(column: Column, total: number): Map<number, number> {
    const { height, hold } = this.#galley;
    const ends = new Map<number, number>();
    let y = topOf(column, total);
    for (let s = column.from; s < column.to; s++) {
      y += height[s] ?? 0;
      ends.set(Math.round(y / FORGIVEN), s === column.to - 1 ? LOOSE : (hold[s] ?? LOOSE));
    }
    return ends;
  }

  /** Adds what stands between two heights as one strip. */
  #fold(top: number, bottom: number, total: number, hold: number): void {
    const galley = this.#galley;
    const folded = this.#folded;
    const marks: Mark[] = [];
    const grounds: Mark[] = [];
    const sink = { mark: (mark: Mark, x: number, dy: number) => marks.push(movedMark(mark, x, dy)) };
    for (const column of this.#columns) {
      let y = topOf(column, total);
      for (let s = column.from; s < column.to; s++) {
        const dy = y - top;
        const height = galley.height[s] ?? 0;
        y += height;
        if (dy < -FORGIVEN || y > bottom + FORGIVEN) continue;
        this.#foldBoxes(s, dy, grounds);
        const { runText, runX, runDy, runFace, runStyle } = galley;
        const end = galley.runEnd[s] ?? 0;
        for (let r = galley.firstRun(s); r < end; r++) {
          const text = runText[r] ?? '';
          folded.addRun(text, runX[r] ?? 0, (runDy[r] ?? 0) + dy, runFace[r] ?? 0, runStyle[r] ?? 0);
        }
        const mark = galley.mark[s];
        if (mark !== undefined) marks.push(movedMark(mark, 0, dy));
        const ground = galley.ground[s];
        if (ground !== undefined) grounds.push(movedMark(ground, 0, dy));
        this.#bench.tables[galley.table[s] ?? -1]?.pass(sink, s, -this.#inset, dy);
      }
    }
    folded.addStrip(bottom - top, this.#at, hold);
    folded.mark[folded.strips - 1] = grouped(marks);
    folded.ground[folded.strips - 1] = grouped(grounds);
  }

  /** Draws the boxes that begin with strip s, which stands `dy` below the fold's top. */
  #foldBoxes(s: number, dy: number, grounds: Mark[]): void {
    const { boxes, boxFirst, boxLast, boxFrame, boxX, height } = this.#galley;
    for (let b = this.#box; b < boxes; b++) {
      if (boxFirst[b] !== s) continue;
      let boxHeight = 0;
      for (let i = s; i <= (boxLast[b] ?? s); i++) boxHeight += height[i] ?? 0;
      const mark = boxFrame[b]?.piece(boxHeight, false, false);
      if (mark !== undefined) grounds.push(movedMark(mark, boxX[b] ?? 0, dy));
    }
  }
}

/** Above and below its strips a column may be parted anywhere, elsewhere not but where one of them ends. */
function holdOutside(column: Column, y: number, total: number): number {
  const top = topOf(column, total) / FORGIVEN;
  return y <= top || y >= top + column.height / FORGIVEN ? LOOSE : FAST;
}

/** How far below the row's top a column begins. */
function topOf({ height, stand }: Column, total: number): number {
  return stand === 'top' ? 0 : (total - height) / (stand === 'bottom' ? 1 : 2);
}

function grouped(marks: readonly Mark[]): Mark | undefined {
  return marks.length > 1 ? { kind: 'group', x: 0, dy: 0, marks } : marks[0];
}
