import { FIRST_ASCII, LAST_ASCII, type Slot } from './code-page.ts';
import { readLigatures, type Ligature } from './substitutions.ts';
import type { FontTables } from './sfnt.ts';

/** A ligature in a text. */
export interface LigatureHit {
  /** Units of the text that it stands for. */
  readonly length: number;
  readonly slot: Slot;
  /** In 1/1000 em. */
  readonly advance: number;
}

/** Most ligatures of a face: they stand in code page 0, which has room for so many beside what western bills need. */
const MOST = 24;

/** The usual ligatures of ASCII letters: those that a font makes of `ff`, `fi`, `ffl`, `ft`. */
export class LigatureTable {
  /** As the font has them, the same in every worker. */
  readonly all: readonly Ligature[];
  /** 1 for each ASCII code with which one begins. */
  readonly firsts = new Uint8Array(0x100);
  readonly #letters = new Map<number, string>();
  readonly #placed = new Map<string, LigatureHit>();
  readonly #texts = new Map<Slot, string>();
  #longest = 0;

  /** `map` is the font's character map; without `tables` there are none. */
  constructor(
    tables: FontTables | undefined,
    map: { readonly codePoints: Uint32Array; readonly glyphs: Uint16Array },
    glyphCount: number,
  ) {
    const { codePoints, glyphs } = map;
    for (const [i, codePoint] of codePoints.entries()) {
      const letter = codePoint > FIRST_ASCII && codePoint <= LAST_ASCII;
      if (letter) this.#letters.set(glyphs[i] ?? 0, String.fromCodePoint(codePoint));
    }
    this.all =
      tables === undefined
        ? []
        : readSafely(tables, this.#letters.keys())
            .filter(({ glyph }) => glyph < glyphCount)
            .filter(({ parts }) => parts.length > 1 && parts.every((part) => this.#letters.has(part)))
            .slice(0, MOST);
  }

  /** States the slot that a ligature has got. */
  place({ parts }: Ligature, slot: Slot, advance: number): void {
    const text = parts.map((part) => this.#letters.get(part) ?? '').join('');
    this.#texts.set(slot, text);
    if (this.#placed.has(text)) return;
    this.#placed.set(text, { length: text.length, slot, advance });
    this.firsts[text.charCodeAt(0)] = 1;
    this.#longest = Math.max(this.#longest, text.length);
  }

  /** The characters that a ligature's slot stands for. */
  textOf(slot: Slot): string {
    return this.#texts.get(slot) ?? '';
  }

  /** The longest ligature of the characters from unit `at` on, up to `to`. */
  at(text: string, at: number, to: number): LigatureHit | undefined {
    for (let length = Math.min(this.#longest, to - at); length > 1; length--) {
      const found = this.#placed.get(text.slice(at, at + length));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** None where the table is cut off: the letters themselves are good all the same. */
function readSafely(tables: FontTables, firsts: Iterable<number>): Ligature[] {
  try {
    return readLigatures(tables, firsts);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
