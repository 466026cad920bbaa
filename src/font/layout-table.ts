import { table, type FontTables } from './sfnt.ts';

/** A table of a lookup: what it does (its type, extensions resolved) and where it stands. */
export interface LookupPart {
  readonly type: number;
  readonly view: DataView;
  readonly at: number;
}

/**
 * The parts of the lookups that a feature applies, lookup by lookup in the order of the font (OpenType 1.9, "Common Table
 * Formats"): of the Latin script, else the default one, in its default language. None where the font has no such
 * feature. Throws `RangeError` when the table is cut off.
 */
export function featureLookups(
  tables: FontTables,
  tag: 'GSUB' | 'GPOS',
  feature: string,
): readonly (readonly LookupPart[])[] {
  if (!tables.has(tag)) return [];
  const view = table(tables, tag);
  const extension = tag === 'GSUB' ? 7 : 9;
  const language = defaultLanguage(view);
  if (language < 0) return [];
  const features = view.getUint16(6);
  const lookups = new Set<number>();
  const count = view.getUint16(language + 4);
  for (let i = 0; i < count; i++) {
    const record = features + 2 + 6 * view.getUint16(language + 6 + 2 * i);
    if (tagAt(view, record) !== feature) continue;
    const at = features + view.getUint16(record + 4);
    for (let k = 0; k < view.getUint16(at + 2); k++) lookups.add(view.getUint16(at + 4 + 2 * k));
  }
  return [...lookups].sort((a, b) => a - b).map((index) => partsOf(view, index, extension));
}

/** The parts of all lookups, in the order of the font. Throws `RangeError` when the table is cut off. */
export function allLookups(tables: FontTables, tag: 'GSUB' | 'GPOS'): LookupPart[] {
  if (!tables.has(tag)) return [];
  const view = table(tables, tag);
  const extension = tag === 'GSUB' ? 7 : 9;
  const count = view.getUint16(view.getUint16(8));
  return Array.from({ length: count }, (_, index) => partsOf(view, index, extension)).flat();
}

function partsOf(view: DataView, index: number, extension: number): LookupPart[] {
  const list = view.getUint16(8);
  const lookup = list + view.getUint16(list + 2 + 2 * index);
  const type = view.getUint16(lookup);
  return Array.from({ length: view.getUint16(lookup + 4) }, (_, i) => {
    const at = lookup + view.getUint16(lookup + 6 + 2 * i);
    if (type !== extension) return { type, view, at };
    return { type: view.getUint16(at + 2), view, at: at + view.getUint32(at + 4) };
  });
}

/** Where the features of the Latin script's default language are listed; −1 for none. */
function defaultLanguage(view: DataView): number {
  const scripts = view.getUint16(4);
  for (const wanted of ['latn', 'DFLT']) {
    for (let i = 0; i < view.getUint16(scripts); i++) {
      const record = scripts + 2 + 6 * i;
      if (tagAt(view, record) !== wanted) continue;
      const script = scripts + view.getUint16(record + 4);
      const language = view.getUint16(script);
      if (language !== 0) return script + language;
    }
  }
  return -1;
}

/** The glyph's place in a coverage table, −1 when it is not covered. */
export function coverageOf(view: DataView, at: number, glyph: number): number {
  const ranges = view.getUint16(at) === 2;
  let low = 0;
  let high = view.getUint16(at + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = at + 4 + middle * (ranges ? 6 : 2);
    const first = view.getUint16(entry);
    const last = ranges ? view.getUint16(entry + 2) : first;
    if (glyph < first) high = middle - 1;
    else if (glyph > last) low = middle + 1;
    else return ranges ? view.getUint16(entry + 4) + glyph - first : middle;
  }
  return -1;
}

/** All glyphs of a coverage table, in its order. */
export function coveredGlyphs(view: DataView, at: number): number[] {
  const glyphs: number[] = [];
  const count = view.getUint16(at + 2);
  for (let i = 0; i < count; i++) {
    if (view.getUint16(at) === 1) {
      glyphs.push(view.getUint16(at + 4 + 2 * i));
      continue;
    }
    const last = view.getUint16(at + 6 + 6 * i);
    for (let glyph = view.getUint16(at + 4 + 6 * i); glyph <= last; glyph++) glyphs.push(glyph);
  }
  return glyphs;
}

/** The glyph's class in a class definition; 0 where it names none. */
export function classOf(view: DataView, at: number, glyph: number): number {
  if (view.getUint16(at) === 1) {
    const index = glyph - view.getUint16(at + 2);
    return index >= 0 && index < view.getUint16(at + 4) ? view.getUint16(at + 6 + 2 * index) : 0;
  }
  let low = 0;
  let high = view.getUint16(at + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = at + 4 + 6 * middle;
    if (glyph < view.getUint16(entry)) high = middle - 1;
    else if (glyph > view.getUint16(entry + 2)) low = middle + 1;
    else return view.getUint16(entry + 4);
  }
  return 0;
}

function tagAt(view: DataView, offset: number): string {
  let tag = '';
  for (let i = 0; i < 4; i++) tag += String.fromCharCode(view.getUint8(offset + i));
  return tag;
}
