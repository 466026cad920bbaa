import type { TableBlock } from '../job/template-table.ts';
import type { CompiledText } from './compiled-text.ts';
import type { SetBlock } from './flow-block.ts';
import { FAST, KEPT, LOOSE } from './galley.ts';
import type { RuleMark } from './mark.ts';
import type { PageWriter } from './page-writer.ts';
import { points } from './points.ts';
import type { RowCursor } from './row-cursor.ts';
import { CarryRows } from './table-carry.ts';
import { columnEnd, tableColumns } from './table-columns.ts';
import { TableHead } from './table-head.ts';
import { CompiledUnder } from './table-under.ts';
import { ValueRow } from './table-value-row.ts';
import type { Column } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';
import type { Condition } from './workbench.ts';

interface Total {
  readonly row: ValueRow;
  readonly condition: Condition | undefined;
}

/**
 * The rows of a detail table as a table: head, a strip a row and for each row below it, totals. What a page break adds is
 * drawn by `close` and `reopen`.
 */
export class CompiledTable implements SetBlock {
  readonly #number: number;
  readonly #cursor: RowCursor;
  readonly #whenEmpty: TableBlock['whenEmpty'];
  readonly #columns: readonly Column[];
  readonly #cells: readonly CompiledText[];
  readonly #padding: number;
  readonly #keepRows: number;
  readonly #keepUnder: number;
  readonly #keepWithNext: boolean;
  readonly #head: TableHead;
  readonly #carry: CarryRows | undefined;
  readonly #under: readonly CompiledUnder[];
  readonly #totals: readonly Total[];
  readonly #rowRule: RuleMark | undefined;
  readonly #totalRule: RuleMark | undefined;
  readonly #bench: VariantBench;
  #lastStrip = -1;

