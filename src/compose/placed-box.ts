import type { BoxBlock } from '../job/template-box.ts';
import type { FlowBlock, InlineText } from '../job/template.ts';
import { CompiledBox } from './box-block.ts';
import { compileFlow } from './flow-block.ts';
import type { Furniture } from './furniture.ts';
import { Galley } from './galley.ts';
import { OpenBoxes } from './open-boxes.ts';
import type { PageWriter } from './page-writer.ts';
import type { PointRect } from './points.ts';
import { showMm } from './trouble.ts';
import type { VariantBench } from './variant-bench.ts';
import type { Condition } from './workbench.ts';

/** A box at a fixed place, as large as that. Its texts may read the number of pages: it is drawn late, unless it is fixed. */
export class PlacedBox implements Furniture {
  readonly fixed: 'whole' | 'none';
  readonly late: boolean;
  readonly #box: CompiledBox;
  readonly #place: PointRect;
  readonly #condition: Condition | undefined;
  readonly #at: string;
  /** A box that fits its texts in says itself when it is too high. */
  readonly #reportsItself: boolean;
  readonly #bench: VariantBench;
  readonly #galley = new Galley();
  readonly #boxes: OpenBoxes;

  constructor(block: BoxBlock, place: PointRect, bench: VariantBench) {
    const isFixed = block.when === undefined && block.blocks.every(isSteady);
    this.fixed = isFixed ? 'whole' : 'none';
    this.late = !isFixed;
    this.#place = place;
    this.#at = block.at;
    this.#reportsItself = block.fit !== undefined;
    this.#bench = bench;
    this.#condition = bench.texts.condition(block.when, bench.desk.scopes.furniture);
    const { desk } = bench;
    const scopes = { ...desk.scopes, flow: desk.scopes.furniture };
    this.#box = desk.within(scopes, () => new CompiledBox(block, bench, place.width, compileFlow));
    this.#boxes = new OpenBoxes(this.#galley, desk.pages);
  }

  drawFixed(pages: PageWriter): void {
    this.drawAll(pages);
  }

  fixedPartFits(): boolean {
    return true;
  }

  drawRest(pages: PageWriter): void {
    if (this.fixed === 'none') this.drawAll(pages);
  }

  drawAll(pages: PageWriter): void {
    const { desk } = this.#bench;
    const { document, trouble } = desk;
    const galley = this.#galley;
    if (this.#condition?.(document.values) === false) return;
    galley.clear();
    desk.onto(galley, () => this.#box.set());
    const { x, y, height } = this.#place;
    let top = y;
    this.#boxes.start();
    for (let s = 0; s < galley.strips; s++) {
      this.#boxes.before(s, top);
      pages.runs(galley, galley.firstRun(s), galley.runEnd[s] ?? 0, x, top);
      const ground = galley.ground[s];
      if (ground !== undefined) pages.under(ground, x, top);
      const mark = galley.mark[s];
      if (mark !== undefined) pages.mark(mark, x, top);
      top += galley.height[s] ?? 0;
      this.#boxes.after(s, x, top);
    }
    if (top - y <= height + 0.01 || this.#reportsItself) return;
    trouble.block = this.#at;
    trouble.report('compose.does-not-fit', showMm(top - y), showMm(height));
  }
}

/** Whether a block is the same in every document. */
function isSteady(block: FlowBlock): boolean {
  if (block.kind === 'slot') return false;
  if (block.when !== undefined) return false;
  switch (block.kind) {
    case 'space':
    case 'rule':
    case 'line':
    case 'shape':
    case 'image':
      return true;
    case 'text':
      return isPlain(block.text);
    case 'list':
      return block.items.every(({ text, when }) => when === undefined && isPlain(text));
    case 'facts':
      return block.rows.every((row) => row.when === undefined && isPlain(row.label) && isPlain(row.value));
    case 'group':
    case 'box':
      return block.blocks.every(isSteady);
    case 'columns':
      return block.columns.every(({ blocks }) => blocks.every(isSteady));
    default:
      return false;
  }
}

function isPlain({ byLanguage, default: usual }: InlineText): boolean {
  return [usual, ...Object.values(byLanguage)].every((spans) => spans.every(({ kind }) => kind === 'text'));
}
