import type { SetStyle } from './set-style.ts';

/** Blanks of a justified line that would be wider than this, in blanks, stay as they are: the line ends early. */
const WIDEST_BLANK = 4;

/** Left edge of a line of `ink` in a column of `width`; lines begin at the right where they run from right to left. */
export function indent(align: SetStyle['align'], width: number, ink: number, runsLeft = false): number {
  if (align === 'left' || align === (runsLeft ? 'end' : 'start')) return 0;
  if (align === 'center') return (width - ink) / 2;
  return align === 'justify' && !runsLeft ? 0 : width - ink;
}

export function countBlanks(text: string, from: number, to: number): number {
  let blanks = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 0x20) blanks++;
  return blanks;
}

/** What each of a line's `blanks` takes of its `spare` room, in pt; nothing where that would tear a hole. */
export function spaceOfBlanks(blanks: number, spare: number, blank: number): number {
  if (blanks === 0) return 0;
  const space = spare / blanks;
  return space > blank * (WIDEST_BLANK - 1) ? 0 : space;
}
