import { toHundredths } from './byte-writer.ts';
import { MOST_BYTES_AN_OPERATOR } from './modal-writer.ts';
import { spotResourceName } from './spot-inks.ts';
import { TextWriter } from './text-writer.ts';

/** How a path is painted (ISO 32000-2 8.5.3): filled, stroked, or filled and then stroked. */
type PathPaint = 'f' | 'S' | 'B';

/** Paths with their own colours and lines, between `save` and `restore` (ISO 32000-2 8.4.2, 8.5). In pt. */
export class PathWriter extends TextWriter {
  #saved = 0;

  /** What follows up to `restore` leaves the graphics state as it is now. */
  save(): void {
    this.toGraphics();
    this.#saved = this.state.fill;
    this.ascii('q\n');
  }

  restore(): void {
    this.toGraphics();
    this.ascii('Q\n');
    this.state.fill = this.#saved;
  }

  /** Lines follow in grey: the share of black ink. */
  strokeGray(black: number): void {
    this.toGraphics();
    this.decimal(1 - black);
    this.ascii('G\n');
  }

  /** Lines follow in process colours: shares of ink from 0 to 1. */
  strokeCmyk(c: number, m: number, y: number, k: number): void {
    this.toGraphics();
    this.decimal(c);
    this.decimal(m);
    this.decimal(y);
    this.decimal(k);
    this.ascii('K\n');
  }

  /** Lines follow in a spot ink of the file: a share from 0 to 1. */
  strokeSpot(ink: number, share: number): void {
    this.toGraphics();
    this.ascii(`/${spotResourceName(ink)} CS `);
    this.decimal(share);
    this.ascii('SCN\n');
  }

  /** Thickness, round or square ends and corners, and lengths of dashes and gaps; none: a whole line. */
  lineLook(thickness: number, round: boolean, dash: readonly number[]): void {
    this.toGraphics();
    this.hundredths(toHundredths(thickness));
    this.ascii(round ? 'w 1 J 1 j [' : 'w 0 J 0 j [');
    for (const length of dash) this.hundredths(toHundredths(length));
    this.ascii('] 0 d\n');
  }

  moveTo(x: number, y: number): void {
    this.toGraphics();
    this.#point(x, y);
    this.ascii('m\n');
  }

  lineTo(x: number, y: number): void {
    this.#point(x, y);
    this.ascii('l\n');
  }

  curveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#point(x1, y1);
    this.#point(x2, y2);
    this.#point(x, y);
    this.ascii('c\n');
  }

  closePath(): void {
    this.reserve(MOST_BYTES_AN_OPERATOR);
    this.ascii('h\n');
  }

  paintPath(paint: PathPaint): void {
    this.reserve(MOST_BYTES_AN_OPERATOR);
    this.ascii(paint);
    this.ascii('\n');
  }

  #point(x: number, y: number): void {
    this.reserve(MOST_BYTES_AN_OPERATOR);
    this.hundredths(toHundredths(x));
    this.hundredths(toHundredths(y));
  }
}
