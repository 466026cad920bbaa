import type { TableBlock } from '../job/template-table.ts';
import type { CompiledText } from './compiled-text.ts';
import type { SetBlock } from './flow-block.ts';
import { FAST, HEAD_GAPS, KEPT, LOOSE } from './galley.ts';
import type { RuleMark } from './mark.ts';
import type { Sheet } from './flow-sheet.ts';
import { points } from './points.ts';
import type { RowCursor } from './row-cursor.ts';
import { withBalance, withSums } from '../job/sum-scope.ts';
import { RowSums } from './row-sums.ts';
import { CarryRows } from './table-carry.ts';
import { TableColumns } from './table-columns.ts';
import { ContentColumns } from './table-content.ts';
import { TableHead } from './table-head.ts';
import { TableGroups } from './table-groups.ts';
import { addLineStrips } from './table-row-lines.ts';
import { TableRules, type MarkSink } from './table-rules.ts';
import { StripeGround } from './table-stripe.ts';
import { TotalRows } from './table-totals.ts';
import { CompiledUnder } from './table-under.ts';
import type { Column } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';
import type { WholeNumber } from './workbench.ts';

/** Rounding of sums of lengths, in pt. */
const FORGIVEN = 0.05;

/**
 * The rows of a detail table as a table: head, a strip a row and for each row below it, totals. What a page break adds is
 * drawn by `close` and `reopen`.
 */
export class CompiledTable implements SetBlock {
  readonly #number: number;
  readonly #cursor: RowCursor;
  readonly #whenEmpty: TableBlock['whenEmpty'];
  readonly #layout: TableColumns;
  readonly #width: number;
  readonly #content: ContentColumns | undefined;
  readonly #columns: readonly Column[];
  readonly #cells: readonly CompiledText[];
  readonly #padding: number;
  readonly #keepRows: number;
  readonly #keepUnder: number;
  readonly #breaks: boolean;
  readonly #keepWithNext: boolean;
  readonly #head: TableHead;
  readonly #carry: CarryRows | undefined;
  readonly #under: readonly CompiledUnder[];
  readonly #groups: TableGroups | undefined;
  readonly #balanceStart: WholeNumber | undefined;
  readonly #balanced: string | undefined;
  readonly #opening: TotalRows;
  readonly #totals: TotalRows;
  readonly #sums: RowSums | undefined;
  readonly #stripe: StripeGround | undefined;
  readonly #rowRule: RuleMark | undefined;
  readonly #ruleEvery: number;
  readonly #rules: TableRules | undefined;
  readonly #totalRule: RuleMark | undefined;
  readonly #bench: VariantBench;
  /** From the frame's left edge, which is what `close`, `reopen` and `pass` are given. */
  readonly inset: number;

