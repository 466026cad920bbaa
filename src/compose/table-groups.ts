import type { ExpressionScope } from '../job/expression-scope.ts';
import { withSums } from '../job/sum-scope.ts';
import type { RowGroup, RuleLook } from '../job/template-table.ts';
import { FAST, KEPT } from './galley.ts';
import type { RuleMark } from './mark.ts';
import type { Sheet } from './flow-sheet.ts';
import { points } from './points.ts';
import type { RowCursor } from './row-cursor.ts';
import { RowSums } from './row-sums.ts';
import { gapsWithin, type TableColumns } from './table-columns.ts';
import { GroupHead } from './table-group-head.ts';
import type { TableRules } from './table-rules.ts';
import { TotalRows } from './table-totals.ts';
import type { VariantBench } from './variant-bench.ts';
import type { GroupValue } from './workbench.ts';

/** A group that was set: where it stands in the galley, and the row that its head speaks of. */
interface SetGroup {
  readonly level: Level;
  /** Among all rows of the document. */
  readonly row: number;
  /** Its first strip behind the head, and the first one behind its foot; the second is not known while it is open. */
  readonly first: number;
  end: number;
}

interface Level {
  readonly by: GroupValue;
  readonly head: GroupHead | undefined;
  readonly again: GroupHead | undefined;
  readonly headRule: RuleMark | undefined;
  readonly foot: TotalRows;
  readonly footRule: RuleMark | undefined;
  readonly gap: number;
  readonly sums: RowSums;
  value: string | number | boolean | undefined;
  open: SetGroup | undefined;
}

/** The groups of a table's rows: heads before their first rows, feet with sums below their last ones. */
export class TableGroups {
  readonly #levels: readonly Level[];
  readonly #cursor: RowCursor;
  readonly #keepRows: number;
  /** All gaps between columns, a bit each: nothing stands between groups. */
  readonly #spanned: number;
  readonly #bench: VariantBench;
  readonly #set: SetGroup[] = [];
  #document = -1;

  /** `rule` makes a rule over the table's width; `scope` is that of a row. */
  constructor(
    groups: readonly RowGroup[],
    table: {
      readonly padding: number;
      readonly keepRows: number;
      readonly width: number;
      readonly inset: number;
    },
    columns: TableColumns,
    cursor: RowCursor,
    rule: (look: RuleLook | undefined) => RuleMark | undefined,
    scope: ExpressionScope,
    bench: VariantBench,
  ) {
    this.#cursor = cursor;
    this.#keepRows = table.keepRows;
    this.#spanned = gapsWithin(0, columns.count - 1);
    this.#bench = bench;
    const sums = withSums(scope, cursor.table);
    const whole = { x: table.inset, width: table.width - 2 * table.inset };
    this.#levels = groups.map((group) => {
      const style = bench.desk.styles.named(group.headStyle);
      const head = (cells: RowGroup['head']): GroupHead | undefined =>
        cells === undefined
          ? undefined
          : new GroupHead(cells, style, columns, whole, table.padding, scope, bench);
      return {
        by: bench.texts.value(group.by, scope),
        head: head(group.head),
        again: head(group.again),
        headRule: rule(group.headRule),
        foot: new TotalRows(group.foot, columns, table.padding, sums, bench),
        footRule: rule(group.footRule),
        gap: points(group.gap),
        sums: new RowSums(cursor.table),
        value: undefined,
        open: undefined,
      };
    });
  }

  start(): void {
    // Within blocks for each row of another table there are several tables of a document.
    const { serial } = this.#bench.desk.document;
    if (serial !== this.#document) this.#set.length = 0;
    this.#document = serial;
    for (const level of this.#levels) {
      level.value = undefined;
      level.open = undefined;
      level.sums.clear();
    }
  }

  /** How many groups of the document in hand have been set. */
  get count(): number {
    return this.#bench.desk.document.serial === this.#document ? this.#set.length : 0;
  }

  /** Forgets those that were set since then. */
  cutBack(count: number): void {
    this.#set.length = Math.min(count, this.#set.length);
  }

  /** Before row `i`, which is shown, is set: whether another group begins with it. */
  turn(i: number): boolean {
    const { values } = this.#bench.desk.document;
    const changed = this.#levels.findIndex(({ by, value }) => by(values) !== value);
    if (changed < 0 && i > 0) return false;
    if (i > 0) {
      this.#close(Math.max(0, changed), i);
      this.#cursor.show(i);
    }
    for (const level of this.#levels.slice(i === 0 ? 0 : changed)) this.#begin(level, i);
    return true;
  }

  /** Row `i` is set. */
  add(i: number): void {
    for (const { sums } of this.#levels) sums.add(this.#cursor.rows[i]);
  }

  /** The last row is set. */
  end(): void {
    if (this.#cursor.rows.length > 0) this.#close(0, this.#cursor.rows.length);
  }

  /** Draws the heads of the groups that go on with `strip` on a new page; says how high they are. */
  drawAgain(pages: Sheet, strip: number, x: number, top: number, rules: TableRules | undefined): number {
    let height = 0;
    for (const { level, row, first, end } of this.#set) {
      if (level.again === undefined || strip <= first || strip >= end) continue;
      const { spot, document } = this.#bench.desk;
      this.#cursor.show(row);
      spot.clear();
      const taken = level.again.fill(spot);
      pages.runs(spot, 0, spot.runs, x, top + height);
      rules?.pass(pages, x, top + height, top + height + taken, level.again.spanned);
      height += taken;
      const rule = level.headRule;
      if (rule !== undefined) pages.mark({ ...rule, dy: height + rule.dy }, x, top);
      document.endRows();
    }
    return height;
  }

  #begin(level: Level, i: number): void {
    const { galley, document } = this.#bench.desk;
    level.value = level.by(document.values);
    level.sums.clear();
    if (i > 0 && level.gap > 0) {
      galley.addStrip(level.gap, '');
      galley.blank[galley.strips - 1] = true;
      galley.spanned[galley.strips - 1] = this.#spanned;
    }
    if (level.head !== undefined) {
      const height = level.head.fill(galley);
      galley.addStrip(height, level.head.at, FAST);
      galley.spanned[galley.strips - 1] = level.head.spanned;
      const rule = level.headRule;
      if (rule !== undefined) galley.mark[galley.strips - 1] = { ...rule, dy: height + rule.dy };
    }
    level.open = { level, row: this.#cursor.first + i, first: galley.strips, end: Number.POSITIVE_INFINITY };
    this.#set.push(level.open);
  }

  /** Closes the innermost groups up to level `from`, whose last row is the one before `next`. */
  #close(from: number, next: number): void {
    const { galley, document } = this.#bench.desk;
    this.#cursor.show(next - 1);
    for (let l = this.#levels.length - 1; l >= from; l--) {
      const level = this.#levels[l];
      if (level?.open === undefined) continue;
      const before = galley.strips - 1;
      level.sums.show(document.values);
      const count = level.foot.set(level.footRule);
      if (count > 0) {
        galley.hold[before] = FAST;
        for (let s = before - 1; s > before - this.#keepRows && s >= level.open.first; s--)
          galley.holdAtLeast(s, KEPT);
        galley.hold[galley.strips - 1] = 0;
      }
      level.open.end = galley.strips;
    }
  }
}
