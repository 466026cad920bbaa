import { inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream, type PDFObject, type PDFStream } from 'pdf-lib';
import { PictureRefusal } from '../refusal.ts';

const LARGEST_CONTENT = 64 * 1024 * 1024;

/** Names of a stream's filters, the outermost first. */
export function filtersOf(stream: PDFStream): readonly string[] {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const list: readonly (PDFObject | undefined)[] =
    filter instanceof PDFArray
      ? filter.asArray().map((entry) => stream.dict.context.lookup(entry))
      : [filter];
  return list.flatMap((entry) => (entry instanceof PDFName ? [entry.decodeText()] : []));
}

/** A content stream's operators. What would unpack to more than any page needs is refused. */
export function contentData(stream: PDFStream): Uint8Array {
  if (!(stream instanceof PDFRawStream)) throw new PictureRefusal('it is damaged: a stream has no data');
  let data: Uint8Array = stream.contents;
  for (const filter of filtersOf(stream)) data = unfiltered(stream, filter, data);
  return data;
}

function unfiltered(stream: PDFRawStream, filter: string, data: Uint8Array): Uint8Array {
  try {
    if (filter === 'FlateDecode') {
      return inflateSync(data, { maxOutputLength: LARGEST_CONTENT });
    }
    const dict = stream.dict.clone();
    dict.set(PDFName.of('Filter'), PDFName.of(filter));
    return decodePDFRawStream(PDFRawStream.of(dict, data)).decode();
  } catch {
    throw new PictureRefusal('it is damaged: a stream of the page cannot be unpacked');
  }
}

/** Names that operators and operands of a content stream say, escapes undone. */
export function namesIn(content: Uint8Array): ReadonlySet<string> {
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
  const names = new Set<string>();
  for (const [, name = ''] of text.matchAll(/\/([^\s\0()<>[\]{}/%]+)/g)) {
    names.add(name.replace(/#([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));
  }
  return names;
}
