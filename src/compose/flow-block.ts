import type { FlowBlock } from '../job/template.ts';
import { CompiledChart } from './chart-block.ts';
import { CompiledCode } from './code-block.ts';
import { EachRow } from './each-block.ts';
import { CompiledFacts } from './facts-block.ts';
import { KEPT } from './galley.ts';
import { CompiledList } from './list-block.ts';
import type { Mark } from './mark.ts';
import { points } from './points.ts';
import { CompiledTable } from './table-block.ts';
import { CompiledTextBlock } from './text-block.ts';
import type { VariantBench } from './variant-bench.ts';
import type { Condition } from './workbench.ts';

/** A block of the flow in one variant: adds its strips for the document in hand to the galley. */
export interface SetBlock {
  set(): void;
}

/** Compiles flow blocks for a frame of `width` pt. Tables are added to `bench.tables`, the slot to `bench.slot`. */
export function compileFlow(
  blocks: readonly FlowBlock[],
  bench: VariantBench,
  width: number,
): readonly SetBlock[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'slot') {
      bench.slot = block;
      bench.checkWidth(points(block.width ?? 0), width, block.at);
      return [];
    }
    const compiled = compileBlock(block, bench, width);
    const condition = bench.texts.condition(block.when, bench.desk.scopes.flow);
    return [condition === undefined ? compiled : new ConditionalBlock(condition, compiled, bench)];
  });
}

function compileBlock(
  block: Exclude<FlowBlock, { kind: 'slot' }>,
  bench: VariantBench,
  width: number,
): SetBlock {
  switch (block.kind) {
    case 'text':
      return new CompiledTextBlock(block, bench, width);
    case 'code':
    case 'giro-code':
      return new CompiledCode(block, bench, width);
    case 'chart':
      return new CompiledChart(block, bench, width);
    case 'list':
      return new CompiledList(block, bench, width);
    case 'facts':
      return new CompiledFacts(block, bench, bench.desk.scopes.flow, 0, width);
    case 'table':
      return new CompiledTable(block, bench, width);
    case 'group':
      return new GroupOfBlocks(compileFlow(block.blocks, bench, width), block.keepTogether, bench);
    case 'each':
      return new EachRow(block, bench, (blocks) => compileFlow(blocks, bench, width));
    case 'space':
      return new BlankSpace(points(block.height), bench);
    case 'page-break':
      return new PageBreak(bench);
    case 'rule': {
      const indent = points(block.indent);
      const length = block.length === undefined ? width - indent : points(block.length);
      const thickness = points(block.thickness);
      const { color } = block;
      bench.checkWidth(indent + length, width, block.at);
      return new MarkedStrip(
        { kind: 'rule', x: indent, dy: 0, width: length, thickness, color },
        thickness,
        block.at,
        bench,
      );
    }
    case 'image': {
      const mark = bench.picture(block.resource, block.width, block.height);
      bench.checkWidth(bench.pictureWidth(block.resource, mark), width, block.at);
      return new MarkedStrip(mark, mark.height, block.at, bench);
    }
  }
}

class ConditionalBlock implements SetBlock {
  readonly #condition: Condition;
  readonly #block: SetBlock;
  readonly #bench: VariantBench;

  constructor(condition: Condition, block: SetBlock, bench: VariantBench) {
    this.#condition = condition;
    this.#block = block;
    this.#bench = bench;
  }

  set(): void {
    if (this.#condition(this.#bench.desk.document.values)) this.#block.set();
  }
}

class GroupOfBlocks implements SetBlock {
  readonly #blocks: readonly SetBlock[];
  readonly #keepTogether: boolean;
  readonly #bench: VariantBench;

  constructor(blocks: readonly SetBlock[], keepTogether: boolean, bench: VariantBench) {
    this.#blocks = blocks;
    this.#keepTogether = keepTogether;
    this.#bench = bench;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    const first = galley.strips;
    for (const block of this.#blocks) block.set();
    if (!this.#keepTogether) return;
    for (let s = first; s < galley.strips - 1; s++) galley.holdAtLeast(s, KEPT);
  }
}

class BlankSpace implements SetBlock {
  readonly #height: number;
  readonly #bench: VariantBench;

  constructor(height: number, bench: VariantBench) {
    this.#height = height;
    this.#bench = bench;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    galley.addStrip(this.#height, '');
    galley.blank[galley.strips - 1] = true;
  }
}

class PageBreak implements SetBlock {
  readonly #bench: VariantBench;

  constructor(bench: VariantBench) {
    this.#bench = bench;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    galley.addStrip(0, '');
    galley.pageBreak[galley.strips - 1] = true;
  }
}

class MarkedStrip implements SetBlock {
  readonly #mark: Mark;
  readonly #height: number;
  readonly #at: string;
  readonly #bench: VariantBench;

  constructor(mark: Mark, height: number, at: string, bench: VariantBench) {
    this.#mark = mark;
    this.#height = height;
    this.#at = at;
    this.#bench = bench;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    galley.addStrip(this.#height, this.#at);
    galley.mark[galley.strips - 1] = this.#mark;
  }
}
