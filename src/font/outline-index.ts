import { FaceError } from './face-error.ts';
import { table, type FontTables } from './sfnt.ts';

/** Where each glyph's outline stands in `glyf`, checked to be inside it. */
export class OutlineIndex {
  readonly #glyf: DataView;
  readonly #loca: DataView;
  readonly #long: boolean;

  constructor(tables: FontTables, glyphCount: number) {
    this.#glyf = table(tables, 'glyf');
    this.#loca = table(tables, 'loca');
    this.#long = table(tables, 'head').getInt16(50) !== 0;
    if (this.#loca.byteLength < (glyphCount + 1) * (this.#long ? 4 : 2)) {
      throw new FaceError('unreadable', 'its index of outlines is too short');
    }
    let last = 0;
    for (let glyph = 0; glyph <= glyphCount; glyph++) {
      const offset = this.#offset(glyph);
      if (offset < last || offset > this.#glyf.byteLength) {
        throw new FaceError('unreadable', 'its index of outlines is broken');
      }
      last = offset;
    }
  }

  /** Top of the glyph's outline in font units; 0 for a blank one. */
  topOf(glyph: number): number {
    const start = this.#offset(glyph);
    return this.#offset(glyph + 1) - start < 10 ? 0 : this.#glyf.getInt16(start + 8);
  }

  #offset(glyph: number): number {
    return this.#long ? this.#loca.getUint32(4 * glyph) : 2 * this.#loca.getUint16(2 * glyph);
  }
}
