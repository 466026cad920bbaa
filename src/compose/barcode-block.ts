import { barRects, LinearRefusal, QUIET_BARS, type BarPattern } from '../barcode/bar-pattern.ts';
import { encodeCode128 } from '../barcode/code-128.ts';
import { encodeCode39 } from '../barcode/code-39.ts';
import { encodeInterleaved2of5 } from '../barcode/interleaved-2-of-5.ts';
import type { ExpressionScope } from '../job/expression-scope.ts';
import type { BarcodeBlock } from '../job/template.ts';
import { compileContent, type CodeContent } from './code-content.ts';
import type { SetBlock } from './flow-block.ts';
import { KEPT, type Galley } from './galley.ts';
import { PLAIN } from './looks.ts';
import type { CodeMark } from './mark.ts';
import { points } from './points.ts';
import { PRESS_DOT } from './press-dot.ts';
import type { SetStyle } from './set-style.ts';
import { showMm } from './trouble.ts';
import type { VariantBench } from './variant-bench.ts';

const NAMES = { 'code-128': 'Code 128', 'code-39': 'Code 39', 'interleaved-2-of-5': 'Interleaved 2 of 5' };

/** Between the bars and the text below them, in pt. */
const TEXT_GAP = 2;

/** A linear code in the flow: bars and the text below them are one strip. */
export class CompiledBarcode implements SetBlock {
  readonly #code: BarcodeDrawer;
  readonly #bench: VariantBench;
  readonly #hold: number | undefined;

  constructor(block: BarcodeBlock, bench: VariantBench, width: number) {
    this.#code = new BarcodeDrawer(block, bench, bench.desk.scopes.flow, width);
    this.#bench = bench;
    this.#hold = block.keepWithNext ? KEPT : undefined;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    const drawn = this.#code.draw(galley);
    if (drawn === undefined) return;
    galley.addStrip(drawn.height, this.#code.content.at, this.#hold);
    galley.mark[galley.strips - 1] = drawn.mark;
  }
}

interface DrawnBarcode {
  /** Of all that was drawn, in pt. */
  readonly height: number;
  readonly mark: CodeMark;
}

/** Makes bars and text of a code for the document in hand. */
export class BarcodeDrawer {
  readonly content: CodeContent;
  readonly #block: BarcodeBlock;
  readonly #bench: VariantBench;
  readonly #width: number;
  /** Width of the narrowest bar, in pt. */
  readonly #bar: number;
  /** Height of the bars in widths of the narrowest. */
  readonly #bars: number;
  readonly #style: SetStyle | undefined;

  /** `width`: of the frame or box, in pt. */
  constructor(block: BarcodeBlock, bench: VariantBench, scope: ExpressionScope, width: number) {
    this.content = compileContent(block, bench, scope);
    this.#block = block;
    this.#bench = bench;
    this.#width = width;
    this.#bar = Math.round(points(block.bar) / PRESS_DOT) * PRESS_DOT;
    this.#bars = Math.floor(points(block.height) / this.#bar);
    this.#style = block.readable === undefined ? undefined : bench.desk.styles.named(block.readable);
    // A text without values is drawn at once: what is wrong with it, is wrong with every document.
    if (this.content.isFixed) this.#drawn(this.content.text() ?? '');
  }

  /** Undefined where the text cannot be coded or its bars have no room; the trouble is reported. */
  draw(galley: Galley): DrawnBarcode | undefined {
    this.#bench.desk.trouble.block = this.content.at;
    const text = this.content.text() ?? '';
    const bars = this.#drawn(text);
    if (bars === undefined) return undefined;
    const { mark, left, covered } = bars;
    const height = points(this.#block.height);
    const style = this.#style;
    if (style === undefined) return { height, mark };
    const column = { style, align: 'center' as const, x: left, width: covered, lineStep: style.leading };
    const lines = this.#bench.desk.setter.set(galley, text, PLAIN, column, height + TEXT_GAP);
    return { height: height + TEXT_GAP + lines * style.leading, mark };
  }

  /** The bars, and what they cover with their quiet zones, in pt. */
  #drawn(text: string): { mark: CodeMark; left: number; covered: number } | undefined {
    const { symbology, align } = this.#block;
    const { trouble } = this.#bench.desk;
    trouble.block = this.content.at;
    const pattern = text === '' ? 'there is no text' : this.#encoded(text);
    if (typeof pattern === 'string') {
      trouble.report('compose.code-refused', '', '', { symbology: NAMES[symbology], reason: pattern });
      return undefined;
    }
    const quiet = QUIET_BARS * this.#bar;
    const covered = pattern.modules * this.#bar + 2 * quiet;
    const room = this.#width - covered;
    if (room < -0.01) {
      trouble.report('compose.code-too-wide', showMm(covered), showMm(this.#width));
      return undefined;
    }
    const left = align === 'left' ? 0 : align === 'right' ? room : room / 2;
    const rects = barRects(pattern, this.#bars);
    const mark = { x: left + quiet, dy: 0, module: this.#bar, rects, count: rects.length / 4 };
    return { mark: { kind: 'code', ...mark }, left, covered };
  }

  /** The bars, or why there are none. */
  #encoded(text: string): BarPattern | string {
    try {
      switch (this.#block.symbology) {
        case 'code-128':
          return encodeCode128(text);
        case 'code-39':
          return encodeCode39(text, this.#block.check);
        case 'interleaved-2-of-5':
          return encodeInterleaved2of5(text, this.#block.check);
      }
    } catch (error) {
      if (error instanceof LinearRefusal) return error.message;
      throw error;
    }
  }
}
