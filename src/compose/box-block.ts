import type { BoxBlock } from '../job/template-box.ts';
import { BoxFrame } from './box-frame.ts';
import type { CompileBlocks, SetBlock } from './flow-block.ts';
import { FAST, KEPT } from './galley.ts';
import { points } from './points.ts';
import { showMm } from './trouble.ts';
import type { VariantBench } from './variant-bench.ts';

/** Percent of their sizes from one version of a box's texts to the next smaller one. */
const STEP = 5;

/** Rounding of sums of lengths, in pt. */
const FORGIVEN = 0.01;

/** Blocks on a ground: a strip of padding above and below theirs, neither ever parted from them. */
export class CompiledBox implements SetBlock {
  /** The blocks, and where the box fits them in, the same in smaller and smaller styles. */
  readonly #versions: (readonly SetBlock[])[] = [];
  readonly #fits: boolean;
  readonly #frame: BoxFrame;
  readonly #x: number;
  readonly #left: number;
  readonly #least: number;
  readonly #keepTogether: boolean;
  readonly #at: string;
  readonly #bench: VariantBench;

  constructor(block: BoxBlock, bench: VariantBench, room: number, compile: CompileBlocks) {
    const { padding, look, align, at } = block;
    const width = block.width === undefined ? room : points(block.width);
    this.#x = align === 'left' ? 0 : (room - width) / (align === 'right' ? 1 : 2);
    this.#left = points(padding.left);
    this.#least = points(block.height);
    this.#keepTogether = block.keepTogether;
    this.#at = at;
    this.#bench = bench;
    bench.checkWidth(width, room, at);
    const sides = this.#left + points(padding.right);
    if (sides >= width) bench.checkWidth(sides + points(1), width, at);
    this.#frame = new BoxFrame(look, width, points(padding.top), points(padding.bottom));
    const inset = this.#x + this.#left;
    bench.inset += inset;
    this.#fits = block.fit !== undefined;
    const compileVersion = (): void => {
      this.#versions.push(compile(block.blocks, bench, Math.max(1, width - sides)));
    };
    if (block.fit === undefined) compileVersion();
    else {
      const { styles } = bench.desk;
      for (let percent = 100; styles.smaller(percent / 100, block.fit.min, compileVersion);) percent -= STEP;
    }
    bench.inset -= inset;
  }

  set(): void {
    if (!this.#fits) this.#setVersion(this.#versions[0] ?? []);
    else this.#setFitting();
  }

  /** Sets the first version that is no higher than the box is to be; where the last one is, that is a fault. */
  #setFitting(): void {
    const { galley, trouble } = this.#bench.desk;
    const { strips, runs, boxes } = galley;
    const { faults } = trouble;
    const known = faults.length;
    for (const [v, version] of this.#versions.entries()) {
      const height = this.#setVersion(version);
      const isTooHigh = height > this.#least + FORGIVEN;
      if (!isTooHigh && faults.length === known) return;
      if (v < this.#versions.length - 1) {
        galley.cutBack(strips, runs, boxes);
        faults.length = known;
      } else if (isTooHigh) {
        trouble.block = this.#at;
        trouble.report('compose.does-not-fit', showMm(height), showMm(this.#least));
      }
    }
  }

  /** Returns the box's height in pt. */
  #setVersion(blocks: readonly SetBlock[]): number {
    const { galley } = this.#bench.desk;
    const { strips: first, runs, boxes } = galley;
    const { above, below } = this.#frame;
    const box = galley.openBox(this.#frame, this.#x);
    galley.addStrip(above, this.#at, FAST);
    for (const block of blocks) block.set();
    const last = galley.strips - 1;
    if (last === first) {
      galley.cutBack(first, runs, boxes);
      return 0;
    }
    galley.shift(this.#x + this.#left, first, runs, box + 1);
    let height = below;
    for (let s = first; s <= last; s++) height += galley.height[s] ?? 0;
    galley.holdAtLeast(last, FAST);
    galley.addStrip(below + Math.max(0, this.#least - height), this.#at);
    galley.closeBox(box);
    if (this.#keepTogether) for (let s = first; s < last; s++) galley.holdAtLeast(s, KEPT);
    return Math.max(height, this.#least);
  }
}
