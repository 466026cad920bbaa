import type { SymbolLayout } from './data-matrix-sizes.ts';

/** Where a symbol's bits stand, worked out once a size. */
interface Placement {
  /** The symbol without data: finder patterns, and the corner that some sizes leave to no codeword. */
  readonly frame: Uint8Array;
  /** Bit (codeword × 8 + bit from the most significant) → index of its module. */
  readonly moduleOfBit: Uint16Array;
}

const placements = new Map<SymbolLayout, Placement>();

/** The placement of a size, from the cache after the first time. */
export function placementOf(layout: SymbolLayout): Placement {
  let placement = placements.get(layout);
  if (placement === undefined) {
    placement = place(layout);
    placements.set(layout, placement);
  }
  return placement;
}

/** The eight modules of a codeword's shape, most significant bit first, as [row, column] from its anchor. */
const UTAH = [
  [-2, -2],
  [-2, -1],
  [-1, -2],
  [-1, -1],
  [-1, 0],
  [0, -2],
  [0, -1],
  [0, 0],
] as const;

/** The four corner shapes; negative coordinates count from the far edge. */
const CORNERS = [
  [
    [-1, 0],
    [-1, 1],
    [-1, 2],
    [0, -2],
    [0, -1],
    [1, -1],
    [2, -1],
    [3, -1],
  ],
  [
    [-3, 0],
    [-2, 0],
    [-1, 0],
    [0, -4],
    [0, -3],
    [0, -2],
    [0, -1],
    [1, -1],
  ],
  [
    [-3, 0],
    [-2, 0],
    [-1, 0],
    [0, -2],
    [0, -1],
    [1, -1],
    [2, -1],
    [3, -1],
  ],
  [
    [-1, 0],
    [-1, -1],
    [0, -3],
    [0, -2],
    [0, -1],
    [1, -3],
    [1, -2],
    [1, -1],
  ],
] as const;

/** The placement algorithm of ISO/IEC 16022:2006, annex F, for a mapping matrix of `rows` and `columns`. */
function place(layout: SymbolLayout): Placement {
  const regionHeight = layout.height / layout.regionsDown - 2;
  const regionWidth = layout.width / layout.regionsAcross - 2;
  const rows = regionHeight * layout.regionsDown;
  const columns = regionWidth * layout.regionsAcross;
  const frame = finderPatterns(layout);
  const moduleOfBit = new Uint16Array((layout.dataCodewords + layout.checkCodewords) * 8);
  const taken = new Uint8Array(rows * columns);
  let bit = 0;

  /** Module of the whole symbol for a row and column of the mapping matrix, which knows no finder patterns. */
  const moduleAt = (row: number, column: number): number => {
    const y = Math.floor(row / regionHeight) * (regionHeight + 2) + 1 + (row % regionHeight);
    const x = Math.floor(column / regionWidth) * (regionWidth + 2) + 1 + (column % regionWidth);
    return y * layout.width + x;
  };
  const set = (row: number, column: number): void => {
    taken[row * columns + column] = 1;
    moduleOfBit[bit++] = moduleAt(row, column);
  };
  const setWrapped = (row: number, column: number): void => {
    let r = row;
    let c = column;
    if (r < 0) {
      r += rows;
      c += 4 - ((rows + 4) % 8);
    }
    if (c < 0) {
      c += columns;
      r += 4 - ((columns + 4) % 8);
    }
    set(r, c);
  };
  const utah = (row: number, column: number): void => {
    for (const [dr, dc] of UTAH) setWrapped(row + dr, column + dc);
  };
  const corner = (shape: (typeof CORNERS)[number]): void => {
    for (const [r, c] of shape) set(r < 0 ? rows + r : r, c < 0 ? columns + c : c);
  };
  const free = (row: number, column: number): boolean => taken[row * columns + column] === 0;

  let row = 4;
  let column = 0;
  do {
    if (row === rows && column === 0) corner(CORNERS[0]);
    if (row === rows - 2 && column === 0 && columns % 4 !== 0) corner(CORNERS[1]);
    if (row === rows - 2 && column === 0 && columns % 8 === 4) corner(CORNERS[2]);
    if (row === rows + 4 && column === 2 && columns % 8 === 0) corner(CORNERS[3]);
    do {
      if (row < rows && column >= 0 && free(row, column)) utah(row, column);
      row -= 2;
      column += 2;
    } while (row >= 0 && column < columns);
    row += 1;
    column += 3;
    do {
      if (row >= 0 && column < columns && free(row, column)) utah(row, column);
      row += 2;
      column -= 2;
    } while (row < rows && column >= 0);
    row += 3;
    column += 1;
  } while (row < rows || column < columns);

  if (free(rows - 1, columns - 1)) {
    frame[moduleAt(rows - 1, columns - 1)] = 1;
    frame[moduleAt(rows - 2, columns - 2)] = 1;
  }
  return { frame, moduleOfBit };
}

/** Solid lines left and below, dotted ones above and right, around every data region. */
function finderPatterns({ width, height, regionsAcross, regionsDown }: SymbolLayout): Uint8Array {
  const across = width / regionsAcross;
  const down = height / regionsDown;
  const frame = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const inY = y % down;
      const inX = x % across;
      const solid = inX === 0 || inY === down - 1;
      const dotted = (inY === 0 && inX % 2 === 0) || (inX === across - 1 && inY % 2 === 1);
      if (solid || dotted) frame[y * width + x] = 1;
    }
  return frame;
}
