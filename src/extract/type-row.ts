import { Buffer, isUtf8 } from 'node:buffer';
import { shapeOf, type Fault } from '../fault/fault.ts';
import type { FaultCode } from '../fault/table.ts';
import type { ColumnPlan, TablePlan } from '../job/job.ts';
import type { FieldValue, RecordValues } from '../model/record.ts';
import { day, type Day } from '../unit/calendar.ts';
import { readDecimal, readInteger } from './decimal.ts';
import { cellDecoder, type CellDecoder } from './encoding.ts';
import { cellTexts } from './header.ts';
import { ROW, type RecordScanner } from './record-scanner.ts';
import { contentLength, singleRowScanner } from './single-row.ts';

/** A row after typing: its values, or why it cannot be read. `line` is the line that it starts in. */
export type ReadRow =
  | { readonly line: number; readonly values: RecordValues; readonly fault?: undefined }
  | { readonly line: number; readonly fault: Fault; readonly values?: undefined };

/** Types the rows of one table. */
export interface RowReader {
  /** `raw`: a row's bytes as they came, with or without line end. A fault's place has file, line and field. */
  read(raw: Uint8Array, line: number): ReadRow;
}

const MAX_DAYS = 10_000;

/** Makes the reader of a table's rows; `header` are the column names in the file's order. */
export function compileRowReader(table: TablePlan, header: readonly string[]): RowReader {
  return new PlannedRowReader(table, header);
}

class PlannedRowReader implements RowReader {
  readonly #table: TablePlan;
  readonly #columns: readonly ColumnPlan[];
  readonly #decode: CellDecoder;
  readonly #scanner: RecordScanner;
  /** All columns with nothing in them: rows copied from it share one shape, which makes them quick to fill and read. */
  readonly #blank: RecordValues;
  readonly #days = new Map<string, Day>();

  constructor(table: TablePlan, header: readonly string[]) {
    this.#table = table;
    this.#columns = header.map((name) => {
      const column = table.columns.find((candidate) => candidate.name === name);
      if (column === undefined) throw new RangeError(`column ${name} is not declared`);
      return column;
    });
    this.#blank = Object.fromEntries(header.map((name) => [name, null]));
    this.#decode = cellDecoder(table.encoding);
    this.#scanner = singleRowScanner(table, header.length);
  }

  read(raw: Uint8Array, line: number): ReadRow {
    const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
    const end = contentLength(bytes);
    const text = this.#decode(bytes, 0, end);
    if (text.includes('\ufffd') && this.#table.encoding === 'utf-8' && !isUtf8(bytes)) {
      return this.#fail(line, 'extract.encoding-invalid', { expected: 'utf-8' });
    }
    let cells: string[];
    if (this.#table.quote !== '' && text.includes(this.#table.quote)) {
      const status = this.#scanner.scan(bytes, 0, end, true);
      if (status === ROW.unclosed) return this.#fail(line, 'extract.quote-unclosed', {});
      if (status !== ROW.complete || this.#scanner.next < end)
        return this.#fail(line, 'extract.quote-stray', {});
      if (this.#scanner.cells !== this.#columns.length) return this.#miscounted(line, this.#scanner.cells);
      cells = cellTexts(this.#scanner, bytes, this.#decode, this.#table.quote);
    } else cells = text.split(this.#table.delimiter);
    if (cells.length !== this.#columns.length) return this.#miscounted(line, cells.length);
    return this.#type(cells, line);
  }

  #type(cells: readonly string[], line: number): ReadRow {
    const values: Record<string, FieldValue> = { ...this.#blank };
    for (let i = 0; i < this.#columns.length; i += 1) {
      const column = this.#columns[i];
      if (column === undefined) continue;
      const text = (cells[i] ?? '').trim();
      if (text === '') {
        if (column.required) return this.#fail(line, 'extract.field-empty', {}, column);
        values[column.name] = column.type === 'text' ? '' : null;
      } else if (column.type === 'text') values[column.name] = text;
      else if (column.type === 'date') {
        const date = this.#day(text);
        if (date === undefined)
          return this.#fail(line, 'extract.date-malformed', { found: shown(text) }, column);
        values[column.name] = date;
      } else {
        const whole = column.type === 'integer';
        const value = whole ? readInteger(text) : readDecimal(text, column.scale);
        if (Number.isNaN(value)) {
          const code = whole ? 'extract.integer-malformed' : 'extract.amount-malformed';
          return this.#fail(line, code, { found: shown(text), expected: String(column.scale) }, column);
        }
        values[column.name] = value;
      }
    }
    return { line, values };
  }

  /** The same few days stand in a night's rows again and again. */
  #day(text: string): Day | undefined {
    const known = this.#days.get(text);
    if (known !== undefined) return known;
    const found = day(text);
    if (found !== undefined && this.#days.size < MAX_DAYS) this.#days.set(text, found);
    return found;
  }

  #miscounted(line: number, cells: number): ReadRow {
    const expected = this.#columns.length;
    const code = cells < expected ? 'extract.cells-few' : 'extract.cells-many';
    return this.#fail(line, code, { found: String(cells), expected: String(expected) });
  }

  #fail(
    line: number,
    code: FaultCode,
    about: Pick<Fault, 'found' | 'expected'>,
    column?: ColumnPlan,
  ): ReadRow {
    const place = { file: this.#table.file, line, ...(column === undefined ? {} : { field: column.name }) };
    return { line, fault: { code, place, ...about } };
  }
}

/** A value for a message: what looks like a number as it is, anything wordy (a cell that slipped) by its shape. */
function shown(text: string): string {
  return /\p{L}{2}/u.test(text) ? shapeOf(text) : text.slice(0, 40);
}