  constructor(block: TableBlock, bench: VariantBench, width: number) {
    const { scopes, styles, document } = bench.desk;
    const scope = scopes.rows[block.rows];
    if (scope === undefined) throw new Error(`the job has no detail table ${block.rows}`);
    const rule = (look: TableBlock['rowRule']): RuleMark | undefined => {
      if (look === undefined) return undefined;
      const thickness = points(look.thickness);
      return { kind: 'rule', x: 0, dy: -thickness / 2, width, thickness, color: look.color };
    };
    this.#bench = bench;
    this.#number = bench.tables.length;
    bench.tables.push(this);
    this.#cursor = document.rowsOf(block.rows);
    this.#whenEmpty = block.whenEmpty;
    this.#padding = points(block.rowPadding);
    this.#keepRows = block.keepRows;
    this.#keepUnder = block.keepUnder;
    this.#keepWithNext = block.keepWithNext;
    this.#rowRule = rule(block.rowRule);
    this.#totalRule = rule(block.totalRule);
    this.#columns = tableColumns(block, styles.named(block.rowStyle), width);
    this.#cells = block.columns.map((column) => bench.texts.text(column.cell, scope));
    this.#under = block.under.map((each) => new CompiledUnder(each, this.#columns, bench));
    const last = this.#columns.at(-1);
    const labelEnd = columnEnd(this.#columns.at(-2));
    bench.checkWidth((last?.x ?? 0) + (last?.width ?? 0), width, block.columns[0]?.head.at ?? '');
    const headColumns = tableColumns(block, styles.named(block.headStyle), width);
    this.#head = new TableHead(block, headColumns, rule(block.headRule), bench, width);
    const { carry } = block;
    if (carry !== undefined && last !== undefined) {
      this.#carry = new CarryRows(carry, last, labelEnd, this.#padding, this.#rowRule, bench);
    }
    this.#totals = block.totals.flatMap((total) => {
      if (last === undefined) return [];
      const row = new ValueRow(
        total.label,
        total.value,
        total.style,
        last,
        labelEnd,
        bench,
        scopes.flow,
        this.#padding,
      );
      return [{ row, condition: bench.texts.condition(total.when, scopes.flow) }];
    });
  }

  set(): void {
    const { galley, document } = this.#bench.desk;
    if (this.#cursor.rows.length === 0 && this.#whenEmpty === 'hide') return;
    const first = galley.strips;
    this.#head.set();
    galley.hold[first] = FAST;
    this.#setRows();
    document.endRows();
    const rowEnd = galley.strips;
    for (const { row, condition } of this.#totals) {
      if (condition?.(document.values) === false) continue;
      row.set(galley);
      galley.hold[galley.strips - 1] = FAST;
    }
    if (galley.strips > rowEnd) {
      galley.mark[rowEnd] = this.#totalRule;
      galley.hold[rowEnd - 1] = FAST;
    }
    this.#lastStrip = galley.strips - 1;
    galley.hold[this.#lastStrip] = this.#keepWithNext ? KEPT : LOOSE;
    galley.table.fill(this.#number, first, galley.strips);
  }

  /** Whether a page may end after strip s with this table going on. */
  goesOnAfter(strip: number): boolean {
    return strip < this.#lastStrip;
  }

  /** Room that must stay below the last row of a page. */
  get closeHeight(): number {
    return this.#carry?.height ?? 0;
  }

  /** Draws what ends a page: the subtotal carried forward. */
  close(pages: PageWriter, x: number, top: number, carried: number): void {
    this.#carry?.drawForward(pages, x, top, carried);
  }

  /** Draws what begins the next page, the head again and the subtotal brought forward, and returns its height. */
  reopen(pages: PageWriter, x: number, top: number, carried: number): number {
    const head = this.#head.draw(pages, x, top);
    return head + (this.#carry?.drawBrought(pages, x, top + head, carried) ?? 0);
  }

  /** Whether a rule above the first row of a page would meet the head's own. */
  get bareReopening(): boolean {
    return this.#carry === undefined;
  }

  #setRows(): void {
    const { galley, setter, document, trouble } = this.#bench.desk;
    const cursor = this.#cursor;
    const { rows } = cursor;
    const columns = this.#columns;
    const cells = this.#cells;
    const padding = this.#padding;
    const leading = columns[0]?.style.leading ?? 0;
    const at = cells[0]?.at ?? '';
    const count = rows.length;
    const keep = this.#keepRows;
    const carryOf = this.#carry?.column;
    let carried = 0;
    for (const each of this.#under) each.start();
    for (let i = 0; i < count; i++) {
      cursor.show(i);
      let lines = 1;
      for (let c = 0; c < columns.length; c++) {
        const cell = cells[c];
        const column = columns[c];
        if (cell === undefined || column === undefined) continue;
        trouble.block = cell.at;
        const set = setter.set(galley, cell.evaluate(document.values), cell.bold, column, padding);
        if (set > lines) lines = set;
      }
      const kept = i < keep - 1 || (i >= count - keep && i < count - 1);
      const strip = galley.strips;
      galley.addStrip(lines * leading + 2 * padding, at, kept ? KEPT : LOOSE);
      if (i > 0) galley.mark[strip] = this.#rowRule;
      if (carryOf !== undefined) {
        const amount = rows[i]?.[carryOf];
        if (typeof amount === 'number') carried += amount;
        galley.carried[strip] = carried;
      }
      if (this.#under.length > 0) this.#setUnder(i, strip);
    }
  }

  /**
   * Sets what belongs to row `i`, whose strip is `strip`. Row and rows below it look like one row: the blank space below it
   * goes below all of them. The first of them is never parted from it.
   */
  #setUnder(i: number, strip: number): void {
    const { galley } = this.#bench.desk;
    for (const each of this.#under) each.set(i);
    const last = galley.strips - 1;
    const count = last - strip;
    if (count === 0) return;
    galley.height[strip] = (galley.height[strip] ?? 0) - this.#padding;
    galley.height[last] = (galley.height[last] ?? 0) + this.#padding;
    galley.hold[last] = galley.hold[strip] ?? LOOSE;
    galley.hold[strip] = FAST;
    const keep = this.#keepRows;
    for (let s = strip + 1; s < last; s++) {
      const place = s - strip - 1;
      const kept = count <= this.#keepUnder || place < keep - 1 || place >= count - keep;
      if (kept) galley.hold[s] = KEPT;
    }
    for (let s = strip + 1; s <= last; s++) galley.carried[s] = galley.carried[strip] ?? 0;
  }
}
