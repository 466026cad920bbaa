import type { Color } from '../../job/template.ts';
import type { ShapesMark } from '../mark.ts';
import { PathBuilder, type PathStep } from '../svg/path.ts';

type Shape = ShapesMark['shapes'][number];
type Stroke = NonNullable<Shape['stroke']>;

const NO_PATH: readonly PathStep[] = [];

/** How far a curve's handles reach for a quarter of a circle. */
const QUARTER = 0.5523;

/** A chart that is drawn, and how high it came to be, in pt. */
export interface DrawnSheet {
  readonly sheet: ShapeSheet;
  readonly height: number;
}

/** Collects the shapes of a chart, in pt from its upper left corner; coordinates in the hundredths that are written. */
export class ShapeSheet {
  readonly #shapes: Shape[] = [];
  #rects: number[] = [];
  #fill: Color | undefined;

  /** Rectangles of one colour that follow one another are one shape. */
  rect(x: number, y: number, width: number, height: number, fill: Color): void {
    if (this.#fill !== fill) {
      this.#rects = [];
      this.#fill = fill;
      this.#shapes.push({ path: NO_PATH, rects: this.#rects, fill });
    }
    const left = hundredth(x);
    const top = hundredth(y);
    this.#rects.push(left, top, hundredth(x + width) - left, hundredth(y + height) - top);
  }

  /** A round dot about x, y. */
  dot(x: number, y: number, radius: number, fill: Color): void {
    const path = new PathBuilder();
    const reach = radius * QUARTER;
    path.move(x + radius, y);
    path.curve(x + radius, y + reach, x + reach, y + radius, x, y + radius);
    path.curve(x - reach, y + radius, x - radius, y + reach, x - radius, y);
    path.curve(x - radius, y - reach, x - reach, y - radius, x, y - radius);
    path.curve(x + reach, y - radius, x + radius, y - reach, x + radius, y);
    path.close();
    this.#add({ path: path.steps, fill });
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): void {
    this.stroke(
      [
        { op: 'move', x: hundredth(x1), y: hundredth(y1) },
        { op: 'line', x: hundredth(x2), y: hundredth(y2) },
      ],
      stroke,
    );
  }

  stroke(path: readonly PathStep[], stroke: Stroke): void {
    this.#add({ path, stroke });
  }

  /** All of it, with its origin at x, dy. */
  mark(x: number, dy: number): ShapesMark {
    return { kind: 'shapes', x, dy, shapes: this.#shapes };
  }

  #add(shape: Shape): void {
    this.#shapes.push(shape);
    this.#fill = undefined;
  }
}

/** A coordinate as it is written: the same on every machine. */
export function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
