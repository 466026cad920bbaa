import type { Buffer } from 'node:buffer';
import type { ColumnPlan, DelimitedTable } from '../../job/table-plan.ts';
import type { BlockCells } from '../row-list.ts';
import { compileAmountCell } from '../typing/decimal-reader.ts';
import { RepeatedCell, type CellTexts } from './cell-texts.ts';
import { cellPlaces } from './header.ts';
import { PlainNumber } from './plain-number.ts';

const FIRST_CAPACITY = 512;

/** One cell of each row that the join needs. */
interface WantedCell {
  /** Place among a row's cells; -1: the table has no such column. */
  readonly cell: number;
  readonly column: ColumnPlan | undefined;
  readonly text: RepeatedCell;
}

/** The few cells that the join needs of each row, gathered while rows are cut. */
export class RowCells {
  /** Name of the key column that is empty in the row last taken. */
  emptyKey: string | undefined;
  /** Key of the row last taken, and of what it belongs to. */
  key = '';
  parent = '';

  readonly #table: DelimitedTable;
  readonly #texts: CellTexts;
  readonly #keyCell: WantedCell;
  readonly #parentCell: WantedCell;
  readonly #amountCell: WantedCell;
  readonly #plainAmount: PlainNumber | undefined;
  readonly #amountOf: (text: string) => number;
  readonly #alsoCells: readonly WantedCell[];

  #keys: string[] = [];
  #parents: string[] = [];
  #also: string[][];
  #amount = new Float64Array(FIRST_CAPACITY);

  constructor(table: DelimitedTable, header: readonly string[], texts: CellTexts, also: readonly string[]) {
    const places = cellPlaces(table, header);
    const wanted = (name: string | undefined): WantedCell => {
      const at = table.columns.findIndex((column) => column.name === name);
      const cell = places[at] ?? -1;
      return { cell, column: table.columns[at], text: new RepeatedCell(texts, cell) };
    };
    this.#table = table;
    this.#texts = texts;
    this.#keyCell = wanted(table.key);
    this.#parentCell = wanted(table.nestedIn === undefined ? table.on : undefined);
    this.#amountCell = wanted(table.amount);
    const { column: amount } = this.#amountCell;
    // A number may be declared to mean that nothing is there.
    this.#plainAmount =
      amount !== undefined && amount.empty.length === 0 ? new PlainNumber(amount, texts.charset) : undefined;
    this.#amountOf = compileAmountCell(amount);
    this.#alsoCells = also.map(wanted);
    this.#also = also.map(() => []);
  }

  /** Takes the cells of the record last scanned, which has all of them; `parent`: key of the row that encloses it. */
  take(bytes: Buffer, parent?: string): void {
    this.key = this.#text(bytes, this.#keyCell);
    const above = parent ?? this.#text(bytes, this.#parentCell);
    this.emptyKey = undefined;
    if (this.#keyCell.cell >= 0 && this.key === '') this.emptyKey = this.#table.key;
    else if (this.#parentCell.cell >= 0 && above === '') this.emptyKey = this.#table.on;
    this.#push(bytes, this.key, above, this.#readAmount(bytes));
  }

  /** Takes what a damaged row claims: the cells that are there, an amount never. */
  claim(bytes: Buffer, parent?: string): void {
    this.key = this.#text(bytes, this.#keyCell);
    this.#push(bytes, this.key, parent ?? this.#text(bytes, this.#parentCell), NaN);
  }

  /** A row that claims nothing. */
  none(amount: number, parent = ''): void {
    this.#push(undefined, '', parent, amount);
  }

  /** The cells gathered since the last call. */
  giveUp(): BlockCells {
    const cells = {
      key: this.#keys,
      parent: this.#parents,
      amount: this.#amount.subarray(0, this.#keys.length),
      also: this.#also,
    };
    this.#keys = [];
    this.#parents = [];
    this.#amount = new Float64Array(FIRST_CAPACITY);
    this.#also = this.#alsoCells.map(() => []);
    return cells;
  }

  #push(bytes: Buffer | undefined, key: string, parent: string, amount: number): void {
    const row = this.#keys.length;
    if (row === this.#amount.length) {
      const wider = new Float64Array(row * 2);
      wider.set(this.#amount);
      this.#amount = wider;
    }
    this.parent = parent;
    this.#keys.push(key);
    this.#parents.push(parent);
    this.#amount[row] = this.#amountCell.cell < 0 ? 0 : amount;
    for (let i = 0; i < this.#alsoCells.length; i += 1) {
      const cell = this.#alsoCells[i];
      this.#also[i]?.push(bytes === undefined || cell === undefined ? '' : this.#text(bytes, cell));
    }
  }

  #readAmount(bytes: Buffer): number {
    const { cell } = this.#amountCell;
    if (cell < 0) return 0;
    const { cellStart, cellEnd, cellMarks } = this.#texts.scanner;
    if (cellMarks[cell] === 0) {
      const plain = this.#plainAmount?.read(bytes, cellStart[cell] ?? 0, cellEnd[cell] ?? 0) ?? NaN;
      if (!Number.isNaN(plain)) return plain;
    }
    return this.#amountOf(this.#texts.has(cell) ? this.#texts.of(bytes, cell) : '');
  }

  /** Without outer blanks; '' for what means that nothing is there. */
  #text(bytes: Buffer, { cell, column, text: cellText }: WantedCell): string {
    if (!this.#texts.has(cell)) return '';
    const text = cellText.of(bytes);
    return column !== undefined && column.empty.length > 0 && column.empty.includes(text) ? '' : text;
  }
}
