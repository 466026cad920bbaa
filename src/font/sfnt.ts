import { FaceError } from './face-error.ts';

/** The tables of a TrueType file by tag, each a view of the file (OpenType 1.9, "Font file"). */
export type FontTables = ReadonlyMap<string, DataView>;

const TRUETYPE = 0x00010000;
const APPLE_TRUETYPE = 0x74727565;

/** Signatures of font files that are not plain TrueType. */
const OTHER_KINDS: ReadonlyMap<number, string> = new Map([
  [0x4f54544f, 'an OpenType font with CFF outlines'],
  [0x74746366, 'a font collection'],
  [0x774f4646, 'a WOFF web font'],
  [0x774f4632, 'a WOFF2 web font'],
]);

const NEEDED = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'];

/** Finds the tables; throws `FaceError` when the file is no complete, static TrueType font. */
export function readTables(bytes: Uint8Array): FontTables {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.byteLength < 12) throw new FaceError('unreadable', 'not a font file');
  const signature = file.getUint32(0);
  const other = OTHER_KINDS.get(signature);
  if (other !== undefined) throw new FaceError('not-truetype', `${other}, not a TrueType font`);
  if (signature !== TRUETYPE && signature !== APPLE_TRUETYPE)
    throw new FaceError('unreadable', 'not a font file');

  const tables = new Map<string, DataView>();
  const count = file.getUint16(4);
  for (let i = 0; i < count; i++) {
    const entry = 12 + 16 * i;
    if (entry + 16 > file.byteLength) throw new FaceError('unreadable', 'cut off in the table directory');
    const tag = tagAt(file, entry);
    const offset = file.getUint32(entry + 8);
    const length = file.getUint32(entry + 12);
    if (offset + length > file.byteLength) throw new FaceError('unreadable', `cut off in table \`${tag}\``);
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + offset, length));
  }
  if (tables.has('fvar')) throw new FaceError('not-truetype', 'a variable font: use a static instance of it');
  for (const tag of NEEDED) {
    if (!tables.has(tag)) throw new FaceError('unreadable', `has no table \`${tag}\``);
  }
  return tables;
}

/** A table that `readTables` found. */
export function table(tables: FontTables, tag: string): DataView {
  const found = tables.get(tag);
  if (found === undefined) throw new FaceError('unreadable', `has no table \`${tag}\``);
  return found;
}

function tagAt(view: DataView, offset: number): string {
  let tag = '';
  for (let i = 0; i < 4; i++) tag += String.fromCharCode(view.getUint8(offset + i));
  return tag;
}
