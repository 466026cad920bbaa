import type { LineKeeping, ListBlock } from '../job/template.ts';
import type { CompiledText } from './compiled-text.ts';
import type { SetBlock } from './flow-block.ts';
import { KEPT } from './galley.ts';
import { points } from './points.ts';
import { closeLines } from './text-block.ts';
import type { Column } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';
import type { Condition } from './workbench.ts';

interface Item {
  readonly text: CompiledText;
  readonly condition: Condition | undefined;
}

/** Texts one below the other, each behind its bullet or number; a strip a line. What is not shown is not counted. */
export class CompiledList implements SetBlock {
  readonly #items: readonly Item[];
  readonly #marker: string;
  readonly #markers: Column;
  readonly #texts: Column;
  readonly #gap: number;
  readonly #keepWithNext: boolean;
  readonly #keeping: LineKeeping;
  readonly #bench: VariantBench;

  constructor(block: ListBlock, bench: VariantBench, width: number) {
    const style = bench.desk.styles.named(block.style);
    const indent = points(block.indent);
    const scope = bench.desk.scopes.flow;
    this.#bench = bench;
    this.#items = block.items.map((item) => ({
      text: bench.texts.text(item.text, scope),
      condition: bench.texts.condition(item.when, scope),
    }));
    this.#marker = block.marker;
    const runsLeft = style.direction === 'rtl';
    const [markersAt, textsAt] = runsLeft ? [width - indent, 0] : [0, indent];
    this.#markers = { style, align: 'start', x: markersAt, width: indent, lineStep: 0 };
    this.#texts = { style, align: style.align, x: textsAt, width: width - indent, lineStep: 0 };
    this.#gap = points(block.gap);
    this.#keepWithNext = block.keepWithNext;
    this.#keeping = block;
    bench.checkWidth(this.#widestMarker(), indent, block.at);
  }

  set(): void {
    const { galley, setter, trouble, document } = this.#bench.desk;
    const first = galley.strips;
    let number = 0;
    for (const { text, condition } of this.#items) {
      if (condition?.(document.values) === false) continue;
      trouble.block = text.at;
      const item = text.evaluate(document.values);
      if (item === '') continue;
      number++;
      if (number > 1 && this.#gap > 0) {
        galley.addStrip(this.#gap, text.at);
        galley.blank[galley.strips - 1] = true;
      }
      setter.setPlain(galley, this.#markerOf(number), this.#markers, 0);
      const lines = setter.set(galley, item, text.looks, this.#texts, 0);
      closeLines(galley, setter, lines, this.#texts, text.at, this.#keeping);
    }
    if (this.#keepWithNext && galley.strips > first) galley.holdAtLeast(galley.strips - 1, KEPT);
  }

  #markerOf(number: number): string {
    return this.#marker === 'number' ? `${number}.` : this.#marker;
  }

  /** In pt; a character that the face lacks is looked for in other faces when it is set. */
  #widestMarker(): number {
    const { style } = this.#markers;
    return (
      (this.#bench.desk.setter.widestWord(this.#markerOf(this.#items.length), style) * style.size) / 1000
    );
  }
}
