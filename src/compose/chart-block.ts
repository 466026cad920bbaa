import type { ChartBlock } from '../job/template-chart.ts';
import { ChartDesk } from './chart/chart-desk.ts';
import { LyingChart } from './chart/lying-chart.ts';
import { MeterChart } from './chart/meter-chart.ts';
import type { DrawnSheet } from './chart/shape-sheet.ts';
import { UprightChart } from './chart/upright-chart.ts';
import type { CompiledText } from './compiled-text.ts';
import type { SetBlock } from './flow-block.ts';
import { KEPT, type Galley } from './galley.ts';
import type { ShapesMark } from './mark.ts';
import { points } from './points.ts';
import type { Column } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';

/** A chart in the flow: one strip, which no page break parts. */
export class CompiledChart implements SetBlock {
  readonly #chart: ChartDrawer;
  readonly #block: ChartBlock;
  readonly #bench: VariantBench;

  constructor(block: ChartBlock, bench: VariantBench, width: number) {
    this.#chart = new ChartDrawer(block, bench, width);
    this.#block = block;
    this.#bench = bench;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    const drawn = this.#chart.draw(galley);
    if (drawn === undefined) return;
    galley.addStrip(drawn.height, this.#block.at, this.#block.keepWithNext ? KEPT : 0);
    galley.ground[galley.strips - 1] = drawn.mark;
  }
}

function kindOf({
  look,
  horizontal,
}: ChartBlock): typeof UprightChart | typeof LyingChart | typeof MeterChart {
  if (look === 'meter') return MeterChart;
  return horizontal ? LyingChart : UprightChart;
}

/** What a chart came to: its height in pt, and its shapes, which stand below its texts. */
interface DrawnChart {
  readonly height: number;
  readonly mark: ShapesMark | undefined;
}

/** Draws a chart for the document in hand: its texts go to a galley, its shapes into a mark. */
export class ChartDrawer {
  readonly #block: ChartBlock;
  readonly #bench: VariantBench;
  readonly #desk: ChartDesk;
  readonly #chart: {
    /** More labels than this have no room, whatever they say. */
    most(width: number, height: number): number;
    draw(galley: Galley, width: number, height: number): DrawnSheet | undefined;
  };
  readonly #x: number;
  readonly #width: number;
  readonly #height: number;
  readonly #instead: { readonly text: CompiledText; readonly column: Column } | undefined;

  /** `width`: of the frame or box, in pt. */
  constructor(block: ChartBlock, bench: VariantBench, width: number) {
    this.#block = block;
    this.#bench = bench;
    this.#desk = new ChartDesk(block, bench);
    this.#chart = new (kindOf(block))(this.#desk);
    this.#width = block.width === undefined ? width : points(block.width);
    this.#height = points(block.height);
    bench.checkWidth(this.#width, width, block.at);
    const room = width - this.#width;
    this.#x = block.align === 'left' ? 0 : block.align === 'right' ? room : room / 2;
    const { whenEmpty } = block;
    if (typeof whenEmpty === 'object') {
      const style = bench.desk.styles.named(block.style);
      const column = { style, align: style.align, x: this.#x, width: this.#width, lineStep: style.leading };
      this.#instead = { text: bench.texts.text(whenEmpty, bench.desk.scopes.flow), column };
    }
  }

  /** Undefined where nothing is printed: there is no value, or the trouble is reported. */
  draw(galley: Galley): DrawnChart | undefined {
    const { trouble } = this.#bench.desk;
    trouble.block = this.#block.at;
    const most = this.#chart.most(this.#width, this.#height);
    const readable = this.#desk.data.read(most);
    trouble.block = this.#block.at;
    if (!readable) return undefined;
    if (this.#desk.data.count > most) return this.#desk.crowded(most);
    if (this.#desk.data.isEmpty) return this.#empty(galley);
    const first = galley.runs;
    const drawn = this.#chart.draw(galley, this.#width, this.#height);
    if (drawn === undefined) return undefined;
    for (let r = first; r < galley.runs; r++) galley.runX[r] = (galley.runX[r] ?? 0) + this.#x;
    return { height: drawn.height, mark: drawn.sheet.mark(this.#x, 0) };
  }

  #empty(galley: Galley): DrawnChart | undefined {
    const { trouble, setter, document } = this.#bench.desk;
    if (this.#block.whenEmpty === 'fault') trouble.report('compose.chart-empty', '', '');
    if (this.#instead === undefined) return undefined;
    const { text, column } = this.#instead;
    const lines = setter.set(galley, text.evaluate(document.values), text.looks, column, 0);
    return { height: lines * column.style.leading, mark: undefined };
  }
}
