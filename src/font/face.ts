import { AdvanceTable } from './advance-table.ts';
import { readCharacterMap } from './character-map.ts';
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
import { checkEmbedding, readMetrics, type FaceMetrics } from './metrics.ts';
import { OutlineIndex } from './outline-index.ts';
import { readPostScriptName } from './post-script-name.ts';
import { readTables, table } from './sfnt.ts';

/** A TrueType font, read for measuring and for one-byte text. The same file gives the same slots everywhere. */
export interface Face {
  readonly postscriptName: string;
  readonly metrics: FaceMetrics;
  /** The whole font file, for the subset. */
  readonly bytes: Uint8Array;
  /** UTF-16 unit → slot (`codePage << 8 | code`), `NO_SLOT` (0xFFFF) where the font has no character; surrogates have none. */
  readonly slots: Uint16Array;
  /** UTF-16 unit → advance in 1/1000 em, rounded as the PDF's `/W` says it; 0 where the font has no character. */
  readonly advances: Uint16Array;
  /** The slot of any code point, or `NO_SLOT`. */
  slotOfCodePoint(codePoint: number): Slot;
  /** Glyph id in the font file. */
  glyphOfSlot(slot: Slot): number;
  /** Code point; for ASCII in any code page the character itself. */
  unicodeOfSlot(slot: Slot): number;
  /** Advance in 1/1000 em. */
  advanceOfSlot(slot: Slot): number;
}

/** Reads a font file (about 5 ms each). Throws `FaceError` when it cannot be embedded as TrueType. */
export function loadFace(bytes: Uint8Array): Face {
  try {
    return new TrueTypeFace(bytes);
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
  readonly slots = new Uint16Array(0x10000).fill(NO_SLOT);
  readonly advances = new Uint16Array(0x10000);
  /** Glyph, code point and advance: ASCII at its code, characters beyond it from 128 on by rank. */
  readonly #glyphs: Uint16Array;
  readonly #codePoints: Uint32Array;
  readonly #advances: Uint16Array;
  /** Slots of characters beyond U+FFFF. */
  readonly #astral = new Map<number, Slot>();

  constructor(bytes: Uint8Array) {
    const tables = readTables(bytes);
    checkEmbedding(tables);
    const unitsPerEm = table(tables, 'head').getUint16(18);
    if (unitsPerEm < 16 || unitsPerEm > 16384) throw new FaceError('unreadable', 'its em has no usable size');
    const glyphCount = table(tables, 'maxp').getUint16(4);
    const outlines = new OutlineIndex(tables, glyphCount);
    const map = readCharacterMap(tables, glyphCount);

    this.bytes = bytes;
    this.postscriptName = readPostScriptName(tables);
    const room = FURTHER + Math.min(map.glyphs.length, MOST_FURTHER_CHARACTERS);
    this.#glyphs = new Uint16Array(room);
    this.#codePoints = new Uint32Array(room);
    this.#advances = new Uint16Array(room);
    const advances = new AdvanceTable(tables, unitsPerEm);
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
    }
    this.metrics = readMetrics(tables, unitsPerEm, (codePoint) =>
      outlines.topOf(this.glyphOfSlot(this.slotOfCodePoint(codePoint))),
    );
  }

  slotOfCodePoint(codePoint: number): Slot {
    return (codePoint > 0xffff ? this.#astral.get(codePoint) : this.slots[codePoint]) ?? NO_SLOT;
  }

  glyphOfSlot(slot: Slot): number {
    return this.#glyphs[indexOf(slot)] ?? 0;
  }

  unicodeOfSlot(slot: Slot): number {
    return this.#codePoints[indexOf(slot)] ?? 0;
  }

  advanceOfSlot(slot: Slot): number {
    return this.#advances[indexOf(slot)] ?? 0;
  }
}

const FURTHER = 128;

function indexOf(slot: Slot): number {
  return isAsciiSlot(slot) ? slot & 0xff : FURTHER + furtherRank(slot);
}
