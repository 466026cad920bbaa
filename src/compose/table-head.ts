import type { TableBlock } from '../job/template-table.ts';
import { HEAD_GAPS, type Galley } from './galley.ts';
import type { FormMark, Mark, RuleMark } from './mark.ts';
import type { Sheet } from './flow-sheet.ts';
import { points } from './points.ts';
import type { TableColumns } from './table-columns.ts';
import { HeadRow } from './table-head-row.ts';
import type { MarkSink, TableRules } from './table-rules.ts';
import type { VariantBench } from './variant-bench.ts';

/**
 * The head of a table, spanning heads above those of the columns: a form when its texts are the same in every document,
 * which is the rule.
 */
export class TableHead {
  readonly #rows: readonly HeadRow[];
  readonly #rule: RuleMark | undefined;
  readonly #bench: VariantBench;
  readonly #form: FormMark | undefined;
  readonly #formHeight: number = 0;

  constructor(
    block: TableBlock,
    columns: TableColumns,
    rule: RuleMark | undefined,
    bench: VariantBench,
    width: number,
  ) {
    this.#bench = bench;
    this.#rule = rule;
    const padding = points(block.rowPadding);
    const spanning = (block.heads ?? []).map((row) => new HeadRow(row, columns, padding, bench));
    const cells = block.columns.map(({ head, align }, c) => ({ cell: head, from: c, to: c, align }));
    this.#rows = [...spanning, new HeadRow({ cells, style: block.headStyle }, columns, padding, bench)];
    if (!columns.byContent && this.#rows.every(({ fixed }) => fixed)) {
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

  get at(): string {
    return this.#rows[0]?.at ?? '';
  }

  /** Adds the head's strip. */
  set(): void {
    const { galley } = this.#bench.desk;
    const { at } = this;
    if (this.#form !== undefined) {
      galley.addStrip(this.#formHeight, at);
      galley.mark[galley.strips - 1] = this.#form;
      galley.spanned[galley.strips - 1] = HEAD_GAPS;
      return;
    }
    const height = this.#fill(galley);
    galley.addStrip(height, at);
    galley.spanned[galley.strips - 1] = HEAD_GAPS;
    const marks = this.#marks(height);
    galley.mark[galley.strips - 1] = marks.length > 1 ? { kind: 'group', x: 0, dy: 0, marks } : marks[0];
  }

  /** Takes the rules of the table through a head of this height: its rows, the last of which takes what is left. */
  pass(rules: TableRules, sink: MarkSink, x: number, top: number, height: number): void {
    let y = top;
    this.#rows.forEach((row, r) => {
      const below = r === this.#rows.length - 1 ? top + height : y + row.height;
      rules.pass(sink, x, y, below, row.spanned);
      y = below;
    });
  }

  /** Draws the head on a page and returns its height. */
  draw(pages: Sheet, x: number, top: number): number {
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

  #drawSet(pages: Sheet, galley: Galley, height: number, x: number, top: number): void {
    pages.runs(galley, 0, galley.runs, x, top);
    for (const mark of this.#marks(height)) pages.mark(mark, x, top);
  }

  /** Its rules, after `#fill` has given its height. */
  #marks(height: number): readonly Mark[] {
    const marks: Mark[] = [];
    let below = 0;
    for (const row of this.#rows) {
      below += row.height;
      marks.push(...row.rules(below));
    }
    if (this.#rule !== undefined) marks.push({ ...this.#rule, dy: height + this.#rule.dy });
    return marks;
  }

  /** Sets the rows' texts one below the other; returns the height. */
  #fill(galley: Galley): number {
    let height = 0;
    for (const row of this.#rows) height += row.fill(galley, height);
    return height;
  }
}
