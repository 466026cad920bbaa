import { isUtf8 } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import type { DelimitedTable } from '../../job/table-plan.ts';
import type { CellReader, ReadCells } from '../cell-reader.ts';
import { cellDecoder, type CellDecoder } from '../encoding.ts';
import { cellTexts } from './header.ts';
import { ROW, type RecordScanner } from './record-scanner.ts';
import { contentLength, singleRowScanner } from './single-row.ts';

/** Makes the reader of a delimited table's cells; `header` are the column names in the file's order. */
export function compileDelimitedCells(table: DelimitedTable, header: readonly string[]): CellReader {
  return new DelimitedCells(table, header);
}

class DelimitedCells implements CellReader {
  readonly #table: DelimitedTable;
  readonly #count: number;
  /** Place in the file of each declared column; undefined: they stand as declared. */
  readonly #order: readonly number[] | undefined;
  readonly #decode: CellDecoder;
  readonly #scanner: RecordScanner;

  constructor(table: DelimitedTable, header: readonly string[]) {
    this.#table = table;
    this.#count = header.length;
    const order = table.columns.map(({ from }) => header.indexOf(from));
    const asDeclared = order.length === header.length && order.every((cell, i) => cell === i);
    this.#order = asDeclared ? undefined : order;
    this.#decode = cellDecoder(table.encoding);
    this.#scanner = singleRowScanner(table, header.length);
  }

  read(bytes: Buffer, line: number): ReadCells {
    const { delimiter, quote } = this.#table.format;
    const end = contentLength(bytes);
    const text = this.#decode(bytes, 0, end);
    if (text.includes('\ufffd') && this.#table.encoding === 'utf-8' && !isUtf8(bytes)) {
      return this.#fail(line, { code: 'extract.encoding-invalid', expected: 'utf-8' });
    }
    let cells: string[];
    if (quote !== '' && text.includes(quote)) {
      const status = this.#scanner.scan(bytes, 0, end, true);
      if (status === ROW.unclosed) return this.#fail(line, { code: 'extract.quote-unclosed' });
      if (status !== ROW.complete || this.#scanner.next < end)
        return this.#fail(line, { code: 'extract.quote-stray' });
      if (this.#scanner.cells !== this.#count) return this.#miscounted(line, this.#scanner.cells);
      cells = cellTexts(this.#scanner, bytes, this.#decode, quote);
    } else cells = text.split(delimiter);
    if (cells.length !== this.#count) return this.#miscounted(line, cells.length);
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
