import { ByteWriter } from './byte-writer.ts';
import { deflatePage } from './deflate.ts';
import { colorKey, initialState, SOLID_BLACK, spotKey, type GraphicsState } from './graphics-state.ts';
import { spotResourceName } from './spot-inks.ts';

/** Room for any operator with its operands, but for names and strings. */
export const MOST_BYTES_AN_OPERATOR = 128;

/**
 * The graphics state of a content stream and the object that it is in: text, a path, or the page itself
 * (ISO 32000-2 8.2). Operators call `toGraphics` or `toColor` first and so may come in any order.
 */
export class ModalWriter extends ByteWriter {
  protected state: GraphicsState = initialState();
  protected inText = false;
  /** Rectangles written but not filled yet. */
  protected rectsOpen = false;
  /** Start of the current text line in hundredths of pt. */
  protected lineX = 0;
  protected lineY = 0;

  /** Fills follow in grey: `black` is the share of black ink, 0 paper to 1 solid. */
  gray(black: number): void {
    const key = colorKey(black, -1, 0, 0);
    if (key === this.state.fill) return;
    this.toColor();
    this.state.fill = key;
    this.decimal(1 - black);
    this.ascii('g\n');
  }

  /** Fills follow in process colours: shares of ink from 0 to 1. */
  cmyk(c: number, m: number, y: number, k: number): void {
    const key = colorKey(c, m, y, k);
    if (key === this.state.fill) return;
    this.toColor();
    this.state.fill = key;
    this.decimal(c);
    this.decimal(m);
    this.decimal(y);
    this.decimal(k);
    this.ascii('k\n');
  }

  /** Fills follow in a spot ink of the file: a share from 0 to 1. */
  spot(ink: number, share: number): void {
    const key = spotKey(ink, share);
    if (key === this.state.fill) return;
    this.toColor();
    this.state.fill = key;
    this.ascii(`/${spotResourceName(ink)} cs `);
    this.decimal(share);
    this.ascii('scn\n');
  }

  /** Drops what was written since the last `take`; the buffer and the glyph usage stay. */
  reset(): void {
    this.rewind();
    this.state = initialState();
    this.inText = false;
    this.rectsOpen = false;
  }

  /** The content stream, as a copy; the writer begins the next one. */
  take(): Uint8Array {
    this.toInitialState();
    const content = this.written().slice();
    this.reset();
    return content;
  }

  /** The content stream, deflated; the writer begins the next one. */
  takeDeflated(): Uint8Array {
    this.toInitialState();
    const content = deflatePage(this.written());
    this.reset();
    return content;
  }

  /** Returns to the page's initial state: forms and the next stream of the page rely on it. */
  protected toInitialState(): void {
    this.toGraphics();
    if (this.state.fill !== SOLID_BLACK) this.ascii('0 g\n');
    this.state.fill = SOLID_BLACK;
    if (this.state.wordSpace !== 0) this.ascii('0 Tw\n');
    this.state.wordSpace = 0;
  }

  protected beginText(): void {
    if (this.inText) return;
    this.fillRects();
    this.ascii('BT\n');
    this.inText = true;
    this.lineX = 0;
    this.lineY = 0;
  }

  protected endText(): void {
    if (!this.inText) return;
    this.reserve(MOST_BYTES_AN_OPERATOR);
    this.ascii('ET\n');
    this.inText = false;
  }

  protected fillRects(): void {
    if (!this.rectsOpen) return;
    this.reserve(MOST_BYTES_AN_OPERATOR);
    this.ascii('f\n');
    this.rectsOpen = false;
  }

  /** Operators that may not stand in a text object or in a path follow. */
  protected toGraphics(): void {
    this.endText();
    this.fillRects();
    this.reserve(MOST_BYTES_AN_OPERATOR);
  }

  /** Operators that may stand in a text object, but not in a path, follow. */
  protected toColor(): void {
    this.fillRects();
    this.reserve(MOST_BYTES_AN_OPERATOR);
  }
}
