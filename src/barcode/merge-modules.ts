import type { BitMatrix } from './bit-matrix.ts';

/** Room for the rectangles of any symbol so wide and high, four numbers each. */
export function rectangleBuffer({ width, height }: Pick<BitMatrix, 'width' | 'height'>): Int32Array {
  return new Int32Array(height * Math.ceil(width / 2) * 4);
}

/** Modules across the largest symbol: QR code version 40. */
const LARGEST = 177;

/** Rectangle that grows downwards from a column: its number plus 1, and the row and width it has reached. */
const open = new Int32Array(LARGEST);

/**
 * Covers the dark modules with few rectangles that do not overlap: runs along a row, each grown downwards while the
 * row below has the very same run. Writes x, y, width, height in modules from the upper left into `into`, and returns
 * how many rectangles there are. Rectangles come in the order of their upper left corners, row by row.
 */
export function mergeModules(matrix: BitMatrix, into: Int32Array): number {
  const { width: across, height: down, modules } = matrix;
  open.fill(0, 0, across);
  let count = 0;
  for (let y = 0; y < down; y++) {
    const row = y * across;
    for (let x = 0; x < across;) {
      if (modules[row + x] === 0) {
        x++;
        continue;
      }
      const start = x;
      do x++;
      while (x < across && modules[row + x] === 1);
      const width = x - start;
      const above = ((open[start] ?? 0) - 1) * 4;
      if (above >= 0 && into[above + 2] === width && (into[above + 1] ?? 0) + (into[above + 3] ?? 0) === y) {
        into[above + 3] = (into[above + 3] ?? 0) + 1;
        continue;
      }
      const index = count * 4;
      into[index] = start;
      into[index + 1] = y;
      into[index + 2] = width;
      into[index + 3] = 1;
      open[start] = ++count;
    }
  }
  return count;
}
