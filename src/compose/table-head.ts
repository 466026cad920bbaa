import type { TableBlock } from '../job/template-table.ts';
import type { CompiledText } from './compiled-text.ts';
import type { Galley } from './galley.ts';
import type { FormMark, RuleMark } from './mark.ts';
import type { PageWriter } from './page-writer.ts';
import { points } from './points.ts';
import type { Column } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';

/** The head of a table: a form when its texts are the same in every document, which is the rule. */
export class TableHead {
  readonly #texts: readonly CompiledText[];
  readonly #columns: readonly Column[];
  readonly #padding: number;
  readonly #rule: RuleMark | undefined;
  readonly #bench: VariantBench;
  readonly #form: FormMark | undefined;
  readonly #formHeight: number = 0;

  constructor(
    block: TableBlock,
    columns: readonly Column[],
    rule: RuleMark | undefined,
    bench: VariantBench,
    width: number,
  ) {
    this.#bench = bench;
    this.#columns = columns;
    this.#padding = points(block.rowPadding);
    this.#rule = rule;
    this.#texts = block.columns.map((column) => bench.texts.text(column.head, bench.desk.scopes.flow));
    if (this.#texts.every(({ fixed }) => fixed !== undefined)) {
      const { spot, pages } = bench.desk;
      spot.clear();
      const height = this.#fill(spot);
      // A form is clipped to its box: half of the rule stands below the head.
      pages.begin(height + (rule?.thickness ?? 0));
      this.#drawSet(pages, spot, height, 0, 0);
      this.#form = bench.addForm(width, height + (rule?.thickness ?? 0));
      this.#formHeight = height;
    }
  }

  /** Adds the head's strip. */
  set(): void {
    const { galley } = this.#bench.desk;
    const at = this.#texts[0]?.at ?? '';
    if (this.#form !== undefined) {
      galley.addStrip(this.#formHeight, at);
      galley.mark[galley.strips - 1] = this.#form;
      return;
    }
    const height = this.#fill(galley);
    galley.addStrip(height, at);
    const rule = this.#rule;
    if (rule !== undefined) galley.mark[galley.strips - 1] = { ...rule, dy: height + rule.dy };
  }

  /** Draws the head on a page and returns its height. */
  draw(pages: PageWriter, x: number, top: number): number {
    if (this.#form !== undefined) {
      pages.mark(this.#form, x, top);
      return this.#formHeight;
    }
    const { spot } = this.#bench.desk;
    spot.clear();
    const height = this.#fill(spot);
    this.#drawSet(pages, spot, height, x, top);
    return height;
  }

  #drawSet(pages: PageWriter, galley: Galley, height: number, x: number, top: number): void {
    pages.runs(galley, 0, galley.runs, x, top);
    if (this.#rule !== undefined) pages.mark({ ...this.#rule, dy: height + this.#rule.dy }, x, top);
  }

  /** Sets the head's texts so that their last lines stand in one line; returns the height. */
  #fill(galley: Galley): number {
    const { setter, trouble, document } = this.#bench.desk;
    const leading = this.#columns[0]?.style.leading ?? 0;
    const firstRun = galley.runs;
    const lines: number[] = [];
    const ends: number[] = [];
    this.#texts.forEach((text, c) => {
      const column = this.#columns[c];
      if (column === undefined) return;
      trouble.block = text.at;
      lines.push(setter.set(galley, text.evaluate(document.values), text.looks, column, this.#padding));
      ends.push(galley.runs);
    });
    const most = Math.max(1, ...lines);
    let run = firstRun;
    lines.forEach((count, c) => {
      for (; run < (ends[c] ?? 0); run++)
        galley.runDy[run] = (galley.runDy[run] ?? 0) + (most - count) * leading;
    });
    return most * leading + 2 * this.#padding;
  }
}
