import type { Color } from '../job/template.ts';

/** What a page shows beside text: rules and forms. Lengths in pt, dy down from the top of what it belongs to. */
export type Mark = RuleMark | FormMark;

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
