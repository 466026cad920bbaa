import { isDirection } from './script/complex-characters.ts';

/** Face number of a unit that takes no ink and no room: line ends, zero-width blanks. */
export const INKLESS = 255;

/** Line ends (UAX 14 BK, CR, LF, NL), zero-width blank and joiners, soft hyphen, byte order mark, what states directions. */
export function isInkless(codePoint: number): boolean {
  return (
    (codePoint >= 0x0a && codePoint <= 0x0d) ||
    codePoint === 0x85 ||
    codePoint === 0xad ||
    (codePoint >= 0x200b && codePoint <= 0x200d) ||
    codePoint === 0x2028 ||
    codePoint === 0x2029 ||
    codePoint === 0x2060 ||
    codePoint === 0xfeff ||
    isDirection(codePoint)
  );
}
