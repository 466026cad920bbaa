import type { BitMatrix } from '../barcode/bit-matrix.ts';
import { DataMatrixRefusal, encodeDataMatrix } from '../barcode/data-matrix.ts';
import { mergeModules, rectangleBuffer } from '../barcode/merge-modules.ts';
import { encodeQrCode, QrRefusal } from '../barcode/qr-code.ts';
import type { ExpressionScope } from '../job/expression-scope.ts';
import type { CodeBlock } from '../job/template.ts';
import type { CompiledText } from './compiled-text.ts';
import type { SetBlock } from './flow-block.ts';
import { KEPT } from './galley.ts';
import type { CodeMark } from './mark.ts';
import { points } from './points.ts';
import type { VariantBench } from './variant-bench.ts';

/** Modules that stay blank around a symbol: ISO/IEC 18004, 9.1; ISO/IEC 16022, 7.2. */
const QUIET = { qr: 4, 'data-matrix': 1 };

/** A dot of a press at 600 dpi, in pt: modules of whole dots come out alike. */
const PRESS_DOT = 0.12;

/** Six dots: finer ones are not read surely from paper, by a telephone least of all. */
const FINEST = 6 * PRESS_DOT;

const NAMES = { qr: 'QR code', 'data-matrix': 'Data Matrix' };

/** A code in the flow, one strip high. */
export class CompiledCode implements SetBlock {
  readonly #code: CodeDrawer;
  readonly #bench: VariantBench;
  readonly #keepWithNext: boolean;

  constructor(block: CodeBlock, bench: VariantBench, width: number) {
    this.#code = new CodeDrawer(block, bench, bench.desk.scopes.flow, width);
    this.#bench = bench;
    this.#keepWithNext = block.keepWithNext;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    const mark = this.#code.mark();
    galley.addStrip(this.#code.side, this.#code.text.at, this.#keepWithNext ? KEPT : 0);
    galley.mark[galley.strips - 1] = mark;
  }
}

/** Makes the mark of a code for the document in hand. */
export class CodeDrawer {
  readonly text: CompiledText;
  /** Side in pt. */
  readonly side: number;
  readonly #block: CodeBlock;
  readonly #bench: VariantBench;
  readonly #x: number;
  #last: { readonly text: string; readonly mark: CodeMark | undefined } | undefined;

  constructor(block: CodeBlock, bench: VariantBench, scope: ExpressionScope, width: number) {
    this.text = bench.texts.text(block.text, scope);
    this.side = points(block.size);
    this.#block = block;
    this.#bench = bench;
    const room = width - this.side;
    this.#x = block.align === 'left' ? 0 : block.align === 'right' ? room : room / 2;
    bench.checkWidth(this.side, width, block.text.at);
    // A text without values is drawn at once: what is wrong with it, is wrong with every document.
    if (this.text.fixed !== undefined) this.mark();
  }

  /** Undefined where the text cannot be coded; the trouble is reported. */
  mark(): CodeMark | undefined {
    const { trouble, document } = this.#bench.desk;
    trouble.block = this.text.at;
    const text = this.text.evaluate(document.values);
    if (this.#last?.text === text && this.#last.mark !== undefined) return this.#last.mark;
    const mark = this.#drawn(text);
    this.#last = { text, mark };
    return mark;
  }

  #drawn(text: string): CodeMark | undefined {
    const { symbology } = this.#block;
    const { trouble } = this.#bench.desk;
    const matrix = text === '' ? 'there is no text' : this.#encoded(text);
    if (typeof matrix === 'string') {
      trouble.report('compose.code-refused', '', '', { symbology: NAMES[symbology], reason: matrix });
      return undefined;
    }
    const quiet = QUIET[symbology];
    const exact = this.side / (matrix.size + 2 * quiet);
    // A hair of forgiveness, so that a size made to measure keeps its dots.
    const module = Math.floor(exact / PRESS_DOT + 0.001) * PRESS_DOT;
    if (module < FINEST - 0.001) {
      const fine = (length: number): string => String(Math.round((length * 25_400) / 72) / 1000);
      trouble.report('compose.code-too-fine', fine(exact), fine(FINEST));
      return undefined;
    }
    // What rounding leaves goes to the quiet zone, all around.
    const margin = (this.side - matrix.size * module) / 2;
    const buffer = rectangleBuffer(matrix.size);
    const count = mergeModules(matrix, buffer);
    const rects = buffer.slice(0, count * 4);
    return { kind: 'code', x: this.#x + margin, dy: margin, module, rects, count };
  }

  /** The symbol, or why there is none. */
  #encoded(text: string): BitMatrix | string {
    try {
      if (this.#block.symbology === 'data-matrix') return encodeDataMatrix(text);
      return encodeQrCode(text, this.#block.correction);
    } catch (error) {
      if (error instanceof DataMatrixRefusal || error instanceof QrRefusal) return error.message;
      throw error;
    }
  }
}
