import { isAscii, isUtf8, type Buffer } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import type { CellReader, ReadCells } from '../cell-reader.ts';
import { charsetOf, type Charset } from '../charset/charset.ts';
import { firstInvalidUtf8 } from '../charset/utf8.ts';
import type { Field } from './field.ts';
import { compileLayout, CONTENT, type FixedTable, type RecordLayout } from './record-layout.ts';
import { RecordMarks } from './record-marks.ts';
import { RecordView } from './record-view.ts';
import { shownBytes } from '../shown-bytes.ts';

/**
 * Makes the reader of a fixed-width table's cells: texts without pads, stored numbers as decimals, null where a field
 * holds blanks or low values alone. Faults: a number that cannot be read, a record of another length or type, bytes that
 * are no UTF-8. Where records stand one behind another, a fault's place has the byte in the file.
 */
export function compileFixedCells(table: FixedTable): CellReader {
  return new FixedCells(table);
}

class FixedCells implements CellReader {
  readonly #table: FixedTable;
  readonly #charset: Charset;
  readonly #layout: RecordLayout;
  readonly #marks: RecordMarks;
  readonly #view: RecordView;

  constructor(table: FixedTable) {
    this.#table = table;
    this.#charset = charsetOf(table.encoding);
    this.#layout = compileLayout(table);
    this.#marks = new RecordMarks({ file: table.file, tables: [table] }, this.#charset);
    this.#view = new RecordView(this.#charset);
  }

  read(raw: Buffer, line: number): ReadCells {
    const view = this.#view;
    const { fields, length } = this.#layout;
    const end = this.#table.format.separator === 'line' ? this.#contentLength(raw) : raw.length;
    let characters = end;
    if (this.#charset.multibyte && !isAscii(raw)) {
      if (!isUtf8(raw)) return this.#illFormed(raw, line);
      characters = countCharacters(raw, end);
    }
    if (this.#marks.kindOf(raw, 0, end) === undefined) {
      const { known } = this.#marks;
      return this.#fail(line, { code: 'extract.record-type-unknown', expected: known });
    }
    const excess = characters - length;
    if (excess < 0 ? !this.#layout.mayEndAt(characters) : !this.#isBlank(raw, end - excess, end)) {
      const about = { found: String(characters), expected: String(length) };
      return this.#fail(line, { code: 'extract.record-length', ...about });
    }
    view.load(raw, 0, end, characters);
    const cells: (string | null)[] = [];
    for (const field of fields) {
      const cell = field.read(view);
      if (cell !== null && typeof cell === 'object') {
        const { at, ...bad } = cell;
        const found = shownBytes(view.bytes, at, at + 1);
        return this.#fail(line, { ...bad, found }, field, at);
      }
      cells.push(cell);
    }
    return { cells };
  }

  #isBlank(raw: Buffer, from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (raw[at] !== this.#charset.space) return false;
    return true;
  }

  #contentLength(raw: Buffer): number {
    const { feed, return: carriage, next } = this.#charset.lineEnds;
    const { contents, length } = this.#layout;
    // The last byte of a number may be that of a line end: a record that was framed as whole has its length.
    if (contents[length - 1] === CONTENT.stored && raw.length >= length) return length;
    let end = raw.length;
    if (end > 0 && (raw[end - 1] === feed || raw[end - 1] === next)) end -= 1;
    if (end > 0 && raw[end - 1] === carriage) end -= 1;
    return end;
  }

  #illFormed(raw: Buffer, line: number): ReadCells {
    const at = firstInvalidUtf8(raw);
    const found = shownBytes(raw, at, at + 4);
    return this.#fail(line, { code: 'extract.encoding-invalid', found, expected: this.#table.encoding });
  }

  #fail(line: number, fault: Omit<Fault, 'place'>, field?: Field, at?: number): ReadCells {
    const { file, format } = this.#table;
    const known = at !== undefined && format.separator === 'none' && !this.#charset.multibyte;
    const byte = known ? { byte: (line - 1) * this.#layout.length + at } : {};
    const name = field === undefined ? {} : { field: field.column.name };
    return { fault: { ...fault, place: { file, line, ...byte, ...name } } };
  }
}

/** Characters of UTF-8: all bytes but those that continue one. */
function countCharacters(bytes: Uint8Array, to: number): number {
  let count = to;
  for (let at = 0; at < to; at += 1) if (((bytes[at] ?? 0) & 0xc0) === 0x80) count -= 1;
  return count;
}
