/**
 * A dot of a press at 600 dpi in mm (0.12 pt). Marks and modules stand on this grid, so that every one of them comes
 * out with the same number of dots; on presses of 1,200 dpi too. It holds on paper whose height is a whole number
 * of dots, as A4 (595.2 × 841.92 pt) and Letter are in print streams.
 */
export const PRESS_DOT = 25.4 / 600;

/** The nearest length that is a whole number of dots. */
export function toPressDots(mm: number): number {
  return Math.round(mm / PRESS_DOT) * PRESS_DOT;
}
