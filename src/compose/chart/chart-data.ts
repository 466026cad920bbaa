import type { ChartBlock, ChartList, ChartRows } from '../../job/template-chart.ts';
import type { CompiledText } from '../compiled-text.ts';
import type { RowCursor } from '../row-cursor.ts';
import type { VariantBench } from '../variant-bench.ts';
import type { Condition, WholeNumber } from '../workbench.ts';

/** Beyond this not every unit of a sum is a number of its own: in units of the last digit. */
const LARGEST = 1e15;

/** What a chart shows of the document in hand: labels, and for each of them a value of each series. */
export class ChartData {
  readonly series: number;
  count = 0;
  readonly labels: string[] = [];
  /** Value of series s at label i: number i × series + s; undefined where there is none. */
  readonly values: (number | undefined)[] = [];
  /** Whether a bar is meant, and by label, where the template has a condition for it. */
  readonly #highlight: ChartBlock['highlight'];
  readonly #isMarked: boolean[] = [];
  readonly #read: (most: number) => void;
  readonly #bench: VariantBench;

  constructor(block: ChartBlock, bench: VariantBench) {
    this.series = block.series.length;
    this.#bench = bench;
    this.#highlight = block.highlight;
    this.#read =
      block.data.kind === 'rows' ? this.#rows(block.data, block.highlight) : this.#list(block.data);
  }

  /** Whether all bars but some are paler. */
  get isHighlighted(): boolean {
    return this.#highlight !== undefined;
  }

  /** Whether the bars at label i are those that are meant. */
  isMarked(i: number): boolean {
    if (this.#highlight === 'first') return i === 0;
    if (this.#highlight === 'last') return i === this.count - 1;
    return this.#highlight !== undefined && this.#isMarked[i] === true;
  }

  /**
   * Reads the document in hand: labels and values of `most` labels at most, for more cannot be drawn, and the number of
   * all. False where a value is too large: the trouble is reported.
   */
  read(most: number): boolean {
    this.count = 0;
    this.#read(most);
    if (this.count > most) return true;
    const end = this.count * this.series;
    for (let v = 0; v < end; v++) {
      if (Math.abs(this.values[v] ?? 0) > LARGEST) return this.tooLarge(this.values[v] ?? 0);
    }
    return true;
  }

  tooLarge(value: number): false {
    this.#bench.desk.trouble.report('compose.chart-value', String(value), String(LARGEST));
    return false;
  }

  /** A limit, such as a target, as it can be drawn. */
  limit(value: number | undefined): number | undefined {
    if (value === undefined || Math.abs(value) <= LARGEST) return value;
    this.tooLarge(value);
    return undefined;
  }

  at(i: number, s: number): number | undefined {
    return this.values[i * this.series + s];
  }

  /** The last value of a series. */
  last(s: number): number | undefined {
    for (let i = this.count - 1; i >= 0; i--) {
      const value = this.at(i, s);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** The mean of the last series, half away from zero; undefined without any, or where their sum is too large to be exact. */
  get mean(): number | undefined {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < this.count; i++) {
      const value = this.at(i, this.series - 1);
      if (value === undefined) continue;
      sum += value;
      count++;
    }
    if (count === 0 || this.limit(sum) === undefined) return undefined;
    const size = Math.abs(sum);
    const rest = size % count;
    const mean = (size - rest) / count + (rest * 2 >= count ? 1 : 0);
    return sum < 0 ? -mean : mean;
  }

  get isEmpty(): boolean {
    const end = this.count * this.series;
    for (let v = 0; v < end; v++) if (this.values[v] !== undefined) return false;
    return true;
  }

  #add(label: CompiledText, numbers: readonly WholeNumber[]): void {
    const { trouble, document } = this.#bench.desk;
    trouble.block = label.at;
    const i = this.count++;
    this.labels[i] = label.evaluate(document.values);
    const first = i * this.series;
    for (let s = 0; s < this.series; s++) this.values[first + s] = numbers[s]?.(document.values);
  }

  #rows(data: ChartRows, highlight: ChartBlock['highlight']): (most: number) => void {
    const { texts, desk } = this.#bench;
    const scope = desk.scopes.rows[data.rows];
    if (scope === undefined) throw new Error(`the job has no detail table ${data.rows}`);
    const cursor: RowCursor = desk.document.rowsOf(data.rows);
    const label = texts.text(data.label, scope);
    const numbers = data.values.map((source) => texts.wholeNumber(source, scope));
    const where = texts.condition(data.where, scope);
    const marked = typeof highlight === 'object' ? texts.condition(highlight.rows, scope) : undefined;
    return (most) => {
      for (let r = 0; r < cursor.rows.length; r++) {
        cursor.show(r);
        if (where?.(desk.document.values) === false) continue;
        if (this.count >= most) {
          this.count++;
          continue;
        }
        if (marked !== undefined) this.#isMarked[this.count] = marked(desk.document.values);
        this.#add(label, numbers);
      }
      desk.document.endRows();
    };
  }

  #list(data: ChartList): () => void {
    const { texts, desk } = this.#bench;
    const scope = desk.scopes.flow;
    const items = data.items.map(({ label, values, when }) => ({
      label: texts.text(label, scope),
      numbers: values.map((source) => texts.wholeNumber(source, scope)),
      condition: texts.condition(when, scope) satisfies Condition | undefined,
    }));
    return () => {
      for (const { label, numbers, condition } of items) {
        if (condition?.(desk.document.values) !== false) this.#add(label, numbers);
      }
    };
  }
}
