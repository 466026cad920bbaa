import { AdvanceTable } from './advance-table.ts';
import { readCharacterMap, type CharacterMap } from './character-map.ts';
import {
  FIRST_ASCII,
  furtherRank,
  furtherSlot,
  isAsciiSlot,
  isEarly,
  LAST_ASCII,
  MOST_FURTHER_CHARACTERS,
  NO_SLOT,
  type Slot,
} from './code-page.ts';
import { FaceError } from './face-error.ts';
import { KerningTable } from './kerning-table.ts';
import { LigatureTable, type LigatureHit } from './ligature-table.ts';
import { checkEmbedding, readMetrics, type FaceMetrics } from './metrics.ts';
import { OutlineIndex } from './outline-index.ts';
import { PairKerning } from './pair-kerning.ts';
import { readPostScriptName } from './post-script-name.ts';
import { ShapedSlots } from './shaped-slots.ts';
import { readTables, table, type FontTables } from './sfnt.ts';
import { readSubstitutes } from './substitutions.ts';

/** A TrueType font, read for measuring and for one-byte text. The same file gives the same slots everywhere. */
export interface Face {
  readonly postscriptName: string;
  readonly metrics: FaceMetrics;
  /** The whole font file, for the subset. */
  readonly bytes: Uint8Array;
  /** OpenType's tags as `loadFace` got them. */
  readonly features: readonly string[];
  readonly unitsPerEm: number;
  /** UTF-16 unit → slot (`codePage << 8 | code`), `NO_SLOT` (0xFFFF) where the font has no character; surrogates have none. */
  readonly slots: Uint16Array;
  /** UTF-16 unit → advance in 1/1000 em, rounded as the PDF's `/W` says it; 0 where the font has no character. */
  readonly advances: Uint16Array;
  /** The slot of any code point, or `NO_SLOT`. */
  slotOfCodePoint(codePoint: number): Slot;
  /** Glyph id in the font file. */
  glyphOfSlot(slot: Slot): number;
  /**
   * The character, or those of a ligature; for ASCII in any code page the character itself. For a glyph that no character
   * has, what the font makes it of; empty where it does not say so.
   */
  textOfSlot(slot: Slot): string;
  /** Advance in 1/1000 em. */
  advanceOfSlot(slot: Slot): number;
  /**
   * What two glyphs one after the other move together, by `first << 8 | second` of slots in code page 0: negative is
   * closer, in 1/1000 em; `UNKNOWN_KERN` where `kern` must be asked first.
   */
  readonly kerns: Int16Array;
  /** The same of any two slots. None at blanks and digits: columns of figures stay columns, words stay apart by blanks alone. */
  kern(first: Slot, second: Slot): number;
  /** Whether ligatures begin with a slot of code page 0: 1 for each that does. */
  readonly ligatureFirsts: Uint8Array;
  /** The longest ligature of the characters from unit `at` on, up to `to`. */
  ligatureAt(text: string, at: number, to: number): LigatureHit | undefined;
  /**
   * The slot of a glyph of the font file, of whatever comes of letters that are shaped: that of the character whose glyph it
   * is, else one of its own behind all characters. `NO_SLOT` where the font has more than there are slots for.
   */
  slotOfGlyph(glyph: number): Slot;
}

/**
 * Reads a font file (about 5 ms each). `features` are OpenType's tags: those that put other glyphs in the place of
 * characters (`smcp`, `onum`, `pnum`), `-kern` and `-liga` to leave out what is usual. Throws `FaceError` when it cannot be
 * embedded as TrueType, or lacks one of them.
 */
export function loadFace(bytes: Uint8Array, features: readonly string[] = []): Face {
  try {
    return new TrueTypeFace(bytes, features);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new FaceError('unreadable', 'cut off or broken: a table points beyond its end', { cause: error });
    }
    throw error;
  }
}

class TrueTypeFace implements Face {
  readonly postscriptName: string;
  readonly metrics: FaceMetrics;
  readonly bytes: Uint8Array;
  readonly features: readonly string[];
  readonly unitsPerEm: number;
  readonly slots = new Uint16Array(0x10000).fill(NO_SLOT);
  readonly advances = new Uint16Array(0x10000);
  /** Glyph, code point and advance: ASCII at its code, characters beyond it from 128 on by rank. */
  readonly #glyphs: Uint16Array;
  readonly #codePoints: Uint32Array;
  readonly #advances: Uint16Array;
  readonly #outlineAdvances: AdvanceTable;
  /** Slots of characters beyond U+FFFF. */
  readonly #astral = new Map<number, Slot>();
  readonly #kerning: KerningTable;
  readonly #shaped: ShapedSlots;
  readonly #ligatures: LigatureTable;
  readonly kerns: Int16Array;
  readonly ligatureFirsts: Uint8Array;

