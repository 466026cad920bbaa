import type { Buffer } from 'node:buffer';
import type { DelimitedTable } from '../../job/table-plan.ts';
import { readDecimal } from '../typing/decimal.ts';
import { cellDecoder, type CellDecoder } from '../encoding.ts';
import type { RecordScanner } from './record-scanner.ts';
import type { RowBlock } from '../row-block.ts';

const FIRST_CAPACITY = 512;

/** The few cells that the join needs of each row, gathered while rows are cut. */
export class RowCells {
  /** Name of the key column that is empty in the row last taken. */
  emptyKey: string | undefined;

  readonly #table: DelimitedTable;
  readonly #scanner: RecordScanner;
  readonly #decode: CellDecoder;
  readonly #quote: string;
  /** Places in the header; -1: the table has no such column. */
  readonly #keyCell: number;
  readonly #parentCell: number;
  readonly #amountCell: number;
  readonly #alsoCells: readonly number[];
  readonly #scale: number;
  readonly #amountRequired: boolean;

  #window = '';
  #key: string[] = [];
  #parent: string[] = [];
  #also: string[][];
  #amount = new Float64Array(FIRST_CAPACITY);

  constructor(
    table: DelimitedTable,
    header: readonly string[],
    scanner: RecordScanner,
    also: readonly string[],
  ) {
    const cellOf = (name: string | undefined): number => (name === undefined ? -1 : header.indexOf(name));
    const amount = table.columns.find((column) => column.name === table.amount);
    this.#table = table;
    this.#scanner = scanner;
    this.#decode = cellDecoder(table.encoding);
    this.#quote = table.format.quote;
    this.#keyCell = cellOf(table.key);
    this.#parentCell = cellOf(table.on);
    this.#amountCell = cellOf(table.amount);
    this.#alsoCells = also.map(cellOf);
    this.#scale = amount?.type === 'amount' ? amount.scale : 0;
    this.#amountRequired = amount?.required ?? false;
    this.#also = also.map(() => []);
  }

  /** To be called when the bytes are others than before. */
  begin(bytes: Buffer): void {
    this.#window = bytes.toString('latin1');
  }

  /** Takes the cells of the record last scanned, which has all of them. */
  take(bytes: Buffer): void {
    const key = this.#keyCell < 0 ? '' : this.#text(bytes, this.#keyCell);
    const parent = this.#parentCell < 0 ? '' : this.#text(bytes, this.#parentCell);
    this.emptyKey = undefined;
    if (this.#keyCell >= 0 && key === '') this.emptyKey = this.#table.key;
    else if (this.#parentCell >= 0 && parent === '') this.emptyKey = this.#table.on;
    this.#push(bytes, key, parent, this.#amountCell < 0 ? 0 : this.#readAmount(bytes));
  }

  /** Takes what a damaged row claims: the cells that are there, an amount never. */
  claim(bytes: Buffer): void {
    const there = (cell: number): string =>
      cell >= 0 && cell < this.#scanner.cells ? this.#text(bytes, cell) : '';
    this.#push(bytes, there(this.#keyCell), there(this.#parentCell), NaN);
  }

  /** A row that claims nothing. */
  none(amount = NaN): void {
    this.#push(undefined, '', '', amount);
  }

  /** The cells gathered since the last call. */
  giveUp(): Pick<RowBlock, 'key' | 'parent' | 'amount' | 'also'> {
    const cells = {
      key: this.#key,
      parent: this.#parent,
      amount: this.#amount.subarray(0, this.#key.length),
      also: this.#also,
    };
    this.#key = [];
    this.#parent = [];
    this.#amount = new Float64Array(FIRST_CAPACITY);
    this.#also = this.#alsoCells.map(() => []);
    return cells;
  }

  #push(bytes: Buffer | undefined, key: string, parent: string, amount: number): void {
    const row = this.#key.length;
    if (row === this.#amount.length) {
      const wider = new Float64Array(row * 2);
      wider.set(this.#amount);
      this.#amount = wider;
    }
    this.#key.push(key);
    this.#parent.push(parent);
    this.#amount[row] = this.#amountCell < 0 ? 0 : amount;
    for (let i = 0; i < this.#alsoCells.length; i += 1) {
      const cell = this.#alsoCells[i] ?? -1;
      const there = bytes !== undefined && cell >= 0 && cell < this.#scanner.cells;
      this.#also[i]?.push(there ? this.#text(bytes, cell) : '');
    }
  }

  #readAmount(bytes: Buffer): number {
    const text = this.#text(bytes, this.#amountCell);
    if (text === '') return this.#amountRequired ? NaN : 0;
    return readDecimal(text, this.#scale);
  }

  /** Cuts ASCII cells out of the window's text: one string for a block costs less than one decoding for a cell. */
  #text(bytes: Buffer, cell: number): string {
    const { cellStart, cellEnd, cellDoubled } = this.#scanner;
    const start = cellStart[cell] ?? 0;
    const end = cellEnd[cell] ?? 0;
    let text = this.#window.substring(start, end);
    if (!isAsciiText(text)) text = this.#decode(bytes, start, end);
    if (cellDoubled[cell] === 1) text = text.replaceAll(this.#quote + this.#quote, this.#quote);
    return text.trim();
  }
}

function isAsciiText(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
