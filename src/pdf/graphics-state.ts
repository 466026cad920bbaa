/** What a content stream has set so far; nothing is written twice. */
export interface GraphicsState {
  /** Index of the face, its code page and size in hundredths of pt; -1: none set. */
  face: number;
  codePage: number;
  size: number;
  /** Colour as a `colorKey` number. */
  fill: number;
  /** What blanks take beyond their width (`Tw`), in 1/10,000 pt. */
  wordSpace: number;
}

export const SOLID_BLACK = colorKey(1, -1, 0, 0);

/** The state in which a page begins (ISO 32000-2 8.4.1). */
export function initialState(): GraphicsState {
  return { face: -1, codePage: 0, size: -1, fill: SOLID_BLACK, wordSpace: 0 };
}

/** One number for a colour in thousandths: grey when `m` is -1. */
export function colorKey(c: number, m: number, y: number, k: number): number {
  if (m < 0) return -1 - thousandths(c);
  return ((thousandths(c) * 1001 + thousandths(m)) * 1001 + thousandths(y)) * 1001 + thousandths(k);
}

/** The same for a share of a spot ink. */
export function spotKey(ink: number, share: number): number {
  return -2000 - ink * 1001 - thousandths(share);
}

function thousandths(share: number): number {
  if (share >= 0 && share <= 1) return Math.round(share * 1000);
  throw new RangeError(`not a share of ink from 0 to 1: ${share}`);
}
