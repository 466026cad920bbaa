import type { Color } from '../job/template.ts';
import type { PathStep } from './svg/path.ts';

/** What a page shows beside text: rules, forms, codes, shapes, and several of these. Lengths in pt, dy down from the top of what it belongs to. */
export type Mark = RuleMark | FormMark | CodeMark | ShapesMark | GroupMark;

/** The same mark elsewhere. */
export function movedMark(mark: Mark, x: number, dy: number): Mark {
  return { ...mark, x: mark.x + x, dy: mark.dy + dy };
}

export interface RuleMark {
  readonly kind: 'rule';
  readonly x: number;
  readonly dy: number;
  readonly width: number;
  readonly thickness: number;
  readonly color: Color;
}

/** A form XObject whose lower left corner stands at x, `dy + height` down. */
export interface FormMark {
  readonly kind: 'form';
  readonly name: string;
  readonly x: number;
  readonly dy: number;
  readonly height: number;
  readonly scale: number;
}

/** A code in black. Its upper left module stands at x, dy. */
export interface CodeMark {
  readonly kind: 'code';
  readonly x: number;
  readonly dy: number;
  /** Side of a module. */
  readonly module: number;
  /** Dark modules as x, y, width, height in modules, `count` of them. */
  readonly rects: Int32Array;
  readonly count: number;
}

/** Filled and stroked shapes in painting order. Their origin stands at x, dy; their own y goes down. */
export interface ShapesMark {
  readonly kind: 'shapes';
  readonly x: number;
  readonly dy: number;
  readonly shapes: readonly Shape[];
}

/** A path that is filled, stroked, or both; or rectangles of one colour. */
export interface Shape {
  readonly path: readonly PathStep[];
  /** Filled: x, y of the upper left corner, width and height of each. */
  readonly rects?: readonly number[];
  readonly fill?: Color;
  readonly stroke?: Stroke;
}

export interface Stroke {
  readonly color: Color;
  readonly thickness: number;
  /** Round ends and corners. */
  readonly round: boolean;
  /** Lengths of dashes and gaps; empty: a whole line. */
  readonly dash: readonly number[];
}

/** Marks in painting order, whose own places are counted from x, dy. */
interface GroupMark {
  readonly kind: 'group';
  readonly x: number;
  readonly dy: number;
  readonly marks: readonly Mark[];
}
