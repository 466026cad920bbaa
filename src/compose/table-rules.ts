import type { RuleLook, TableBlock } from '../job/template-table.ts';
import type { Mark } from './mark.ts';
import { points } from './points.ts';
import type { TableColumns } from './table-columns.ts';

/** Where marks go: a page, or what is folded into one strip. */
export interface MarkSink {
  mark(mark: Mark, x: number, top: number): void;
}

/**
 * Rules between the columns of a table and around it, while its parts are drawn from top to bottom: a rule goes on from
 * part to part as long as no text spans its gap, and is drawn when it ends.
 */
export class TableRules {
  readonly #columns: TableColumns;
  readonly #width: number;
  readonly #after: readonly number[];
  readonly #columnLook: RuleLook | undefined;
  readonly #frame: RuleLook | undefined;
  /** Upper end of the rule behind each column, −1 where there is none at present. */
  readonly #begun: number[] = [];
  /** Upper edge of what stands of the table on the page, −1 before it. */
  #top = -1;

  constructor(block: TableBlock, columns: TableColumns, width: number) {
    this.#columns = columns;
    this.#width = width;
    this.#columnLook = block.columnRule;
    this.#after = block.columnRule?.after ?? [];
    this.#frame = block.frame;
    this.reset();
  }

  /** Forgets a document that was given up. */
  reset(): void {
    this.#top = -1;
    this.#begun.fill(-1);
    for (const c of this.#after) this.#begun[c] = -1;
  }

  /** A part of the table from `top` to `bottom`, in which texts span the gaps `spanned`. x: the table's left edge. */
  pass(sink: MarkSink, x: number, top: number, bottom: number, spanned: number): void {
    if (this.#top < 0) this.#top = top;
    if (bottom <= top) return;
    for (const c of this.#after) {
      const begun = this.#begun[c] ?? -1;
      const isOpen = (spanned & (1 << c)) === 0;
      if (isOpen && begun < 0) this.#begun[c] = top;
      else if (!isOpen && begun >= 0) this.#drawBehind(c, sink, x, top);
    }
  }

  /** The table, or its part on the page, ends. */
  end(sink: MarkSink, x: number, bottom: number): void {
    for (const c of this.#after) if ((this.#begun[c] ?? -1) >= 0) this.#drawBehind(c, sink, x, bottom);
    if (this.#frame !== undefined && this.#top >= 0) this.#drawFrame(this.#frame, sink, x, bottom);
    this.#top = -1;
  }

  #drawBehind(c: number, sink: MarkSink, x: number, bottom: number): void {
    const top = this.#begun[c] ?? 0;
    this.#begun[c] = -1;
    if (this.#columnLook === undefined) return;
    const width = points(this.#columnLook.thickness);
    const left = this.#columns.middleBehind(c) - width / 2;
    const { color } = this.#columnLook;
    sink.mark({ kind: 'rule', x: left, dy: 0, width, thickness: bottom - top, color }, x, top);
  }

  #drawFrame({ thickness, color }: RuleLook, sink: MarkSink, x: number, bottom: number): void {
    const thick = points(thickness);
    const top = this.#top;
    const height = bottom - top;
    const side = (left: number, dy: number, width: number, down: number): void =>
      sink.mark({ kind: 'rule', x: left, dy, width, thickness: down, color }, x, top);
    side(0, 0, this.#width, thick);
    side(0, height - thick, this.#width, thick);
    side(0, 0, thick, height);
    side(this.#width - thick, 0, thick, height);
  }
}
