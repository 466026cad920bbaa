/** Decoded pixels, row by row from the top, 8 bits a channel: gray, RGB or CMYK. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array;
}

/** An A4 page at 500 ppi is as much; decoding takes about 20 bytes a pixel. */
const MOST_PIXELS = 24_000_000;

/** Why pixels of this number are not decoded, or undefined. */
export function sizeProblem(width: number, height: number): string | undefined {
  if (width < 1 || height < 1) return 'it has no pixels';
  if (width * height <= MOST_PIXELS) return undefined;
  return `its ${width} × ${height} pixels are more than 24 million: save it smaller`;
}

/** Pixels an inch on paper above which an image is made smaller, and what it is made then. */
const FINEST_PPI = 450;
const REDUCED_PPI = 300;

/** How wide an image is to be in pixels when it is printed `width` mm wide; undefined where it stays as it is. */
export function reducedWidth(pixels: number, width: number): number | undefined {
  const inches = width / 25.4;
  if (!(inches > 0) || pixels / inches <= FINEST_PPI) return undefined;
  return Math.max(1, Math.ceil(REDUCED_PPI * inches));
}
