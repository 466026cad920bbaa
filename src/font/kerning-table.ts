import { NO_SLOT, type Slot } from './code-page.ts';
import type { PairKerning } from './pair-kerning.ts';

/** A pair of code page 0 that nobody has asked for yet. */
export const UNKNOWN_KERN = -0x8000;

const BLANK = 0x20;

/** Kerning of a face by slots, read from the font when a pair comes first: a few hundred of a million do. */
export class KerningTable {
  /** By `first << 8 | second` of slots in code page 0. */
  readonly early: Int16Array;
  readonly #further = new Map<number, number>();
  readonly #pairs: PairKerning | undefined;
  readonly #scale: number;
  readonly #glyphs: { glyphOfSlot(slot: Slot): number };

  /** Without `pairs` nothing is kerned. */
  constructor(
    pairs: PairKerning | undefined,
    unitsPerEm: number,
    glyphs: { glyphOfSlot(slot: Slot): number },
  ) {
    this.early = new Int16Array(0x10000).fill(pairs === undefined ? 0 : UNKNOWN_KERN);
    this.#pairs = pairs;
    this.#scale = 1000 / unitsPerEm;
    this.#glyphs = glyphs;
  }

  /** In 1/1000 em, rounded. */
  of(first: Slot, second: Slot): number {
    if (this.#pairs === undefined || first === NO_SLOT || second === NO_SLOT) return 0;
    if (first > 0xff || second > 0xff) {
      const pair = first * 0x10000 + second;
      let known = this.#further.get(pair);
      if (known === undefined) this.#further.set(pair, (known = this.#read(first, second)));
      return known;
    }
    const pair = (first << 8) | second;
    let known = this.early[pair] ?? 0;
    if (known === UNKNOWN_KERN) this.early[pair] = known = this.#read(first, second);
    return known;
  }

  #read(first: Slot, second: Slot): number {
    if (isUnkerned(first) || isUnkerned(second) || this.#pairs === undefined) return 0;
    try {
      const units = this.#pairs.of(this.#glyphs.glyphOfSlot(first), this.#glyphs.glyphOfSlot(second));
      return Math.max(-1000, Math.min(1000, Math.round(units * this.#scale)));
    } catch (error) {
      // A table that is cut off kerns nothing; the outlines are good all the same.
      if (error instanceof RangeError) return 0;
      throw error;
    }
  }
}

/** Blanks and digits: their codes are ASCII's own in every code page. */
function isUnkerned(slot: Slot): boolean {
  const code = slot & 0xff;
  return code === BLANK || (code >= 0x30 && code <= 0x39);
}
