import { classOf, coverageOf, featureLookups, type LookupPart } from './layout-table.ts';
import type { FontTables } from './sfnt.ts';

/** Type of a lookup that moves pairs of glyphs. */
const PAIR = 2;
/** Value record: the first glyph's advance. */
const X_ADVANCE = 4;

/** What two glyphs one after the other move together, in font units: the font's `kern` feature, else its table of that name. */
export class PairKerning {
  readonly #lookups: readonly (readonly LookupPart[])[];
  /** Pairs (first × 65536 + second) of the older table. */
  readonly #older: ReadonlyMap<number, number>;

  constructor(tables: FontTables) {
    this.#lookups = featureLookups(tables, 'GPOS', 'kern')
      .map((parts) => parts.filter(({ type }) => type === PAIR))
      .filter((parts) => parts.length > 0);
    this.#older = this.#lookups.length > 0 ? new Map() : readOlderTable(tables.get('kern'));
  }

  /** Negative: closer together. 0 for a pair that the font says nothing of. */
  of(first: number, second: number): number {
    let sum = this.#older.get(first * 0x10000 + second) ?? 0;
    for (const parts of this.#lookups) {
      for (const part of parts) {
        const value = valueOf(part, first, second);
        if (value === undefined) continue;
        sum += value;
        break;
      }
    }
    return sum;
  }
}

/** What a part of a lookup says of a pair (OpenType 1.9, GPOS lookup type 2); undefined where the next part is asked. */
function valueOf({ view, at }: LookupPart, first: number, second: number): number | undefined {
  const covered = coverageOf(view, at + view.getUint16(at + 2), first);
  if (covered < 0) return undefined;
  const format = view.getUint16(at + 4);
  const firstSize = sizeOf(format);
  const size = firstSize + sizeOf(view.getUint16(at + 6));
  const advanceAt = sizeOf(format & (X_ADVANCE - 1));
  const advances = (format & X_ADVANCE) !== 0;
  if (view.getUint16(at) === 1) {
    const set = at + view.getUint16(at + 10 + 2 * covered);
    let low = 0;
    let high = view.getUint16(set) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const record = set + 2 + middle * (2 + size);
      const found = view.getUint16(record);
      if (second < found) high = middle - 1;
      else if (second > found) low = middle + 1;
      else return advances ? view.getInt16(record + 2 + advanceAt) : 0;
    }
    return undefined;
  }
  const firstClass = classOf(view, at + view.getUint16(at + 8), first);
  const secondClass = classOf(view, at + view.getUint16(at + 10), second);
  const seconds = view.getUint16(at + 14);
  if (firstClass >= view.getUint16(at + 12) || secondClass >= seconds) return undefined;
  const record = at + 16 + (firstClass * seconds + secondClass) * size;
  return advances ? view.getInt16(record + advanceAt) : 0;
}

/** Bytes of a value record. */
function sizeOf(format: number): number {
  let size = 0;
  for (let bits = format; bits !== 0; bits >>= 1) size += 2 * (bits & 1);
  return size;
}

/** The `kern` table of older fonts: horizontal pairs (version 0, format 0). */
function readOlderTable(kern: DataView | undefined): Map<number, number> {
  const pairs = new Map<number, number>();
  if (kern === undefined || kern.getUint16(0) !== 0) return pairs;
  let at = 4;
  for (let part = 0; part < kern.getUint16(2); part++) {
    const coverage = kern.getUint16(at + 4);
    const count = (coverage & 0xff07) === 1 ? kern.getUint16(at + 6) : 0;
    for (let i = 0; i < count; i++) {
      const entry = at + 14 + 6 * i;
      const pair = kern.getUint16(entry) * 0x10000 + kern.getUint16(entry + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + kern.getInt16(entry + 4));
    }
    at += kern.getUint16(at + 2);
  }
  return pairs;
}
