import { toHundredths } from './byte-writer.ts';
import { MOST_BYTES_AN_OPERATOR } from './modal-writer.ts';
import { PathWriter } from './path-writer.ts';

/** Four numbers of up to six digits, and the operator. */
const MOST_BYTES_A_RECT = 32;

/**
 * Writes content streams, one after another, into one buffer: pt, origin at the lower left, rounded to 1/100 pt
 * (3.5 µm). A stream begins and ends in the page's initial graphics state, so that streams of a page can follow one
 * another in any order.
 */
export class ContentWriter extends PathWriter {
  /** A filled rectangle from its lower left corner. Rectangles that follow one another are filled at once. */
  rect(x: number, y: number, width: number, height: number): void {
    this.reserve(MOST_BYTES_AN_OPERATOR);
    if (this.inText) this.endText();
    const left = toHundredths(Math.min(x, x + width));
    const bottom = toHundredths(Math.min(y, y + height));
    this.hundredths(left);
    this.hundredths(bottom);
    this.hundredths(toHundredths(Math.max(x, x + width)) - left);
    this.hundredths(toHundredths(Math.max(y, y + height)) - bottom);
    this.ascii('re\n');
    this.rectsOpen = true;
  }

  /**
   * `count` filled squares' rectangles of a code: x, y, width, height each, in whole modules from the upper left corner
   * x, y (pt). Modules are the unit here, so that numbers are short: a code a sheet is most of what a sheet's marks cost.
   */
  modules(x: number, y: number, module: number, rects: Int32Array, count: number): void {
    this.toGraphics();
    this.reserve(count * MOST_BYTES_A_RECT + MOST_BYTES_AN_OPERATOR);
    this.ascii('q ');
    this.decimal(module);
    this.ascii('0 0 ');
    this.decimal(-module);
    this.#point(x, y);
    this.ascii('cm\n');
    for (let i = 0; i < count * 4; i += 4) {
      this.hundredths((rects[i] ?? 0) * 100);
      this.hundredths((rects[i + 1] ?? 0) * 100);
      this.hundredths((rects[i + 2] ?? 0) * 100);
      this.hundredths((rects[i + 3] ?? 0) * 100);
      this.ascii('re\n');
    }
    this.ascii('f Q\n');
  }

  /** Draws the form `name`. */
  form(name: string): void {
    this.toInitialState();
    this.reserve(name.length + MOST_BYTES_AN_OPERATOR);
    this.ascii('/');
    this.ascii(name);
    this.ascii(' Do\n');
  }

  /** Draws a form with its origin at x, y, scaled. */
  formAt(name: string, x: number, y: number, scale = 1): void {
    this.toInitialState();
    this.reserve(name.length + MOST_BYTES_AN_OPERATOR);
    this.ascii('q ');
    this.decimal(scale);
    this.ascii('0 0 ');
    this.decimal(scale);
    this.#point(x, y);
    this.ascii('cm /');
    this.ascii(name);
    this.ascii(' Do Q\n');
  }

  /** Content made elsewhere, as it is; it must leave the graphics state as it found it. */
  raw(content: Uint8Array): void {
    this.toInitialState();
    this.bytes(content);
    this.reserve(MOST_BYTES_AN_OPERATOR);
    this.ascii('\n');
  }

  /** Content of a page that lies on this upright one, turned a quarter to the left; `width` of this one in pt. */
  turnedLeft(content: Uint8Array, width: number): void {
    this.toInitialState();
    this.reserve(MOST_BYTES_AN_OPERATOR);
    this.ascii('q 0 1 -1 0 ');
    this.#point(width, 0);
    this.ascii('cm\n');
    this.bytes(content);
    this.reserve(MOST_BYTES_AN_OPERATOR);
    this.ascii('Q\n');
  }

  #point(x: number, y: number): void {
    this.reserve(MOST_BYTES_AN_OPERATOR);
    this.hundredths(toHundredths(x));
    this.hundredths(toHundredths(y));
  }
}
