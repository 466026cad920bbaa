import type { BoxBlock } from '../job/template-box.ts';
import { BoxFrame } from './box-frame.ts';
import type { CompileBlocks, SetBlock } from './flow-block.ts';
import { FAST, KEPT } from './galley.ts';
import { points } from './points.ts';
import type { VariantBench } from './variant-bench.ts';

/** Blocks on a ground: a strip of padding above and below theirs, neither ever parted from them. */
export class CompiledBox implements SetBlock {
  readonly #blocks: readonly SetBlock[];
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
    this.#blocks = compile(block.blocks, bench, Math.max(1, width - sides));
    bench.inset -= inset;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    const { strips: first, runs, boxes } = galley;
    const { above, below } = this.#frame;
    const box = galley.openBox(this.#frame, this.#x);
    galley.addStrip(above, this.#at, FAST);
    for (const block of this.#blocks) block.set();
    const last = galley.strips - 1;
    if (last === first) {
      galley.cutBack(first, runs, boxes);
      return;
    }
    galley.shift(this.#x + this.#left, first, runs, box + 1);
    let height = below;
    for (let s = first; s <= last; s++) height += galley.height[s] ?? 0;
    galley.holdAtLeast(last, FAST);
    galley.addStrip(below + Math.max(0, this.#least - height), this.#at);
    galley.closeBox(box);
    if (this.#keepTogether) for (let s = first; s < last; s++) galley.holdAtLeast(s, KEPT);
  }
}