  constructor(block: TableBlock, bench: VariantBench, width: number) {
    const { scopes, styles, document } = bench.desk;
    const unbalanced = scopes.rows[block.rows];
    if (unbalanced === undefined) throw new Error(`the job has no detail table ${block.rows}`);
    const scope = withBalance(unbalanced, document.rowsOf(block.rows).table, block.balance?.of);
    const rule = (look: TableBlock['rowRule']): RuleMark | undefined => {
      if (look === undefined) return undefined;
      const thickness = points(look.thickness);
      return { kind: 'rule', x: 0, dy: -thickness / 2, width, thickness, color: look.color };
    };
    this.#bench = bench;
    this.inset = bench.inset;
    this.#number = bench.tables.length;
    bench.tables.push(this);
    this.#cursor = document.rowsOf(block.rows);
    this.#whenEmpty = block.whenEmpty;
    this.#padding = points(block.rowPadding);
    this.#keepRows = block.keepRows;
    this.#keepUnder = block.keepUnder;
    this.#breaks = block.breakRows === true;
    this.#keepWithNext = block.keepWithNext;
    this.#rowRule = rule(block.rowRule);
    this.#ruleEvery = block.rowRule?.every ?? 1;
    this.#totalRule = rule(block.totalRule);
    const columns = new TableColumns(block, width);
    this.#layout = columns;
    this.#width = width;
    if (columns.byContent) this.#content = new ContentColumns(columns, bench);
    this.#columns = columns.each(styles.named(block.rowStyle));
    this.#cells = block.columns.map((column) => bench.texts.text(column.cell, scope));
    this.#under = block.under.map((each) => new CompiledUnder(each, columns, bench));
    bench.checkWidth(columns.end(columns.count - 1), width, block.columns[0]?.head.at ?? '');
    if (block.columnRule !== undefined || block.frame !== undefined)
      this.#rules = new TableRules(block, columns, width);
    this.#head = new TableHead(block, columns, rule(block.headRule), bench, width);
    const { carry, balance, groups = [], opening = [], stripe } = block;
    if (carry !== undefined)
      this.#carry = new CarryRows(carry, balance?.of, columns, this.#padding, this.#rowRule, bench);
    const plan = this.#cursor.table;
    if (groups.length > 0) {
      const { keepRows } = block;
      const look = { padding: this.#padding, keepRows, width, inset: points(block.inset ?? 0) };
      this.#groups = new TableGroups(groups, look, columns, this.#cursor, rule, scope, bench);
    }
    this.#balanced = balance?.of;
    if (balance?.start !== undefined)
      this.#balanceStart = bench.texts.wholeNumber(balance.start, scopes.flow);
    const flow = withBalance(scopes.flow, plan, balance?.of);
    this.#opening = new TotalRows(opening, columns, this.#padding, flow, bench);
    this.#totals = new TotalRows(block.totals, columns, this.#padding, withSums(flow, plan), bench);
    if (block.totals.length > 0) this.#sums = new RowSums(plan);
    if (stripe !== undefined) this.#stripe = new StripeGround(stripe, width);
  }

  set(): void {
    const { galley } = this.#bench.desk;
    if (this.#cursor.rows.length === 0 && this.#whenEmpty === 'hide') return;
    this.#rules?.reset();
    if (this.#content !== undefined && !this.#measure(this.#content)) return;
    const first = galley.strips;
    this.#setAll();
    const last = galley.strips - 1;
    galley.hold[last] = this.#keepWithNext ? KEPT : LOOSE;
    galley.tableEnd.fill(last, first, galley.strips);
    galley.table.fill(this.#number, first, galley.strips);
    this.#content?.keep(first, last);
  }

  /** Makes columns as wide as their content; says whether all have room. */
  #measure(content: ContentColumns): boolean {
    const groups = this.#groups?.count ?? 0;
    content.measure(() => {
      this.#setAll();
      this.#carry?.measure();
    });
    this.#groups?.cutBack(groups);
    const { needed } = this.#layout;
    this.#bench.checkWidth(needed, this.#width, this.#head.at);
    return needed <= this.#width + FORGIVEN;
  }

  #setAll(): void {
    const { galley, document } = this.#bench.desk;
    const first = galley.strips;
    this.#head.set();
    galley.hold[first] = FAST;
    const start = this.#balanceStart?.(document.values) ?? 0;
    document.balance(start);
    const opened = this.#opening.set(undefined) > 0;
    galley.carried.fill(this.#carry?.start(start) ?? 0, first, galley.strips);
    this.#setRows(start, galley.carried[first] ?? 0, opened);
    document.endRows();
    this.#sums?.show(document.values);
    const rowEnd = galley.strips;
    if (this.#totals.set(this.#totalRule) > 0) galley.hold[rowEnd - 1] = FAST;
  }

  /** Whether a page may end after strip s with this table going on. */
  goesOnAfter(strip: number): boolean {
    return strip < (this.#bench.desk.galley.tableEnd[strip] ?? -1);
  }

  /** Room that must stay below the last row of a page. */
  get closeHeight(): number {
    return this.#carry?.height ?? 0;
  }

  /** Draws what ends a page: the subtotal carried forward. */
  close(pages: Sheet, x: number, top: number, carried: number, strip: number): void {
    this.#content?.show(strip);
    const left = x + this.inset;
    const rules = this.#rulesOn(pages);
    this.#carry?.drawForward(pages, left, top, carried, rules);
    rules?.end(pages, left, top + this.closeHeight);
  }

  /** Draws what begins the next page with `strip`: the heads again and the subtotal brought forward; returns its height. */
  reopen(pages: Sheet, x: number, top: number, carried: number, strip: number): number {
    this.#content?.show(strip);
    const left = x + this.inset;
    const rules = this.#rulesOn(pages);
    const head = this.#head.draw(pages, left, top);
    if (rules !== undefined) this.#head.pass(rules, pages, left, top, head);
    const again = head + (this.#groups?.drawAgain(pages, strip, left, top + head, rules) ?? 0);
    return again + (this.#carry?.drawBrought(pages, left, top + again, carried, rules) ?? 0);
  }

  /** Its rules; none where it is only tried what fits: they would be drawn from there on. */
  #rulesOn(sheet: Sheet): TableRules | undefined {
    return sheet.trial === true ? undefined : this.#rules;
  }

  /** Takes its rules through a strip of it that stands on a page, or in a fold, at this place. */
  pass(sink: MarkSink, strip: number, x: number, top: number): void {
    const rules = this.#rules;
    if (rules === undefined) return;
    this.#content?.show(strip);
    const { height, spanned } = this.#bench.desk.galley;
    const left = x + this.inset;
    const bottom = top + (height[strip] ?? 0);
    const gaps = spanned[strip] ?? 0;
    if (gaps === HEAD_GAPS) this.#head.pass(rules, sink, left, top, bottom - top);
    else rules.pass(sink, left, top, bottom, gaps);
    if (!this.goesOnAfter(strip)) rules.end(sink, left, bottom);
  }

  /** Whether a rule above the first row of a page would meet the head's own. */
  get bareReopening(): boolean {
    return this.#carry === undefined;
  }

  /** `start`, `state`: the balance and the state of carried sums before the first row. `opened`: rows stand above the first one. */
  #setRows(start: number, state: number, opened: boolean): void {
    const { galley, document } = this.#bench.desk;
    const cursor = this.#cursor;
    const { rows } = cursor;
    const groups = this.#groups;
    const stripe = this.#stripe;
    const count = rows.length;
    const keep = this.#keepRows;
    const balanced = this.#balanced;
    let balance = start;
    let carried = state;
    let striped = true;
    let place = 0;
    groups?.start();
    this.#sums?.clear();
    for (const each of this.#under) each.start();
    for (let i = 0; i < count; i++) {
      cursor.show(i);
      const before = galley.strips;
      const turned = groups?.turn(i) === true;
      if (turned) galley.carried.fill(carried, before, galley.strips);
      striped = turned ? false : !striped;
      if (balanced !== undefined) {
        const amount = rows[i]?.[balanced];
        if (typeof amount === 'number') balance += amount;
        document.balance(balance);
      }
      if (this.#carry !== undefined) carried = this.#carry.add(rows[i]);
      const kept = i < keep - 1 || (i >= count - keep && i < count - 1);
      const strip = galley.strips;
      this.#setRow(kept ? KEPT : LOOSE);
      galley.carried.fill(carried, strip, galley.strips);
      if (turned) place = 0;
      else if ((i > 0 || opened) && place % this.#ruleEvery === 0) galley.mark[strip] = this.#rowRule;
      place += 1;
      if (this.#under.length > 0) this.#setUnder(i, galley.strips - 1);
      if (striped) stripe?.lay(galley, strip, galley.strips - 1);
      groups?.add(i);
      this.#sums?.add(rows[i]);
    }
    const end = galley.strips;
    groups?.end();
    galley.carried.fill(carried, end, galley.strips);
  }

  /** Sets the row that is shown: as one strip, or as a strip a line where it may be parted. */
  #setRow(hold: number): void {
    const { galley, setter, document, trouble } = this.#bench.desk;
    const columns = this.#columns;
    const cells = this.#cells;
    const padding = this.#padding;
    const first = galley.runs;
    let lines = 1;
    for (let c = 0; c < columns.length; c++) {
      const cell = cells[c];
      const column = columns[c];
      if (cell === undefined || column === undefined) continue;
      if (setter.measuring && column.gauge === undefined) continue;
      trouble.block = cell.at;
      const set = setter.set(galley, cell.evaluate(document.values), cell.looks, column, padding);
      if (set > lines) lines = set;
    }
    const style = columns[0]?.style;
    const at = cells[0]?.at ?? '';
    if (lines > 1 && this.#breaks && style !== undefined) {
      addLineStrips(galley, { first, lines, style, padding, at, hold });
    } else galley.addStrip(lines * (style?.leading ?? 0) + 2 * padding, at, hold);
  }

  /**
   * Sets what belongs to row `i`, whose last strip is `strip`. Row and rows below it look like one row: the blank space below it
   * goes below all of them. The first of them is never parted from it.
   */
  #setUnder(i: number, strip: number): void {
    const { galley } = this.#bench.desk;
    for (const each of this.#under) each.set(this.#cursor.first + i);
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
