import type { FurnitureBlock } from '../job/template.ts';
import { ChartDrawer } from './chart-block.ts';
import { BarcodeDrawer } from './barcode-block.ts';
import { CodeDrawer } from './code-block.ts';
import type { CodeContent } from './code-content.ts';
import type { CompiledText } from './compiled-text.ts';
import { CompiledFacts } from './facts-block.ts';
import { Galley } from './galley.ts';
import type { PageWriter } from './page-writer.ts';
import { lineMark, shapeMark } from './line-mark.ts';
import { PlacedBox } from './placed-box.ts';
import { pointRect, points, type PointRect } from './points.ts';
import type { Column } from './text-setter.ts';
import { showMm } from './trouble.ts';
import type { VariantBench } from './variant-bench.ts';
import type { Condition } from './workbench.ts';

/**
 * A block at a fixed place. What is the same in every document (`drawFixed`) goes into the page's form; the rest is
 * drawn for each page: early, or late where it needs the number of pages.
 */
export interface Furniture {
  /** `whole`: all of it is fixed; `part`: labels are; `none`. */
  readonly fixed: 'whole' | 'part' | 'none';
  readonly late: boolean;
  drawFixed(pages: PageWriter): void;
  /** Whether the fixed part is right for the document in hand; where it is not, `drawAll` draws everything. */
  fixedPartFits(): boolean;
  drawRest(pages: PageWriter): void;
  drawAll(pages: PageWriter): void;
}

export function compileFurniture(furniture: FurnitureBlock, bench: VariantBench): Furniture {
  const { block } = furniture;
  const box = pointRect(furniture);
  const condition = bench.texts.condition(block.when, bench.desk.scopes.furniture);
  switch (block.kind) {
    case 'text': {
      const style = bench.desk.styles.named(block.style);
      const text = bench.texts.text(block.text, bench.desk.scopes.furniture);
      return new PlacedText(
        text,
        { style, align: style.align, x: 0, width: box.width, lineStep: style.leading },
        box,
        condition,
        bench,
      );
    }
    case 'facts':
      return new PlacedFacts(
        new CompiledFacts(block, bench, bench.desk.scopes.furniture, 0, box.width),
        block.rows.map((row) => bench.texts.text(row.value, bench.desk.scopes.furniture)),
        box,
        condition,
        bench,
      );
    case 'code':
    case 'giro-code': {
      const code = new CodeDrawer(block, bench, bench.desk.scopes.furniture, box.width);
      const draw = (pages: PageWriter): void => {
        const mark = code.mark();
        checkHeight(code.side, box, bench);
        if (mark !== undefined) pages.mark(mark, box.x, box.y);
      };
      return new PlacedMark(draw, condition, bench, code.content);
    }
    case 'barcode': {
      const code = new BarcodeDrawer(block, bench, bench.desk.scopes.furniture, box.width);
      const draw = (pages: PageWriter): void => {
        const { spot } = bench.desk;
        spot.clear();
        const drawn = code.draw(spot);
        if (drawn === undefined) return;
        checkHeight(drawn.height, box, bench);
        pages.mark(drawn.mark, box.x, box.y);
        pages.runs(spot, 0, spot.runs, box.x, box.y);
      };
      return new PlacedMark(draw, condition, bench, code.content);
    }
    case 'chart': {
      const chart = new ChartDrawer(block, bench, box.width);
      return new PlacedChart(chart, box, condition, bench);
    }
    case 'box':
      return new PlacedBox(block, box, bench);
    case 'line':
    case 'shape': {
      const { mark, reach, height } = block.kind === 'line' ? lineMark(block) : shapeMark(block, box.width);
      bench.checkWidth(reach, box.width, furniture.at);
      bench.checkWidth(height, box.height, furniture.at);
      const draw = (pages: PageWriter): void => {
        if (mark !== undefined) pages.under(mark, box.x, box.y);
      };
      return new PlacedMark(draw, condition, bench);
    }
    case 'rule': {
      const width = block.length === undefined ? box.width - points(block.indent) : points(block.length);
      const thickness = points(block.thickness);
      return new PlacedMark(
        (pages) => pages.fill(box.x + points(block.indent), box.y, width, thickness, block.color),
        condition,
        bench,
      );
    }
    case 'image': {
      const mark = bench.picture(block.resource, block.width, block.height ?? furniture.height);
      bench.checkWidth(bench.pictureWidth(block.resource, mark), box.width, furniture.at);
      return new PlacedMark((pages) => pages.mark(mark, box.x, box.y), condition, bench);
    }
  }
}

class PlacedText implements Furniture {
  readonly fixed: 'whole' | 'none';
  readonly late: boolean;
  readonly #text: CompiledText;
  readonly #column: Column;
  readonly #box: PointRect;
  readonly #condition: Condition | undefined;
  readonly #bench: VariantBench;

