import type { ByteSink } from './byte-sink.ts';
import type { CrossReference } from './cross-reference.ts';
import { DeflateJoin } from './deflate-join.ts';
import type { ObjectWriter } from './object-writer.ts';

/** Entries written at a time. */
const BLOCK = 8192;

/** The cross-reference table and trailer (ISO 32000-2 7.5.4, 7.5.5). */
export function writeXrefTable(sink: ByteSink, xref: CrossReference, trailer: string): void {
  const start = sink.position;
  if (start > 9_999_999_999) throw new RangeError('the file is too large for a cross-reference table');
  const size = xref.size;
  sink.ascii(`xref\n0 ${size}\n`);
  for (let from = 0; from < size; from += BLOCK) {
    let lines = '';
    for (let number = from; number < Math.min(from + BLOCK, size); number++) {
      const offset = xref.valueOf(number);
      // Numbers that pages did not need link back to object 0, never to be used again.
      if (offset === 0) lines += '0000000000 65535 f \n';
      else lines += `${String(offset).padStart(10, '0')} 00000 n \n`;
    }
    sink.ascii(lines);
  }
  sink.ascii(`trailer\n<</Size ${size}${trailer}>>\nstartxref\n${start}\n%%EOF\n`);
}

/** The cross-reference stream (ISO 32000-2 7.5.8), with each entry as the difference to the one before. */
export function writeXrefStream(sink: ByteSink, objects: ObjectWriter, trailer: string): void {
  const { xref } = objects;
  const start = sink.position;
  const number = objects.allocate();
  xref.setOffset(number, start);
  const size = xref.size;
  const width = Math.max(3, Math.ceil(Math.log2(start + 1) / 8));
  const columns = width + 2;
  const data = new DeflateJoin();
  let before = new Uint8Array(columns);
  let row = new Uint8Array(columns);
  for (let from = 0; from < size; from += BLOCK) {
    const count = Math.min(BLOCK, size - from);
    const block = new Uint8Array(count * (columns + 1));
    for (let i = 0, at = 0; i < count; i++) {
      row[0] = xref.typeOf(from + i);
      let value = xref.valueOf(from + i);
      for (let byte = width; byte >= 1; byte--) {
        row[byte] = value % 256;
        value = Math.floor(value / 256);
      }
      row[columns - 1] = xref.indexOf(from + i);
      block[at++] = 2; // PNG "up"
      for (let c = 0; c < columns; c++) block[at++] = (row[c] ?? 0) - (before[c] ?? 0);
      [before, row] = [row, before];
    }
    data.add(block);
  }
  const entries =
    `/Type/XRef/Size ${size}/W[1 ${width} 1]${trailer}` +
    `/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${columns}>>`;
  objects.stream(number, entries, data.end());
  sink.ascii(`startxref\n${start}\n%%EOF\n`);
}
