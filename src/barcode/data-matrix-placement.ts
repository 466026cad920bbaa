import type { SymbolLayout } from './data-matrix-sizes.ts';

/** Where a symbol's bits stand, worked out once a size. */
interface Placement {
  /** The symbol without data: finder patterns, and the corner that some sizes leave to no codeword. */
  readonly frame: Uint8Array;
  /** Bit (codeword × 8 + bit from the most significant) → index of its module. */
  readonly moduleOfBit: Uint16Array;
}

const placements = new Map<number, Placement>();

/** The placement of a size, from the cache after the first time. */
export function placementOf(layout: SymbolLayout): Placement {
  let placement = placements.get(layout.size);
  if (placement === undefined) {
    placement = place(layout);
    placements.set(layout.size, placement);
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

/** The placement algorithm of ISO/IEC 16022:2006, annex F, for a square mapping matrix of side `n`. */
function place(layout: SymbolLayout): Placement {
  const region = layout.size / layout.regions - 2;
  const n = region * layout.regions;
  const frame = finderPatterns(layout, region);
  const moduleOfBit = new Uint16Array((layout.dataCodewords + layout.checkCodewords) * 8);
  const taken = new Uint8Array(n * n);
  let bit = 0;

  /** Module of the whole symbol for a row and column of the mapping matrix, which knows no finder patterns. */
  const moduleAt = (row: number, column: number): number => {
    const y = Math.floor(row / region) * (region + 2) + 1 + (row % region);
    const x = Math.floor(column / region) * (region + 2) + 1 + (column % region);
    return y * layout.size + x;
  };
  const set = (row: number, column: number): void => {
    taken[row * n + column] = 1;
    moduleOfBit[bit++] = moduleAt(row, column);
  };
  const setWrapped = (row: number, column: number): void => {
    let r = row;
    let c = column;
    if (r < 0) {
      r += n;
      c += 4 - ((n + 4) % 8);
    }
    if (c < 0) {
      c += n;
      r += 4 - ((n + 4) % 8);
    }
    set(r, c);
  };
  const utah = (row: number, column: number): void => {
    for (const [dr, dc] of UTAH) setWrapped(row + dr, column + dc);
  };
  const corner = (shape: (typeof CORNERS)[number]): void => {
    for (const [r, c] of shape) set(r < 0 ? n + r : r, c < 0 ? n + c : c);
  };
  const free = (row: number, column: number): boolean => taken[row * n + column] === 0;

  let row = 4;
  let column = 0;
  do {
    if (row === n && column === 0) corner(CORNERS[0]);
    if (row === n - 2 && column === 0 && n % 4 !== 0) corner(CORNERS[1]);
    if (row === n - 2 && column === 0 && n % 8 === 4) corner(CORNERS[2]);
    if (row === n + 4 && column === 2 && n % 8 === 0) corner(CORNERS[3]);
    do {
      if (row < n && column >= 0 && free(row, column)) utah(row, column);
      row -= 2;
      column += 2;
    } while (row >= 0 && column < n);
    row += 1;
    column += 3;
    do {
      if (row >= 0 && column < n && free(row, column)) utah(row, column);
      row += 2;
      column -= 2;
    } while (row < n && column >= 0);
    row += 3;
    column += 1;
  } while (row < n || column < n);

  if (free(n - 1, n - 1)) {
    frame[moduleAt(n - 1, n - 1)] = 1;
    frame[moduleAt(n - 2, n - 2)] = 1;
  }
  return { frame, moduleOfBit };
}

/** Solid lines left and below, dotted ones above and right, around every data region. */
function finderPatterns(layout: SymbolLayout, region: number): Uint8Array {
  const { size } = layout;
  const side = region + 2;
  const frame = new Uint8Array(size * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const inY = y % side;
      const inX = x % side;
      const solid = inX === 0 || inY === side - 1;
      const dotted = (inY === 0 && inX % 2 === 0) || (inX === side - 1 && inY % 2 === 1);
      if (solid || dotted) frame[y * size + x] = 1;
    }
  return frame;
}
