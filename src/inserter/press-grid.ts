const MM_PER_INCH = 25.4;

/**
 * The nearest length that is a whole number of a press's dots. Marks and modules stand on this grid, so that every one of
 * them comes out with the same number of dots. It holds on paper whose height is a whole number of dots, as that of papers is in
 * print streams (`src/stream/paper-size.ts`).
 */
export function toPressDots(mm: number, dpi: number): number {
  const dot = MM_PER_INCH / dpi;
  return Math.round(mm / dot) * dot;
}

/** A length of a module or a bar: at least one dot. */
export function moduleDots(mm: number, dpi: number): number {
  return Math.max(MM_PER_INCH / dpi, toPressDots(mm, dpi));
}
