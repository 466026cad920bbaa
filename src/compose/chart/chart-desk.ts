import type { Color } from '../../job/template.ts';
import type { ChartBlock } from '../../job/template-chart.ts';
import type { CompiledText } from '../compiled-text.ts';
import { showMm } from '../trouble.ts';
import type { VariantBench } from '../variant-bench.ts';
import type { WholeNumber } from '../workbench.ts';
import { ChartData } from './chart-data.ts';
import { BLACK, paler, seriesColors } from './chart-inks.ts';
import { ChartNumbers } from './chart-numbers.ts';
import { ChartText } from './chart-text.ts';
import { MeterBands } from './meter-bands.ts';

/** A value that bars are held against: a line across them, with a name and the value itself. */
export interface ReferenceLine {
  readonly value: number;
  readonly text: string;
  readonly kind: 'target' | 'average';
}

/** What the steps of drawing one chart share. */
export class ChartDesk {
  readonly block: ChartBlock;
  readonly data: ChartData;
  readonly text: ChartText;
  readonly numbers: ChartNumbers;
  readonly colors: readonly Color[];
  /** Of a meter. */
  readonly bands: MeterBands;
  readonly unit: CompiledText;
  /** Of each series. */
  readonly names: readonly CompiledText[];
  readonly #pale: readonly Color[];
  readonly #bench: VariantBench;
  readonly #least: WholeNumber | undefined;
  readonly #most: WholeNumber | undefined;
  readonly #target: { readonly value: WholeNumber; readonly name: CompiledText } | undefined;
  readonly #average: CompiledText | undefined;

  constructor(block: ChartBlock, bench: VariantBench) {
    const { texts, desk } = bench;
    const scope = desk.scopes.flow;
    const number = (source: string | undefined): WholeNumber | undefined =>
      source === undefined ? undefined : texts.wholeNumber(source, scope);
    this.block = block;
    this.#bench = bench;
    this.data = new ChartData(block, bench);
    this.text = new ChartText(desk.styles.named(block.style), desk);
    this.numbers = new ChartNumbers(block, texts.formats);
    this.colors = seriesColors(block);
    this.#pale = this.colors.map(paler);
    this.bands = new MeterBands(block.bands, this.text, bench);
    this.unit = texts.text(block.unit, scope);
    this.names = block.series.map(({ name }) => texts.text(name, scope));
    this.#least = number(block.min);
    this.#most = number(block.max);
    const { target, average } = block;
    if (target !== undefined) {
      this.#target = {
        value: texts.wholeNumber(target.value, scope),
        name: texts.text(target.name, scope),
      };
    }
    if (average !== undefined) this.#average = texts.text(average, scope);
  }

  /** The colour of series `s` at label `i`: paler where another label is meant. */
  readonly inkOf = (i: number, s: number): Color => {
    const inks = this.data.isHighlighted && !this.data.isMarked(i) ? this.#pale : this.colors;
    return inks[s] ?? BLACK;
  };

  written(text: CompiledText): string {
    return text.evaluate(this.#bench.desk.document.values);
  }

  /** Where the template wants the scale to begin and end. */
  get stated(): { readonly least: number | undefined; readonly most: number | undefined } {
    const { values } = this.#bench.desk.document;
    return {
      least: this.data.limit(this.#least?.(values)),
      most: this.data.limit(this.#most?.(values)),
    };
  }

  /** Target and average, as far as the document has them. */
  references(): readonly ReferenceLine[] {
    const lines: ReferenceLine[] = [];
    const target = this.data.limit(this.#target?.value(this.#bench.desk.document.values));
    if (target !== undefined && this.#target !== undefined) {
      lines.push({ value: target, text: this.#named(this.#target.name, target), kind: 'target' });
    }
    const average = this.#average === undefined ? undefined : this.data.mean;
    if (average !== undefined && this.#average !== undefined) {
      lines.push({ value: average, text: this.#named(this.#average, average), kind: 'average' });
    }
    return lines;
  }

  /** The chart has no room: both in pt. */
  doesNotFit(needed: number, room: number): undefined {
    this.#trouble.report('compose.does-not-fit', showMm(needed), showMm(Math.max(0, room)));
  }

  /** More labels than can be told from each other. */
  crowded(room: number): undefined {
    this.#trouble.report('compose.chart-crowded', String(this.data.count), String(Math.max(0, room)));
  }

  get #trouble(): VariantBench['desk']['trouble'] {
    return this.#bench.desk.trouble;
  }

  #named(name: CompiledText, value: number): string {
    return `${this.written(name)} ${this.numbers.value(value)}`.trim();
  }
}
