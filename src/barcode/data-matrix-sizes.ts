/** One ECC 200 symbol (ISO/IEC 16022:2006, table 7). */
export interface SymbolLayout {
  /** Modules across and down, finder patterns included. */
  readonly width: number;
  readonly height: number;
  /** Data regions across and down. */
  readonly regionsAcross: number;
  readonly regionsDown: number;
  /** Codewords for data and for error correction, over all blocks. */
  readonly dataCodewords: number;
  readonly checkCodewords: number;
  /** Interleaved Reed–Solomon blocks. */
  readonly blocks: number;
}

const squares = [
  [10, 1, 3, 5, 1],
  [12, 1, 5, 7, 1],
  [14, 1, 8, 10, 1],
  [16, 1, 12, 12, 1],
  [18, 1, 18, 14, 1],
  [20, 1, 22, 18, 1],
  [22, 1, 30, 20, 1],
  [24, 1, 36, 24, 1],
  [26, 1, 44, 28, 1],
  [32, 2, 62, 36, 1],
  [36, 2, 86, 42, 1],
  [40, 2, 114, 48, 1],
  [44, 2, 144, 56, 1],
  [48, 2, 174, 68, 1],
  [52, 2, 204, 84, 2],
  [64, 4, 280, 112, 2],
  [72, 4, 368, 144, 4],
  [80, 4, 456, 192, 4],
  [88, 4, 576, 224, 4],
  [96, 4, 696, 272, 4],
  [104, 4, 816, 336, 6],
  [120, 6, 1050, 408, 6],
  [132, 6, 1304, 496, 8],
  [144, 6, 1558, 620, 10],
] as const;

const rectangles = [
  [18, 8, 1, 5, 7],
  [32, 8, 2, 10, 11],
  [26, 12, 1, 16, 14],
  [36, 12, 2, 22, 18],
  [36, 16, 2, 32, 24],
  [48, 16, 2, 49, 28],
] as const;

/** Every square symbol, smallest first. */
export const squareLayouts: readonly SymbolLayout[] = squares.map(
  ([size, regions, dataCodewords, checkCodewords, blocks]) => ({
    width: size,
    height: size,
    regionsAcross: regions,
    regionsDown: regions,
    dataCodewords,
    checkCodewords,
    blocks,
  }),
);

/** Every rectangular symbol, that of the least capacity first. */
export const rectangularLayouts: readonly SymbolLayout[] = rectangles.map(
  ([width, height, regionsAcross, dataCodewords, checkCodewords]) => ({
    width,
    height,
    regionsAcross,
    regionsDown: 1,
    dataCodewords,
    checkCodewords,
    blocks: 1,
  }),
);

/** The smallest of some symbols, in the order of their capacity, that holds so many data codewords; undefined when none does. */
export function layoutFor(codewords: number, layouts: readonly SymbolLayout[]): SymbolLayout | undefined {
  for (const layout of layouts) if (layout.dataCodewords >= codewords) return layout;
  return undefined;
}

/** Codewords of the largest symbol, 144 × 144. */
export const MOST_CODEWORDS = 1558 + 620;
