/** Lengths. Job files and source speak millimetres; points (1/72 in) exist only where PDF is written. */

declare const mmBrand: unique symbol;
declare const ptBrand: unique symbol;

type Mm = number & { readonly [mmBrand]: true };
type Pt = number & { readonly [ptBrand]: true };

/** For hot paths that multiply; everything else goes through `toPt`. */
export const POINTS_PER_MM = 72 / 25.4;

/** A length in millimetres; refuses NaN and infinities. */
export function mm(value: number): Mm {
  if (!Number.isFinite(value)) throw new RangeError(`not a length in mm: ${value}`);
  return value as Mm;
}

/** A length in points; refuses NaN and infinities. */
export function pt(value: number): Pt {
  if (!Number.isFinite(value)) throw new RangeError(`not a length in pt: ${value}`);
  return value as Pt;
}

/** Millimetres to points. */
export function toPt(value: Mm): Pt {
  return pt(value * POINTS_PER_MM);
}

/** Points to millimetres. */
export function toMm(value: Pt): Mm {
  return mm(value / POINTS_PER_MM);
}
