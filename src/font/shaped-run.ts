/**
 * Text whose glyphs are placed one by one, as a string: a noncharacter, which no font maps, then four units a glyph: its slot,
 * how far it is moved to the right and up from where the pen stands, and what the pen moves on beyond the glyph's own
 * advance, each in 1/1000 em. So it goes wherever a plain run of text goes.
 */

/** First unit of every such string. */
export const SHAPED = 0xfffe;

/** In the place of a slot: the units of text that the glyphs up to `TEXT_END` stand for follow, their number first. */
export const TEXT_BEGIN = 0xfffd;
export const TEXT_END = 0xfffc;

/** Units of a glyph. */
export const GLYPH_UNITS = 4;

/** What stands in a unit for no move at all. */
const ZERO = 0x8000;

const OPENING = String.fromCharCode(SHAPED);
const CLOSING = String.fromCharCode(TEXT_END);

/** Puts such a string together. */
export class ShapedRun {
  #units = OPENING;

  /** A glyph; moves in 1/1000 em, whole. */
  add(slot: number, right: number, up: number, further: number): void {
    this.#units += String.fromCharCode(slot, unitOf(right), unitOf(up), unitOf(further));
  }

  /** The glyphs up to `endText` stand for this text, which their own texts do not say. */
  beginText(text: string): void {
    this.#units += String.fromCharCode(TEXT_BEGIN, text.length) + text;
  }

  endText(): void {
    this.#units += CLOSING;
  }

  take(): string {
    const units = this.#units;
    this.#units = OPENING;
    return units;
  }
}

/** The number that a unit stands for. */
export function moveOf(unit: number): number {
  return unit - ZERO;
}

/** Beyond 32 em nothing is moved further: a font that says so is broken. */
function unitOf(move: number): number {
  return Math.max(0, Math.min(0xffff, move + ZERO));
}
