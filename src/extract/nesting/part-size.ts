const FURTHER = 1024 * 1024;

/**
 * Bytes of the next part of a row that is too long. The first is as long as a row may be, for only beyond that it is known
 * to be too long; those behind it are short, so that little is held.
 */
export function partSize(before: number, most: number): number {
  return before === 0 ? most : Math.min(most, FURTHER);
}
