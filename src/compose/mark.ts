import type { Color } from '../job/template.ts';

/** What a page shows beside text: rules, forms and codes. Lengths in pt, dy down from the top of what it belongs to. */
export type Mark = RuleMark | FormMark | CodeMark;

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
