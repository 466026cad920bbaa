import { FaceError } from './face-error.ts';
import { table, type FontTables } from './sfnt.ts';

/** Metrics in 1/1000 em, as a PDF font descriptor states them (ISO 32000-2 9.8). */
export interface FaceMetrics {
  readonly ascent: number;
  /** Below the base line: negative. */
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** Degrees counter-clockwise from the vertical; italics are negative. */
  readonly italicAngle: number;
  readonly bbox: readonly [number, number, number, number];
  /** Weight class: 400 regular, 700 bold. */
  readonly weight: number;
  /** Estimated from the weight class: fonts do not state it. */
  readonly stemV: number;
  /** Font descriptor flags. */
  readonly flags: number;
}

const FIXED_PITCH = 1;
const SERIF = 2;
const SYMBOLIC = 4;
const ITALIC = 64;

/** Refuses a font whose licence bits do not allow a subset to be embedded (OpenType 1.9, OS/2 fsType). */
export function checkEmbedding(tables: FontTables): void {
  const os2 = tables.get('OS/2');
  if (os2 === undefined) return;
  const bits = os2.getUint16(8);
  if ((bits & 0x000e) === 0x0002) throw new FaceError('embedding-forbidden', 'its licence forbids embedding');
  if ((bits & 0x0100) !== 0)
    throw new FaceError('embedding-forbidden', 'its licence forbids embedding a part of it');
  if ((bits & 0x0200) !== 0)
    throw new FaceError('embedding-forbidden', 'its licence allows embedding of bitmaps only');
}

/** `heightOf` gives the top of a character's outline in font units, for fonts that do not state the heights. */
export function readMetrics(
  tables: FontTables,
  unitsPerEm: number,
  heightOf: (codePoint: number) => number,
): FaceMetrics {
  const head = table(tables, 'head');
  const hhea = table(tables, 'hhea');
  const os2 = tables.get('OS/2');
  const post = tables.get('post');
  const scale = (units: number): number => Math.round((units * 1000) / unitsPerEm);
  const stated = os2 !== undefined && os2.getUint16(0) >= 2 && os2.byteLength >= 90 ? os2 : undefined;
  const weight = os2?.getUint16(4) ?? 400;
  const familyClass = os2 === undefined ? 0 : os2.getUint8(30);
  const italicAngle = post === undefined ? 0 : post.getInt32(4) / 65536;
  let flags = SYMBOLIC;
  if (post !== undefined && post.getUint32(12) !== 0) flags |= FIXED_PITCH;
  if ((familyClass >= 1 && familyClass <= 5) || familyClass === 7) flags |= SERIF;
  if (italicAngle !== 0) flags |= ITALIC;
  return {
    ascent: scale(hhea.getInt16(4)),
    descent: scale(hhea.getInt16(6)),
    capHeight: scale(stated?.getInt16(88) ?? heightOf(0x48)),
    xHeight: scale(stated?.getInt16(86) ?? heightOf(0x78)),
    italicAngle: Math.round(italicAngle * 100) / 100,
    bbox: [
      scale(head.getInt16(36)),
      scale(head.getInt16(38)),
      scale(head.getInt16(40)),
      scale(head.getInt16(42)),
    ],
    weight,
    stemV: Math.round(50 + (weight / 65) ** 2),
    flags,
  };
}
