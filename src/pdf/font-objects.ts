import { FIRST_ASCII, isAsciiSlot, LAST_ASCII, NO_SLOT } from '../font/code-page.ts';
import type { Face } from '../font/face.ts';
import { subsetName } from '../font/subset.ts';
import { makeFontProgram, type FontPrograms } from './font-program.ts';
import { fontResourceName } from './font-resource-name.ts';
import { pdfName } from './object-text.ts';
import type { ObjectWriter } from './object-writer.ts';
import { ONE_BYTE_IDENTITY, ONE_BYTE_IDENTITY_ENTRIES, toUnicodeMap } from './one-byte-map.ts';

/** A face of the file and what its texts use of it. Printable ASCII always counts as used. */
export interface FontUse {
  /** The face's index in contents' font names. */
  readonly faceIndex: number;
  readonly face: Face;
  /** Slots beyond ASCII, in any order. */
  readonly slots: Iterable<number>;
}

/**
 * Writes the fonts: for each face one font file and one descriptor, for each of its code pages a Type 0 font over a
 * CIDFont of its own (readers lose the text of CIDs above 255 with one-byte codes, so pages cannot share one).
 * Gives the entries of the resources' font dictionary.
 */
export function writeFonts(
  fonts: readonly FontUse[],
  objects: ObjectWriter,
  programs: FontPrograms = makeFontProgram,
): string {
  if (fonts.length === 0) return '';
  const cmap = objects.deflated(ONE_BYTE_IDENTITY_ENTRIES, ONE_BYTE_IDENTITY);
  let entries = '';
  for (const font of [...fonts].sort((a, b) => a.faceIndex - b.faceIndex)) {
    entries += writeFace(font, cmap, objects, programs);
  }
  return entries;
}

function writeFace(
  { faceIndex, face, slots }: FontUse,
  cmap: number,
  objects: ObjectWriter,
  programs: FontPrograms,
): string {
  const ascii: number[] = [];
  for (let code = FIRST_ASCII; code <= LAST_ASCII; code++) {
    if (face.slots[code] !== NO_SLOT) ascii.push(code);
  }
  const pages = new Map<number, number[]>([[0, []]]);
  for (const slot of [...new Set(slots)].sort((a, b) => a - b)) {
    if (isAsciiSlot(slot)) continue;
    const page = pages.get(slot >> 8);
    if (page === undefined) pages.set(slot >> 8, [slot]);
    else page.push(slot);
  }
  const used = [...ascii, ...[...pages.values()].flat()].map((slot) => face.glyphOfSlot(slot));
  const glyphs = [...new Set(used)].sort((a, b) => a - b);
  const name = pdfName(subsetName(face, glyphs));
  const program = programs(face, glyphs);
  const fontFile = objects.allocate();
  objects.stream(fontFile, `/Length1 ${program.length}/Filter/FlateDecode`, program.deflated);
  const descriptor = objects.allocate();
  objects.packed(descriptor, descriptorOf(face, name, fontFile));

  let entries = '';
  for (const [page, further] of pages) {
    const codes = [...ascii, ...further].sort((a, b) => (a & 0xff) - (b & 0xff));
    const gids = new Uint8Array(512);
    for (const slot of codes) {
      const glyph = face.glyphOfSlot(slot);
      gids[2 * (slot & 0xff)] = glyph >> 8;
      gids[2 * (slot & 0xff) + 1] = glyph & 0xff;
    }
    const toGid = objects.deflated('', gids);
    const unicode = codes.map((slot) => [slot & 0xff, face.textOfSlot(slot)] as const);
    const toUnicode = objects.deflated('', toUnicodeMap(unicode));
    const cidFont = objects.allocate();
    objects.packed(
      cidFont,
      `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}` +
        '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>' +
        `/FontDescriptor ${descriptor} 0 R/CIDToGIDMap ${toGid} 0 R/DW 0/W[${widths(face, codes)}]>>`,
    );
    const font = objects.allocate();
    objects.packed(
      font,
      `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding ${cmap} 0 R` +
        `/DescendantFonts[${cidFont} 0 R]/ToUnicode ${toUnicode} 0 R>>`,
    );
    entries += `/${fontResourceName(faceIndex, page)} ${font} 0 R`;
  }
  return entries;
}

function descriptorOf({ metrics }: Face, name: string, fontFile: number): string {
  return (
    `<</Type/FontDescriptor/FontName${name}/Flags ${metrics.flags}/FontBBox[${metrics.bbox.join(' ')}]` +
    `/ItalicAngle ${metrics.italicAngle}/Ascent ${metrics.ascent}/Descent ${metrics.descent}` +
    `/CapHeight ${metrics.capHeight}/XHeight ${metrics.xHeight}/StemV ${metrics.stemV}` +
    `/FontFile2 ${fontFile} 0 R>>`
  );
}

/** `/W` by code: a list of widths for each run of consecutive codes. */
function widths(face: Face, slots: readonly number[]): string {
  let text = '';
  let last = -2;
  for (const slot of slots) {
    const code = slot & 0xff;
    if (code !== last + 1) text += `${text === '' ? '' : ']'}${code}[`;
    else text += ' ';
    text += String(face.advanceOfSlot(slot));
    last = code;
  }
  return `${text}]`;
}