  constructor(
    text: CompiledText,
    column: Column,
    box: PointRect,
    condition: Condition | undefined,
    bench: VariantBench,
  ) {
    this.fixed = text.fixed !== undefined && condition === undefined ? 'whole' : 'none';
    this.late = condition !== undefined || readsPages(text);
    this.#text = text;
    this.#column = column;
    this.#box = box;
    this.#condition = condition;
    this.#bench = bench;
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
    const { spot, setter, trouble, document } = this.#bench.desk;
    if (this.#condition?.(document.values) === false) return;
    trouble.block = this.#text.at;
    spot.clear();
    const text = this.#text.evaluate(document.values);
    const lines = setter.set(spot, text, this.#text.looks, this.#column, 0);
    checkHeight(lines * this.#column.style.leading, this.#box, this.#bench);
    pages.runs(spot, 0, spot.runs, this.#box.x, this.#box.y);
  }
}

class PlacedFacts implements Furniture {
  readonly fixed: 'part' | 'none';
  readonly late: boolean;
  readonly #facts: CompiledFacts;
  readonly #box: PointRect;
  readonly #condition: Condition | undefined;
  readonly #bench: VariantBench;
  readonly #at: string;
  readonly #values = new Galley();

  constructor(
    facts: CompiledFacts,
    values: readonly CompiledText[],
    box: PointRect,
    condition: Condition | undefined,
    bench: VariantBench,
  ) {
    this.late = condition !== undefined || values.some(readsPages);
    this.fixed = facts.steady && !this.late ? 'part' : 'none';
    this.#at = values[0]?.at ?? '';
    this.#facts = facts;
    this.#box = box;
    this.#condition = condition;
    this.#bench = bench;
  }

  drawFixed(pages: PageWriter): void {
    this.#draw(pages, true, false);
  }

  fixedPartFits(): boolean {
    this.#values.clear();
    const height = this.#facts.setSpot(this.#values, false, true);
    return height <= this.#facts.rowCount * this.#facts.rowHeight;
  }

  /** Where labels are fixed, the values are those that `fixedPartFits` has just set. */
  drawRest(pages: PageWriter): void {
    if (this.fixed === 'none') this.#draw(pages, true, true);
    else pages.runs(this.#values, 0, this.#values.runs, this.#box.x, this.#box.y);
  }

  drawAll(pages: PageWriter): void {
    this.#draw(pages, true, true);
  }

  #draw(pages: PageWriter, labels: boolean, values: boolean): void {
    const { spot, document, trouble } = this.#bench.desk;
    if (this.#condition?.(document.values) === false) return;
    spot.clear();
    const height = this.#facts.setSpot(spot, labels, values);
    trouble.block = this.#at;
    checkHeight(height, this.#box, this.#bench);
    pages.runs(spot, 0, spot.runs, this.#box.x, this.#box.y);
  }
}

/** A rule, a picture or a code, which is fixed where it says the same in every document. */
class PlacedMark implements Furniture {
  readonly fixed: 'whole' | 'none';
  readonly late: boolean;
  readonly #draw: (pages: PageWriter) => void;
  readonly #condition: Condition | undefined;
  readonly #bench: VariantBench;

  constructor(
    draw: (pages: PageWriter) => void,
    condition: Condition | undefined,
    bench: VariantBench,
    content?: CodeContent,
  ) {
    this.fixed = condition === undefined && content?.isFixed !== false ? 'whole' : 'none';
    this.late = condition !== undefined || (content !== undefined && readsPages(content));
    this.#draw = draw;
    this.#condition = condition;
    this.#bench = bench;
  }

  drawFixed(pages: PageWriter): void {
    this.#draw(pages);
  }

  fixedPartFits(): boolean {
    return true;
  }

  drawRest(pages: PageWriter): void {
    if (this.fixed === 'none') this.drawAll(pages);
  }

  drawAll(pages: PageWriter): void {
    if (this.#condition?.(this.#bench.desk.document.values) === false) return;
    this.#draw(pages);
  }
}

/** A chart reads no number of pages: it is drawn early, unless it has a condition. */
class PlacedChart implements Furniture {
  readonly fixed = 'none';
  readonly late: boolean;
  readonly #chart: ChartDrawer;
  readonly #box: PointRect;
  readonly #condition: Condition | undefined;
  readonly #bench: VariantBench;

  constructor(chart: ChartDrawer, box: PointRect, condition: Condition | undefined, bench: VariantBench) {
    this.late = condition !== undefined;
    this.#chart = chart;
    this.#box = box;
    this.#condition = condition;
    this.#bench = bench;
  }

  drawFixed(): void {}

  fixedPartFits(): boolean {
    return true;
  }

  drawRest(pages: PageWriter): void {
    this.drawAll(pages);
  }

  drawAll(pages: PageWriter): void {
    const { spot, document } = this.#bench.desk;
    if (this.#condition?.(document.values) === false) return;
    spot.clear();
    const drawn = this.#chart.draw(spot);
    if (drawn === undefined) return;
    checkHeight(drawn.height, this.#box, this.#bench);
    if (drawn.mark !== undefined) pages.under(drawn.mark, this.#box.x, this.#box.y);
    pages.runs(spot, 0, spot.runs, this.#box.x, this.#box.y);
  }
}

/** Conditions may read the number of pages as well: conditional furniture is always late. */
function readsPages(text: Pick<CompiledText, 'reads'>): boolean {
  return text.reads('page') || text.reads('pages');
}

function checkHeight(height: number, box: PointRect, bench: VariantBench): void {
  if (height <= box.height + 0.01) return;
  bench.desk.trouble.report('compose.does-not-fit', showMm(height), showMm(box.height));
}
