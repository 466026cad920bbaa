import type { Span } from '../job/template.ts';
import type { SetStyles } from './set-style.ts';

/**
 * How parts of a text differ from their paragraph's style, as numbers: the lowest two bits are bold and italic; what is
 * above them is 0 for the paragraph's own style, else the number of another style plus 1.
 */
type Look = number;

export const BOLD: Look = 1;
export const ITALIC: Look = 2;
const FACES = 4;
/** The least look that names a style of its own. */
export const FIRST_STYLED: Look = FACES;

/** Added to the look of a footnote's mark: a small figure above the line. */
const RAISED: Look = 2 ** 24;

/** A text's language, for its hyphens, and the looks of its parts: start, end and look of each, ascending. */
export interface Looks {
  readonly ranges: readonly number[];
  /** Language or locale, such as `de` or `de-CH`; empty: none. */
  readonly language: string;
}

/** A text that looks like its paragraph all through, in no particular language. */
export const PLAIN: Looks = { ranges: [], language: '' };

/** A text of which so many characters are bold, from its first one on. */
export function boldUpTo(length: number): Looks {
  return { ranges: [0, length, BOLD], language: '' };
}

export function lookOf(span: Span, styles: SetStyles): Look {
  const raised = span.kind === 'note' ? RAISED : 0;
  const face = raised + (span.bold ? BOLD : 0) + (span.italic === true ? ITALIC : 0);
  return span.style === undefined ? face : (styles.named(span.style).index + 1) * FACES + face;
}

/** Which of a style's faces: 0 upright, or the sum of `BOLD` and `ITALIC`. */
export function faceOfLook(look: Look): number {
  return look % FACES;
}

/** Number of the style that a look names, −1 for the paragraph's own. */
export function styleOfLook(look: Look): number {
  return Math.floor((look % RAISED) / FACES) - 1;
}

/** Whether a part stands small above the line. */
export function isRaised(look: Look): boolean {
  return look >= RAISED;
}

/** The look of a footnote's figure that is all of a text of so many characters. */
export function raisedUpTo(length: number): Looks {
  return { ranges: [0, length, RAISED], language: '' };
}
