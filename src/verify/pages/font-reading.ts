import { contentOf } from '../inflate.ts';
import type { PdfReader } from '../pdf-reader.ts';
import { isDictionary, nameIn, PdfReference, type PdfDictionary, type PdfValue } from '../pdf-value.ts';

/** A font of a print stream: one code page of a face. */
export interface FontReading {
  /** The face by its file, not by the part of it that this print stream has. */
  readonly face: string;
  /** The name of the face. */
  readonly name: string;
  /** Text of each code. */
  readonly texts: readonly (string | undefined)[];
  /** Advance of each code in thousandths of the size. */
  readonly widths: readonly (number | undefined)[];
}

/** Which face a font is of: `a0` is the first, `ba3` the 27th. */
export function faceOf(resourceName: string): number {
  const letters = /^[a-z]+/.exec(resourceName)?.[0] ?? '';
  let face = 0;
  for (const letter of letters) face = face * 26 + letter.charCodeAt(0) - 97;
  return face;
}

/** Reads a font of the resources; `face` says of which face it is. */
export function readFont(reader: PdfReader, number: number, face: string): FontReading {
  const font = reader.dictionary(number);
  const descendants = valueOf(reader, font.get('DescendantFonts'));
  const descendant = Array.isArray(descendants) ? valueOf(reader, descendants[0]) : undefined;
  return {
    face,
    name: nameIn(font, 'BaseFont').replace(/^[A-Z]{6}\+/, ''),
    texts: textsOf(reader, font),
    widths: isDictionary(descendant) ? widthsOf(valueOf(reader, descendant.get('W'))) : [],
  };
}

/** What a value is, or what it refers to. */
export function valueOf(reader: PdfReader, value: PdfValue | undefined): PdfValue | undefined {
  return value instanceof PdfReference ? reader.object(value.number) : value;
}

/** ISO 32000-2 9.10.3, as far as `bfchar` of one-byte codes goes. */
function textsOf(reader: PdfReader, font: PdfDictionary): (string | undefined)[] {
  const map = font.get('ToUnicode');
  const texts: (string | undefined)[] = [];
  if (!(map instanceof PdfReference)) return texts;
  const content = contentOf(reader.stream(map.number), `object ${map.number}`);
  for (const [, code = '', units = ''] of Buffer.from(content).toString('latin1').matchAll(PAIR))
    texts[Number.parseInt(code, 16)] = Buffer.from(units, 'hex').swap16().toString('utf16le');
  return texts;
}

const PAIR = /<([0-9A-F]{2})>\s*<((?:[0-9A-F]{4})+)>/gi;

/** ISO 32000-2 9.7.4.3: a code and the widths from it on, again and again. */
function widthsOf(value: PdfValue | undefined): (number | undefined)[] {
  const widths: (number | undefined)[] = [];
  if (!Array.isArray(value)) return widths;
  let code = 0;
  for (const each of value) {
    if (typeof each === 'number') code = each;
    else if (Array.isArray(each)) {
      for (const width of each) if (typeof width === 'number') widths[code++] = width;
    }
  }
  return widths;
}
