import { isUtf8 } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import type { DelimitedTable } from '../../job/table-plan.ts';
import type { CellReader, ReadCells } from '../cell-reader.ts';
import type { Charset } from '../charset/charset.ts';
import { undone } from './cell-texts.ts';
import { dialectOf } from './dialect.ts';
import { cellPlaces } from './header.ts';
import { LineEnds } from './line-ends.ts';
import { RecordScanner, ROW } from './record-scanner.ts';

/** Makes the reader of a delimited table's cells; `header` are the column names in the file's order. */
export function compileDelimitedCells(table: DelimitedTable, header: readonly string[]): CellReader {
  return new DelimitedCells(table, header);
}

class DelimitedCells implements CellReader {
  readonly #table: DelimitedTable;
  readonly #count: number;
  /** Place in the file of each declared column; undefined: they stand as declared. */
  readonly #order: readonly number[] | undefined;
  readonly #charset: Charset;
  readonly #lines: LineEnds;
  readonly #scanner: RecordScanner;

  constructor(table: DelimitedTable, header: readonly string[]) {
    const dialect = dialectOf(table);
    const order = cellPlaces(table, header);
    const asDeclared = order.length === header.length && order.every((cell, i) => cell === i);
    this.#table = table;
    this.#count = header.length;
    this.#order = asDeclared ? undefined : order;
    this.#charset = dialect.charset;
    this.#lines = new LineEnds(dialect.charset, true);
    // Framing has cut the row out already: a cell may span as much of it as it likes.
    this.#scanner = new RecordScanner({
      dialect,
      loneReturns: 'never',
      counts: [],
      maxCells: header.length,
      maxQuotedLines: Infinity,
      maxQuotedBytes: Infinity,
    });
  }

  read(bytes: Buffer, line: number): ReadCells {
    const { delimiter, quote, escape } = this.#table.format;
    const text = this.#charset.decode(bytes, 0, bytes.length);
    if (this.#charset.multibyte && text.includes('\ufffd') && !isUtf8(bytes))
      return this.#fail(line, { code: 'extract.encoding-invalid', expected: this.#charset.encoding });
    const plain = (quote === '' || !text.includes(quote)) && (escape === '' || !text.includes(escape));
    if (!plain) return this.#scanned(bytes, text, line);
    const end = this.#contentLength(bytes, text);
    const cells: string[] = [];
    let from = 0;
    for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
      cells.push(text.substring(from, at));
      from = at + delimiter.length;
    }
    cells.push(text.substring(from, end));
    if (cells.length !== this.#count) return this.#miscounted(line, cells.length);
    return this.#inOrder(cells);
  }

  #scanned(bytes: Buffer, text: string, line: number): ReadCells {
    const scanner = this.#scanner;
    const status = scanner.scan(bytes, 0, bytes.length, true);
    if (status === ROW.escaped) return this.#fail(line, { code: 'extract.escape-unfinished' });
    if (status === ROW.unclosed) return this.#fail(line, { code: 'extract.quote-unclosed' });
    if (status !== ROW.complete || scanner.next < bytes.length)
      return this.#fail(line, { code: 'extract.quote-stray' });
    if (scanner.cells !== this.#count) return this.#miscounted(line, scanner.cells);
    const { cellStart, cellEnd, cellMarks } = scanner;
    // One character a byte: places in the bytes are places in the text.
    const aligned = text.length === bytes.length;
    const cells: string[] = [];
    for (let cell = 0; cell < this.#count; cell += 1) {
      const start = cellStart[cell] ?? 0;
      const end = cellEnd[cell] ?? 0;
      const written = aligned ? text.substring(start, end) : this.#charset.decode(bytes, start, end);
      const marks = cellMarks[cell] ?? 0;
      cells.push(marks === 0 ? written : undone(written, marks, this.#table.format));
    }
    return this.#inOrder(cells);
  }

  /** Characters of a row without its line end. */
  #contentLength(bytes: Buffer, text: string): number {
    const { length } = bytes;
    let end = length;
    while (end > 0 && length - end < 2 && this.#lines.isPartAt(bytes, end - 1, end)) end -= 1;
    return text.length - (length - end);
  }

  #inOrder(cells: readonly string[]): ReadCells {
    const order = this.#order;
    return { cells: order === undefined ? cells : order.map((cell) => cells[cell] ?? null) };
  }

  #miscounted(line: number, cells: number): ReadCells {
    const expected = this.#count;
    const code = cells < expected ? 'extract.cells-few' : 'extract.cells-many';
    return this.#fail(line, { code, found: String(cells), expected: String(expected) });
  }

  #fail(line: number, fault: Omit<Fault, 'place'>): ReadCells {
    return { fault: { ...fault, place: { file: this.#table.file, line } } };
  }
}
