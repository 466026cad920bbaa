import type { Color } from '../../job/template.ts';
import { PAPER } from './chart-inks.ts';
import type { ShapeSheet } from './shape-sheet.ts';
import { place, type Scale } from './value-scale.ts';

/** Between two parts, so that they can be told apart in any ink. */
const SEAM = 0.5;

/** Where bars stand or lie: in slots one after the other, several side by side in each. In pt. */
export interface BarBed {
  readonly scale: Scale;
  /** Bars stand on the slots' lower edge, or lie in them. */
  readonly lying: boolean;
  /** Where the first slot begins, and what each has. */
  readonly first: number;
  readonly slot: number;
  /** Of one bar, and where the first one of a slot begins. */
  readonly thickness: number;
  readonly start: number;
}

/** Draws a bar from one value to another: number `s` in slot `i`. */
export function drawBar(
  sheet: ShapeSheet,
  bed: BarBed,
  i: number,
  s: number,
  from: number,
  to: number,
  ink: Color,
): void {
  const one = place(bed.scale, from);
  const other = place(bed.scale, to);
  const side = bed.first + i * bed.slot + bed.start + s * bed.thickness;
  if (bed.lying) sheet.rect(Math.min(one, other), side, Math.abs(other - one), bed.thickness, ink);
  else sheet.rect(side, Math.min(one, other), bed.thickness, Math.abs(other - one), ink);
}

/** Parts what touches at a value in slot `i`. */
export function drawSeam(sheet: ShapeSheet, bed: BarBed, i: number, at: number): void {
  const middle = place(bed.scale, at) - SEAM / 2;
  const side = bed.first + i * bed.slot + bed.start;
  if (bed.lying) sheet.rect(middle, side, SEAM, bed.thickness, PAPER);
  else sheet.rect(side, middle, bed.thickness, SEAM, PAPER);
}