  constructor(bytes: Uint8Array, features: readonly string[]) {
    const tables = readTables(bytes);
    checkEmbedding(tables);
    const unitsPerEm = table(tables, 'head').getUint16(18);
    if (unitsPerEm < 16 || unitsPerEm > 16384) throw new FaceError('unreadable', 'its em has no usable size');
    const glyphCount = table(tables, 'maxp').getUint16(4);
    const outlines = new OutlineIndex(tables, glyphCount);
    const map = readCharacterMap(tables, glyphCount);
    const advances = new AdvanceTable(tables, unitsPerEm);
    substitute(map, tables, features, advances);
    this.#ligatures = new LigatureTable(features.includes('-liga') ? undefined : tables, map, glyphCount);
    const ligatures = this.#ligatures.all;

    this.bytes = bytes;
    this.features = features;
    this.unitsPerEm = unitsPerEm;
    this.postscriptName = readPostScriptName(tables);
    const room = FURTHER + Math.min(map.glyphs.length + ligatures.length, MOST_FURTHER_CHARACTERS);
    this.#glyphs = new Uint16Array(room);
    this.#codePoints = new Uint32Array(room);
    this.#advances = new Uint16Array(room);
    let rank = 0;
    for (const early of [true, false]) {
      for (let i = 0; i < map.glyphs.length; i++) {
        const codePoint = map.codePoints[i] ?? 0;
        const ascii = codePoint >= FIRST_ASCII && codePoint <= LAST_ASCII;
        if ((ascii || isEarly(codePoint)) !== early) continue;
        if (!ascii && rank === MOST_FURTHER_CHARACTERS) break;
        const glyph = map.glyphs[i] ?? 0;
        const slot = ascii ? codePoint : furtherSlot(rank);
        const at = ascii ? codePoint : FURTHER + rank++;
        const advance = advances.of(glyph);
        this.#glyphs[at] = glyph;
        this.#codePoints[at] = codePoint;
        this.#advances[at] = advance;
        if (codePoint > 0xffff) this.#astral.set(codePoint, slot);
        else {
          this.slots[codePoint] = slot;
          this.advances[codePoint] = advance;
        }
      }
      if (!early) break;
      // Behind the characters that western bills need, so that they stand in code page 0 too.
      for (const ligature of ligatures) {
        const at = FURTHER + rank;
        this.#glyphs[at] = ligature.glyph;
        this.#advances[at] = advances.of(ligature.glyph);
        this.#ligatures.place(ligature, furtherSlot(rank++), advances.of(ligature.glyph));
      }
    }
    this.#shaped = new ShapedSlots(tables, map, glyphCount, rank, this);
    this.#outlineAdvances = advances;
    const pairs = features.includes('-kern') ? undefined : new PairKerning(tables);
    this.#kerning = new KerningTable(pairs, unitsPerEm, this);
    this.kerns = this.#kerning.early;
    this.ligatureFirsts = this.#ligatures.firsts;
    this.metrics = readMetrics(tables, unitsPerEm, (codePoint) =>
      outlines.topOf(this.glyphOfSlot(this.slotOfCodePoint(codePoint))),
    );
  }

  slotOfCodePoint(codePoint: number): Slot {
    return (codePoint > 0xffff ? this.#astral.get(codePoint) : this.slots[codePoint]) ?? NO_SLOT;
  }

  slotOfGlyph(glyph: number): Slot {
    return this.#shaped.slotOf(glyph);
  }

  glyphOfSlot(slot: Slot): number {
    return this.#shaped.has(slot) ? this.#shaped.glyphOf(slot) : (this.#glyphs[indexOf(slot)] ?? 0);
  }

  textOfSlot(slot: Slot): string {
    if (this.#shaped.has(slot)) return this.#shaped.textOf(slot);
    const codePoint = this.#codePoints[indexOf(slot)] ?? 0;
    return codePoint === 0 ? this.#ligatures.textOf(slot) : String.fromCodePoint(codePoint);
  }

  kern(first: Slot, second: Slot): number {
    return this.#kerning.of(first, second);
  }

  ligatureAt(text: string, at: number, to: number): LigatureHit | undefined {
    return this.#ligatures.at(text, at, to);
  }

  advanceOfSlot(slot: Slot): number {
    if (this.#shaped.has(slot)) return this.#outlineAdvances.of(this.#shaped.glyphOf(slot));
    return this.#advances[indexOf(slot)] ?? 0;
  }
}

const FURTHER = 128;

/** What features are called to those who typed them. */
const FEATURE_NAMES: Readonly<Record<string, string>> = {
  smcp: 'small capitals',
  onum: 'old-style figures',
  pnum: 'proportional figures',
  tnum: 'tabular figures',
};

const DIGITS = Buffer.from('0123456789');

/** Puts the glyphs of features in the place of the characters' own. */
function substitute(
  { codePoints, glyphs }: CharacterMap,
  tables: FontTables,
  features: readonly string[],
  advances: AdvanceTable,
): void {
  for (const feature of features) {
    if (feature.startsWith('-')) continue;
    const substitutes = readSubstitutes(tables, feature);
    if (substitutes.size === 0) {
      // Fonts have a feature for what is not their usual way: a font whose figures are tabular has no `tnum`.
      const digits = Array.from(DIGITS, (digit) => advances.of(glyphs[codePoints.indexOf(digit)] ?? 0));
      const tabular = new Set(digits).size === 1;
      if ((feature === 'tnum' && tabular) || (feature === 'pnum' && !tabular)) continue;
      throw new FaceError('feature-missing', `it has no ${FEATURE_NAMES[feature] ?? feature}`);
    }
    for (const [i, glyph] of glyphs.entries()) glyphs[i] = substitutes.get(glyph) ?? glyph;
  }
}

function indexOf(slot: Slot): number {
  return isAsciiSlot(slot) ? slot & 0xff : FURTHER + furtherRank(slot);
}
