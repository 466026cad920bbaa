import { FaceError } from './face-error.ts';
import { table, type FontTables } from './sfnt.ts';

/** Advance widths by glyph (OpenType 1.9, `hmtx`). */
export class AdvanceTable {
  readonly #hmtx: DataView;
  readonly #last: number;
  readonly #unitsPerEm: number;

  constructor(tables: FontTables, unitsPerEm: number) {
    this.#hmtx = table(tables, 'hmtx');
    this.#last = table(tables, 'hhea').getUint16(34) - 1;
    this.#unitsPerEm = unitsPerEm;
    if (this.#last < 0) throw new FaceError('unreadable', 'states no advance widths');
  }

  /** In 1/1000 em, rounded. Glyphs beyond the table have the last one's. */
  of(glyph: number): number {
    return Math.round((this.#hmtx.getUint16(4 * Math.min(glyph, this.#last)) * 1000) / this.#unitsPerEm);
  }
}
