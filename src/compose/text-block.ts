import type { LineKeeping, TextBlock } from '../job/template.ts';
import type { CompiledText } from './compiled-text.ts';
import type { SetBlock } from './flow-block.ts';
import { KEPT, type Galley } from './galley.ts';
import type { FormMark } from './mark.ts';
import type { Column, TextSetter } from './text-setter.ts';
import type { VariantBench } from './variant-bench.ts';

/** Most lines of a text without expressions that are drawn as one form, which no page break parts. */
const LINES_OF_A_FORM = 6;

/** A paragraph in the flow: a strip a line. */
export class CompiledTextBlock implements SetBlock {
  readonly #text: CompiledText;
  readonly #column: Column;
  readonly #keepWithNext: boolean;
  readonly #keeping: LineKeeping;
  readonly #bench: VariantBench;
  /** The paragraph as a form when it is the same in every document. */
  readonly #form: FormMark | undefined;

  constructor(block: TextBlock, bench: VariantBench, width: number) {
    const style = bench.desk.styles.named(block.style);
    this.#bench = bench;
    this.#keepWithNext = block.keepWithNext;
    this.#keeping = block;
    this.#text = bench.texts.text(block.text, bench.desk.scopes.flow);
    this.#column = { style, align: style.align, x: 0, width, lineStep: 0 };
    this.#form = this.#fixedForm();
  }

  set(): void {
    const { galley, setter, trouble, document } = this.#bench.desk;
    const { at } = this.#text;
    const first = galley.strips;
    if (this.#form !== undefined) {
      galley.addStrip(this.#form.height, at);
      galley.mark[first] = this.#form;
    } else {
      trouble.block = at;
      const text = this.#text.evaluate(document.values);
      const lines = setter.set(galley, text, this.#text.looks, this.#column, 0);
      closeLines(galley, setter, lines, this.#column, at, this.#keeping);
    }
    if (this.#keepWithNext && galley.strips > first) galley.holdAtLeast(galley.strips - 1, KEPT);
  }

  #fixedForm(): FormMark | undefined {
    const { fixed, at, looks } = this.#text;
    if (fixed === undefined || fixed === '') return undefined;
    const { spot, setter, trouble, pages } = this.#bench.desk;
    const { style } = this.#column;
    trouble.block = at;
    spot.clear();
    const lines = setter.set(spot, fixed, looks, { ...this.#column, lineStep: style.leading }, 0);
    if (lines > LINES_OF_A_FORM) return undefined;
    const height = lines * style.leading;
    pages.begin(height);
    pages.runs(spot, 0, spot.runs, 0, 0);
    return this.#bench.addForm(this.#column.width, height);
  }
}

/**
 * A strip for each line of the text that was set last. No page break leaves fewer lines than `orphans` above it, or fewer
 * than `widows` below.
 */
export function closeLines(
  galley: Galley,
  setter: TextSetter,
  lines: number,
  { style }: Column,
  at: string,
  { orphans = 2, widows = 2 }: LineKeeping,
): void {
  for (let line = 0; line < lines; line++) {
    const below = lines - line - 1;
    const isKept = below > 0 && (line + 1 < orphans || below < widows);
    galley.closeStrip(style.leading, at, setter.lineEnds[line] ?? 0, isKept ? KEPT : 0);
  }
}
