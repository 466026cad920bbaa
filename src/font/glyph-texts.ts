import { allLookups, coveredGlyphs, type LookupPart } from './layout-table.ts';
import type { FontTables } from './sfnt.ts';

/** Types of lookups that say which glyphs another one stands for. */
const SINGLE = 1;
const ALTERNATE = 3;
const LIGATURE = 4;

/** Substitutes of substitutes are followed so far: Arabic forms of decomposed letters take three steps. */
const ROUNDS = 4;

/**
 * What the glyphs of a font stand for that no character maps to: the forms that letters take beside others, and ligatures, by
 * the font's own substitutions (OpenType 1.9, GSUB), whatever feature applies them. `texts` has those of the character map and
 * gets the others. Of several ways to a glyph the first one of the font counts, so that all threads agree.
 */
export function addGlyphTexts(tables: FontTables, texts: Map<number, string>): void {
  let parts: LookupPart[];
  try {
    parts = allLookups(tables, 'GSUB');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return;
  }
  for (let round = 0; round < ROUNDS; round++) {
    const before = texts.size;
    for (const part of parts) {
      try {
        addTexts(part, texts);
      } catch (error) {
        // A lookup that is cut off says nothing; the letters themselves are good all the same.
        if (!(error instanceof RangeError)) throw error;
      }
    }
    if (texts.size === before) return;
  }
}

function addTexts({ type, view, at }: LookupPart, texts: Map<number, string>): void {
  if (type !== SINGLE && type !== ALTERNATE && type !== LIGATURE) return;
  const format = view.getUint16(at);
  for (const [i, glyph] of coveredGlyphs(view, at + view.getUint16(at + 2)).entries()) {
    const text = texts.get(glyph);
    if (text === undefined) continue;
    if (type === SINGLE) {
      const other = format === 1 ? (glyph + view.getInt16(at + 4)) & 0xffff : view.getUint16(at + 6 + 2 * i);
      state(texts, other, text);
      continue;
    }
    const set = at + view.getUint16(at + 6 + 2 * i);
    for (let k = 0; k < view.getUint16(set); k++) {
      const entry = view.getUint16(set + 2 + 2 * k);
      if (type === ALTERNATE) state(texts, entry, text);
      else addLigature(view, set + entry, text, texts);
    }
  }
}

function addLigature(view: DataView, at: number, first: string, texts: Map<number, string>): void {
  let text = first;
  for (let i = 0; i < view.getUint16(at + 2) - 1; i++) {
    const further = texts.get(view.getUint16(at + 4 + 2 * i));
    if (further === undefined) return;
    text = runsLeft(first) ? further + text : text + further;
  }
  state(texts, view.getUint16(at), text);
}

/** Hebrew, Arabic and their neighbours: readers turn such texts unit by unit, so that ligatures stand the other way round. */
function runsLeft(text: string): boolean {
  return /^[\u0590-\u08ff]/.test(text);
}

function state(texts: Map<number, string>, glyph: number, text: string): void {
  if (!texts.has(glyph)) texts.set(glyph, text);
}
