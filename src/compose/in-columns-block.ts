import type { InColumnsBlock } from '../job/template-box.ts';
import type { CompileBlocks, SetBlock } from './flow-block.ts';
import type { ColumnArea } from './galley.ts';
import { points } from './points.ts';
import type { VariantBench } from './variant-bench.ts';

/** Blocks that flow through columns: set one below the other, as wide as a column, and put side by side when pages are cut. */
export class CompiledInColumns implements SetBlock {
  readonly #blocks: readonly SetBlock[];
  readonly #area: Omit<ColumnArea, 'first' | 'last'>;
  readonly #bench: VariantBench;

  constructor(block: InColumnsBlock, bench: VariantBench, width: number, compile: CompileBlocks) {
    const { count, balance, rule, at } = block;
    const gap = points(block.gap);
    // Columns need room too: a millimetre at least.
    bench.checkWidth(gap * (count - 1) + points(1) * count, width, at);
    const own = Math.max(1, (width - gap * (count - 1)) / count);
    const line = rule === undefined ? undefined : { thickness: points(rule.thickness), color: rule.color };
    this.#area = { count, gap, balance, width: own, rule: line };
    this.#blocks = compile(block.blocks, bench, own);
    this.#bench = bench;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    const first = galley.strips;
    for (const block of this.#blocks) block.set();
    if (galley.strips > first) galley.areas.push({ ...this.#area, first, last: galley.strips - 1 });
  }
}
