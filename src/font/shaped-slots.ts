import type { CharacterMap } from './character-map.ts';
import {
  furtherRank,
  furtherSlot,
  isAsciiSlot,
  MOST_FURTHER_CHARACTERS,
  NO_SLOT,
  type Slot,
} from './code-page.ts';
import { addGlyphTexts } from './glyph-texts.ts';
import type { FontTables } from './sfnt.ts';

/** The slots of a face's characters. */
interface CharacterSlots {
  slotOfCodePoint(codePoint: number): Slot;
}

/**
 * Slots of glyphs that no character has for itself: the glyph's number behind the slots of all characters, so that they are
 * the same in every thread. Tables are made when a text is shaped that needs them.
 */
export class ShapedSlots {
  readonly #tables: FontTables;
  readonly #map: CharacterMap;
  readonly #glyphCount: number;
  readonly #firstRank: number;
  readonly #characters: CharacterSlots;
  #slots: Uint16Array | undefined;
  #texts: Map<number, string> | undefined;

  /** `firstRank`: the number of slots beyond ASCII that characters and ligatures have. */
  constructor(
    tables: FontTables,
    map: CharacterMap,
    glyphCount: number,
    firstRank: number,
    characters: CharacterSlots,
  ) {
    this.#tables = tables;
    this.#map = map;
    this.#glyphCount = glyphCount;
    this.#firstRank = firstRank;
    this.#characters = characters;
  }

  /** Whether the slot is a glyph's of its own. */
  has(slot: Slot): boolean {
    return !isAsciiSlot(slot) && furtherRank(slot) >= this.#firstRank;
  }

  /** The glyph of such a slot. */
  glyphOf(slot: Slot): number {
    return furtherRank(slot) - this.#firstRank;
  }

  slotOf(glyph: number): Slot {
    this.#slots ??= this.#makeSlots();
    return this.#slots[glyph] ?? NO_SLOT;
  }

  /** What the glyph of such a slot is made of. */
  textOf(slot: Slot): string {
    this.#texts ??= this.#makeTexts();
    return this.#texts.get(this.glyphOf(slot)) ?? '';
  }

  #makeSlots(): Uint16Array {
    const slots = new Uint16Array(this.#glyphCount).fill(NO_SLOT);
    const { codePoints, glyphs } = this.#map;
    for (const [i, codePoint] of codePoints.entries()) {
      const glyph = glyphs[i] ?? 0;
      if (slots[glyph] === NO_SLOT && !isForm(codePoint))
        slots[glyph] = this.#characters.slotOfCodePoint(codePoint);
    }
    for (let glyph = 0; glyph < this.#glyphCount; glyph++) {
      const rank = this.#firstRank + glyph;
      if (slots[glyph] === NO_SLOT && rank < MOST_FURTHER_CHARACTERS) slots[glyph] = furtherSlot(rank);
    }
    return slots;
  }

  #makeTexts(): Map<number, string> {
    const texts = new Map<number, string>();
    const { codePoints, glyphs } = this.#map;
    for (const forms of [false, true]) {
      for (const [i, codePoint] of codePoints.entries()) {
        const glyph = glyphs[i] ?? 0;
        if (isForm(codePoint) !== forms || texts.has(glyph)) continue;
        const character = String.fromCodePoint(codePoint);
        texts.set(glyph, forms ? Array.from(character.normalize('NFKC')).reverse().join('') : character);
      }
    }
    addGlyphTexts(this.#tables, texts);
    return texts;
  }
}

/** Letters in the form that they take beside others, which Unicode has for older systems: they stand for the letters. */
function isForm(codePoint: number): boolean {
  return (codePoint >= 0xfb1d && codePoint <= 0xfdff) || (codePoint >= 0xfe70 && codePoint <= 0xfeff);
}
