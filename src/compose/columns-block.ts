import type { ColumnsBlock } from '../job/template-box.ts';
import type { CompileBlocks, SetBlock } from './flow-block.ts';
import { KEPT } from './galley.ts';
import { points } from './points.ts';
import { SideBySide } from './side-by-side.ts';
import type { VariantBench } from './variant-bench.ts';

interface SetColumn {
  readonly x: number;
  readonly stand: 'top' | 'middle' | 'bottom';
  readonly blocks: readonly SetBlock[];
}

/** Blocks side by side, as high as the tallest column. */
export class CompiledColumns implements SetBlock {
  readonly #columns: readonly SetColumn[];
  readonly #fold: SideBySide;
  readonly #keepTogether: boolean;
  readonly #bench: VariantBench;

  constructor(block: ColumnsBlock, bench: VariantBench, width: number, compile: CompileBlocks) {
    const { columns, at } = block;
    const gap = points(block.gap);
    let fixed = gap * (columns.length - 1);
    let shares = 0;
    for (const column of columns) {
      if ('mm' in column.width) fixed += points(column.width.mm);
      else shares += column.width.share;
    }
    // Columns by share need room too: a millimetre at least.
    bench.checkWidth(fixed + (shares > 0 ? points(1) : 0), width, at);
    let x = 0;
    this.#columns = columns.map(({ width: own, stand, blocks }) => {
      const room = 'mm' in own ? points(own.mm) : (Math.max(0, width - fixed) * own.share) / shares;
      bench.inset += x;
      const column = { x, stand, blocks: compile(blocks, bench, Math.max(1, room)) };
      bench.inset -= x;
      x += room + gap;
      return column;
    });
    this.#fold = new SideBySide(at, bench);
    this.#keepTogether = block.keepTogether;
    this.#bench = bench;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    const first = galley.strips;
    this.#fold.start(galley);
    for (const { x, stand, blocks } of this.#columns) {
      const { strips, runs, boxes } = galley;
      for (const block of blocks) block.set();
      galley.shift(x, strips, runs, boxes);
      this.#fold.endColumn(stand);
    }
    this.#fold.finish();
    if (this.#keepTogether) for (let s = first; s < galley.strips - 1; s++) galley.holdAtLeast(s, KEPT);
  }
}
