import type { BitMatrix } from '../barcode/bit-matrix.ts';
import { DataMatrixRefusal, encodeDataMatrix } from '../barcode/data-matrix.ts';
import { mergeModules, rectangleBuffer } from '../barcode/merge-modules.ts';
import { encodeQrCode, QrRefusal } from '../barcode/qr-code.ts';
import type { ExpressionScope } from '../job/expression-scope.ts';
import type { CodeBlock, GiroCodeBlock } from '../job/template.ts';
import { compileContent, type CodeContent } from './code-content.ts';
import type { SetBlock } from './flow-block.ts';
import { KEPT } from './galley.ts';
import type { CodeMark } from './mark.ts';
import { points } from './points.ts';
import { PRESS_DOT } from './press-dot.ts';
import type { VariantBench } from './variant-bench.ts';

/** Modules that stay blank around a symbol: ISO/IEC 18004, 9.1; ISO/IEC 16022, 7.2. */
const QUIET = { qr: 4, 'data-matrix': 1 };

/** Six dots: finer ones are not read surely from paper, by a telephone least of all. */
const FINEST = 6 * PRESS_DOT;

const NAMES = { qr: 'QR code', 'data-matrix': 'Data Matrix' };

type AnyCode = CodeBlock | GiroCodeBlock;

/** A code in the flow, one strip high. */
export class CompiledCode implements SetBlock {
  readonly #code: CodeDrawer;
  readonly #bench: VariantBench;
  readonly #keepWithNext: boolean;

  constructor(block: AnyCode, bench: VariantBench, width: number) {
    this.#code = new CodeDrawer(block, bench, bench.desk.scopes.flow, width);
    this.#bench = bench;
    this.#keepWithNext = block.keepWithNext;
  }

  set(): void {
    const { galley } = this.#bench.desk;
    const mark = this.#code.mark();
    galley.addStrip(this.#code.side, this.#code.content.at, this.#keepWithNext ? KEPT : 0);
    galley.mark[galley.strips - 1] = mark;
  }
}

/** Makes the mark of a code for the document in hand. */
export class CodeDrawer {
  readonly content: CodeContent;
  /** Side in pt. */
  readonly side: number;
  readonly #look: Pick<CodeBlock, 'symbology' | 'correction'>;
  readonly #bench: VariantBench;
  readonly #x: number;
  #last: { readonly text: string; readonly mark: CodeMark | undefined } | undefined;

  constructor(block: AnyCode, bench: VariantBench, scope: ExpressionScope, width: number) {
    this.content = compileContent(block, bench, scope);
    this.side = points(block.size);
    // EPC069-12, 3.1: level M.
    this.#look = block.kind === 'code' ? block : { symbology: 'qr', correction: 'M' };
    this.#bench = bench;
    const room = width - this.side;
    this.#x = block.align === 'left' ? 0 : block.align === 'right' ? room : room / 2;
    bench.checkWidth(this.side, width, block.at);
    // A text without values is drawn at once: what is wrong with it, is wrong with every document.
    if (this.content.isFixed) this.mark();
  }

  /** Undefined where the text cannot be coded; the trouble is reported. */
  mark(): CodeMark | undefined {
    this.#bench.desk.trouble.block = this.content.at;
    const text = this.content.text();
    if (text === undefined) return undefined;
    if (this.#last?.text === text && this.#last.mark !== undefined) return this.#last.mark;
    const mark = this.#drawn(text);
    this.#last = { text, mark };
    return mark;
  }

  #drawn(text: string): CodeMark | undefined {
    const { symbology } = this.#look;
    const { trouble } = this.#bench.desk;
    const matrix = text === '' ? 'there is no text' : this.#encoded(text);
    if (typeof matrix === 'string') {
      trouble.report('compose.code-refused', '', '', { symbology: NAMES[symbology], reason: matrix });
      return undefined;
    }
    const quiet = QUIET[symbology];
    const exact = this.side / (matrix.width + 2 * quiet);
    // A hair of forgiveness, so that a size made to measure keeps its dots.
    const module = Math.floor(exact / PRESS_DOT + 0.001) * PRESS_DOT;
    if (module < FINEST - 0.001) {
      const fine = (length: number): string => String(Math.round((length * 25_400) / 72) / 1000);
      trouble.report('compose.code-too-fine', fine(exact), fine(FINEST));
      return undefined;
    }
    // What rounding leaves goes to the quiet zone, all around.
    const margin = (this.side - matrix.width * module) / 2;
    const buffer = rectangleBuffer(matrix);
    const count = mergeModules(matrix, buffer);
    const rects = buffer.slice(0, count * 4);
    return { kind: 'code', x: this.#x + margin, dy: margin, module, rects, count };
  }

  /** The symbol, or why there is none. */
  #encoded(text: string): BitMatrix | string {
    try {
      if (this.#look.symbology === 'data-matrix') return encodeDataMatrix(text);
      return encodeQrCode(text, this.#look.correction);
    } catch (error) {
      if (error instanceof DataMatrixRefusal || error instanceof QrRefusal) return error.message;
      throw error;
    }
  }
}
