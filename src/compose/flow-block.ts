import type { FlowBlock, SlotBlock } from '../job/template.ts';
import { CompiledBox } from './box-block.ts';
import { CompiledChart } from './chart-block.ts';
import { CompiledBarcode } from './barcode-block.ts';
import { CompiledCode } from './code-block.ts';
import { EachRow } from './each-block.ts';
import { CompiledColumns } from './columns-block.ts';
import { CompiledFacts } from './facts-block.ts';
import { FRONT_BREAK, KEPT, PAGE_BREAK, TURN_BREAK, UPRIGHT_BREAK } from './galley.ts';
import { CompiledInColumns } from './in-columns-block.ts';
import { CompiledList } from './list-block.ts';
import { lineMark, shapeMark } from './line-mark.ts';
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

/** Compiles blocks that another one holds, as `compileFlow` does. */
export type CompileBlocks = typeof compileFlow;

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
    const compiled = kept(block, compileBlock(block, bench, width), bench);
    const condition = bench.texts.condition(block.when, bench.desk.scopes.flow);
    return [condition === undefined ? compiled : new ConditionalBlock(condition, compiled, bench)];
  });
}

/** Blocks of one strip, and those that hold others, keep with the next by their last strip. */
function kept(block: Exclude<FlowBlock, SlotBlock>, compiled: SetBlock, bench: VariantBench): SetBlock {
  switch (block.kind) {
    case 'rule':
    case 'image':
    case 'line':
    case 'shape':
    case 'facts':
    case 'group':
    case 'box':
    case 'columns':
      return block.keepWithNext === true ? new KeptBlock(compiled, bench) : compiled;
    default:
      return compiled;
  }
}

function compileBlock(block: Exclude<FlowBlock, SlotBlock>, bench: VariantBench, width: number): SetBlock {
  switch (block.kind) {
    case 'text':
      return new CompiledTextBlock(block, bench, width);
    case 'code':
    case 'giro-code':
      return new CompiledCode(block, bench, width);
    case 'barcode':
      return new CompiledBarcode(block, bench, width);
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
    case 'box':
      return new CompiledBox(block, bench, width, compileFlow);
    case 'columns':
      return new CompiledColumns(block, bench, width, compileFlow);
    case 'in-columns':
      return new CompiledInColumns(block, bench, width, compileFlow);
    case 'line': {
      const { mark, reach, height } = lineMark(block);
      bench.checkWidth(reach, width, block.at);
      return new GroundStrip(mark, height, block.at, bench);
    }
    case 'shape': {
      const { mark, reach, height } = shapeMark(block, width);
      bench.checkWidth(reach, width, block.at);
      return new GroundStrip(mark, height, block.at, bench);
    }
    case 'space':
      return new BlankSpace(points(block.height), bench);
    case 'page-break':
      return new PageBreak(block.front === true, bench);
    case 'section':
      return new TurnedSection(compileFlow(block.blocks, bench, bench.turnedWidth), bench);
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

class KeptBlock implements SetBlock {
  readonly #block: SetBlock;
  readonly #bench: VariantBench;

  constructor(block: SetBlock, bench: VariantBench) {
    this.#block = block;
    this.#bench = bench;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    const first = galley.strips;
    this.#block.set();
    if (galley.strips > first) galley.holdAtLeast(galley.strips - 1, KEPT);
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
  readonly #kind: number;
  readonly #bench: VariantBench;

  constructor(front: boolean, bench: VariantBench) {
    this.#kind = front ? FRONT_BREAK : PAGE_BREAK;
    this.#bench = bench;
  }

  set(): void {
    this.#bench.desk.galley.addBreak(this.#kind);
  }
}

/** Blocks on turned pages of their own. */
class TurnedSection implements SetBlock {
  readonly #blocks: readonly SetBlock[];
  readonly #bench: VariantBench;

  constructor(blocks: readonly SetBlock[], bench: VariantBench) {
    this.#blocks = blocks;
    this.#bench = bench;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    const { strips, runs, boxes } = galley;
    galley.addBreak(TURN_BREAK);
    for (const block of this.#blocks) block.set();
    if (galley.strips === strips + 1) galley.cutBack(strips, runs, boxes);
    else galley.addBreak(UPRIGHT_BREAK);
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

/** A shape below the text. */
class GroundStrip implements SetBlock {
  readonly #mark: Mark | undefined;
  readonly #height: number;
  readonly #at: string;
  readonly #bench: VariantBench;

  constructor(mark: Mark | undefined, height: number, at: string, bench: VariantBench) {
    this.#mark = mark;
    this.#height = height;
    this.#at = at;
    this.#bench = bench;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    galley.addStrip(this.#height, this.#at);
    galley.ground[galley.strips - 1] = this.#mark;
  }
}
