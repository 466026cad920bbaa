import { coverageOf, coveredGlyphs, featureLookups } from './layout-table.ts';
import type { FontTables } from './sfnt.ts';

/** Types of lookups: a glyph for a glyph, and one for several. */
const SINGLE = 1;
const LIGATURE = 4;

/** Several glyphs that one stands for. */
export interface Ligature {
  readonly parts: readonly number[];
  readonly glyph: number;
}

/** The glyphs that a feature puts in the place of others (OpenType 1.9, GSUB lookup type 1); empty where the font has none. */
export function readSubstitutes(tables: FontTables, feature: string): ReadonlyMap<number, number> {
  const substitutes = new Map<number, number>();
  for (const parts of featureLookups(tables, 'GSUB', feature)) {
    for (const { type, view, at } of parts) {
      if (type !== SINGLE) continue;
      const covered = coveredGlyphs(view, at + view.getUint16(at + 2));
      for (const [i, glyph] of covered.entries()) {
        if (substitutes.has(glyph)) continue;
        const other =
          view.getUint16(at) === 1
            ? (glyph + view.getInt16(at + 4)) & 0xffff
            : view.getUint16(at + 6 + 2 * i);
        substitutes.set(glyph, other);
      }
    }
  }
  return substitutes;
}

/** The font's usual ligatures of glyphs that begin with one of `firsts` (`liga`, GSUB lookup type 4), in its order. */
export function readLigatures(tables: FontTables, firsts: Iterable<number>): Ligature[] {
  const ligatures: Ligature[] = [];
  const lookups = featureLookups(tables, 'GSUB', 'liga');
  for (const first of firsts) {
    for (const { type, view, at } of lookups.flat()) {
      if (type !== LIGATURE) continue;
      const covered = coverageOf(view, at + view.getUint16(at + 2), first);
      if (covered < 0) continue;
      const set = at + view.getUint16(at + 6 + 2 * covered);
      for (let i = 0; i < view.getUint16(set); i++) {
        const entry = set + view.getUint16(set + 2 + 2 * i);
        const further = Array.from({ length: view.getUint16(entry + 2) - 1 }, (_, k) =>
          view.getUint16(entry + 4 + 2 * k),
        );
        ligatures.push({ parts: [first, ...further], glyph: view.getUint16(entry) });
      }
    }
  }
  return ligatures;
}
