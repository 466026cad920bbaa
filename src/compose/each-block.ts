import { scopesInEach } from '../job/scopes.ts';
import type { FlowBlock } from '../job/template.ts';
import type { SetBlock } from './flow-block.ts';
import type { RowCursor } from './row-cursor.ts';
import type { VariantBench } from './variant-bench.ts';

/** Blocks once for each row of a table, each time with the row, and with its own rows of the tables below. */
export class EachRow implements SetBlock {
  readonly #rows: string;
  readonly #cursor: RowCursor;
  readonly #blocks: readonly SetBlock[];
  readonly #bench: VariantBench;

  constructor(
    block: Extract<FlowBlock, { kind: 'each' }>,
    bench: VariantBench,
    compile: (blocks: readonly FlowBlock[]) => readonly SetBlock[],
  ) {
    const { desk } = bench;
    this.#rows = block.rows;
    this.#cursor = desk.document.rowsOf(block.rows);
    this.#blocks = desk.within(scopesInEach(desk.scopes, block.rows), () => compile(block.blocks));
    this.#bench = bench;
  }

  set(): void {
    const { document } = this.#bench.desk;
    const cursor = this.#cursor;
    for (let i = 0; i < cursor.rows.length; i++) {
      cursor.show(i);
      const restore = document.onlyBelow(this.#rows, cursor.first + i);
      for (const block of this.#blocks) {
        // A table within may have shown other rows.
        cursor.show(i);
        block.set();
      }
      restore();
    }
    document.endRows();
  }
}
