import { FaceError } from './face-error.ts';
import { table, type FontTables } from './sfnt.ts';

/** What the font encodes, ascending by code point, controls and surrogates left out. */
export interface CharacterMap {
  readonly codePoints: Uint32Array;
  readonly glyphs: Uint16Array;
}

/** Unicode subtables, best first: platform, encoding, format (OpenType 1.9, `cmap`). */
const PREFERRED: readonly (readonly [platform: number, encoding: number, format: number])[] = [
  [3, 10, 12],
  [0, 6, 12],
  [0, 4, 12],
  [3, 1, 4],
  [0, 4, 4],
  [0, 3, 4],
  [0, 2, 4],
  [0, 1, 4],
  [0, 0, 4],
];

/** Reads the best Unicode subtable of `cmap`, format 12 or 4. */
export function readCharacterMap(tables: FontTables, glyphCount: number): CharacterMap {
  const cmap = table(tables, 'cmap');
  const count = cmap.getUint16(2);
  let best = PREFERRED.length;
  let bestOffset = 0;
  for (let i = 0; i < count; i++) {
    const platform = cmap.getUint16(4 + 8 * i);
    const encoding = cmap.getUint16(6 + 8 * i);
    const offset = cmap.getUint32(8 + 8 * i);
    const format = cmap.getUint16(offset);
    const rank = PREFERRED.findIndex((p) => p[0] === platform && p[1] === encoding && p[2] === format);
    if (rank >= 0 && rank < best) {
      best = rank;
      bestOffset = offset;
    }
  }
  const chosen = PREFERRED[best];
  if (chosen === undefined) throw new FaceError('no-unicode', 'maps no Unicode characters');
  const pairs = new Pairs(glyphCount);
  if (chosen[2] === 12) readSegmentedCoverage(cmap, bestOffset, pairs);
  else readSegmentMapping(cmap, bestOffset, pairs);
  return pairs.done();
}

class Pairs {
  readonly #glyphCount: number;
  readonly #codePoints: number[] = [];
  readonly #glyphs: number[] = [];
  #last = -1;

  constructor(glyphCount: number) {
    this.#glyphCount = glyphCount;
  }

  add(codePoint: number, glyph: number): void {
    if (glyph === 0 || glyph >= this.#glyphCount || !isCharacter(codePoint)) return;
    if (codePoint <= this.#last) throw new FaceError('unreadable', 'its character map is out of order');
    this.#last = codePoint;
    this.#codePoints.push(codePoint);
    this.#glyphs.push(glyph);
  }

  done(): CharacterMap {
    return { codePoints: Uint32Array.from(this.#codePoints), glyphs: Uint16Array.from(this.#glyphs) };
  }
}

function isCharacter(codePoint: number): boolean {
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return false;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return false;
  return (codePoint & 0xfffe) !== 0xfffe;
}

/** Format 12: groups of code points with consecutive glyphs. */
function readSegmentedCoverage(cmap: DataView, start: number, pairs: Pairs): void {
  const groups = cmap.getUint32(start + 12);
  for (let i = 0; i < groups; i++) {
    const group = start + 16 + 12 * i;
    const first = cmap.getUint32(group);
    const last = cmap.getUint32(group + 4);
    const glyph = cmap.getUint32(group + 8);
    if (last > 0x10ffff || last < first) throw new FaceError('unreadable', 'its character map is broken');
    for (let c = first; c <= last; c++) pairs.add(c, glyph + (c - first));
  }
}

/** Format 4: segments with a delta or an array of glyphs. */
function readSegmentMapping(cmap: DataView, start: number, pairs: Pairs): void {
  const doubled = cmap.getUint16(start + 6);
  const ends = start + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const offsets = deltas + doubled;
  for (let i = 0; i < doubled; i += 2) {
    const last = cmap.getUint16(ends + i);
    const first = cmap.getUint16(starts + i);
    const delta = cmap.getUint16(deltas + i);
    const offset = cmap.getUint16(offsets + i);
    for (let c = first; c <= last && c < 0xffff; c++) {
      if (offset === 0) pairs.add(c, (c + delta) & 0xffff);
      else {
        const listed = cmap.getUint16(offsets + i + offset + 2 * (c - first));
        if (listed !== 0) pairs.add(c, (listed + delta) & 0xffff);
      }
    }
  }
}
