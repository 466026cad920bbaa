import { BrokenPdf } from './broken-pdf.ts';
import type { FileBytes } from './file-bytes.ts';
import { ObjectParser } from './object-parser.ts';
import { TableReferences, type CrossReferences } from './cross-reference.ts';
import { countIn, isDictionary, kindOf, type PdfDictionary } from './pdf-value.ts';

/** `startxref`, ten digits, `%%EOF` and line ends come to less. */
const TAIL_BYTES = 64;
const MOST_TRAILER_BYTES = 4096;

/** The offset that `startxref` states; the file must end with it and `%%EOF` (ISO 32000-2 7.5.5). */
export function startOfReferences(file: FileBytes): number {
  if (!file.readUpTo(0, 8).toString('latin1').startsWith('%PDF-1.')) {
    throw new BrokenPdf('the first bytes', 'something else', '%PDF-1. and a version');
  }
  const tail = file
    .read(Math.max(0, file.size - TAIL_BYTES), Math.min(TAIL_BYTES, file.size))
    .toString('latin1');
  const end = /startxref\s+(\d{1,10})\s+%%EOF[\r\n]{0,2}$/.exec(tail);
  if (end === null) throw new BrokenPdf('the last bytes', 'something else', 'startxref, an offset and %%EOF');
  return Number(end[1]);
}

/** The table and the trailer at `offset`, or undefined when no table is there. */
export function referenceTable(
  file: FileBytes,
  offset: number,
): { readonly references: CrossReferences; readonly trailer: PdfDictionary } | undefined {
  const head = file.readUpTo(offset, TAIL_BYTES).toString('latin1');
  if (!head.startsWith('xref')) return undefined;
  const section = /^xref\s+0 (\d{1,7}) ?\r?\n/.exec(head);
  if (section === null)
    throw new BrokenPdf('the cross-reference table', 'something else', 'one section from object 0 on');
  const size = Number(section[1]);
  const first = offset + section[0].length;
  const rest = file.readUpTo(first + size * 20, MOST_TRAILER_BYTES);
  const parser = new ObjectParser(rest, 0, true);
  const word = parser.word();
  if (word !== 'trailer')
    throw new BrokenPdf(`after ${size} entries of the cross-reference table`, 'something else', 'trailer');
  const trailer = parser.value();
  if (!isDictionary(trailer)) throw new BrokenPdf('the trailer', kindOf(trailer), 'a dictionary');
  const stated = countIn(trailer, 'Size', 'the trailer');
  if (stated !== size)
    throw new BrokenPdf('/Size of the trailer', String(stated), `${size}, as the table has entries`);
  return { references: new TableReferences(file, first, size), trailer };
}
