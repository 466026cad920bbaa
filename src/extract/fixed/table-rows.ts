import type { Buffer } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import type { TableBlock } from '../framed-file.ts';
import { RowList, type BlockCells, type RowPlace } from '../row-list.ts';
import { compileAmountCell } from '../typing/decimal-reader.ts';
import type { Field } from './field.ts';
import type { FixedTable, RecordLayout } from './record-layout.ts';
import type { RecordView } from './record-view.ts';

const FIRST_CAPACITY = 512;

/** The rows of one table in the bytes at hand, with the few cells that the join needs of each. */
export class TableRows {
  readonly table: FixedTable;
  readonly layout: RecordLayout;
  /** Characters of a record up to the end of its key. */
  readonly keyEnd: number;
  /** Name of the key column that is empty in the row last added. */
  emptyKey: string | undefined;
  /** Key of the row last added, and of what it belongs to. */
  lastKey = '';
  lastParent = '';

  readonly #key: Field | undefined;
  readonly #on: Field | undefined;
  readonly #amount: Field | undefined;
  readonly #amountOf: (text: string | null) => number;
  readonly #also: readonly (Field | undefined)[];

  #rows = new RowList(0);
  #keys: string[] = [];
  #parents: string[] = [];
  #amounts = new Float64Array(FIRST_CAPACITY);
  #alsoTexts: string[][];

  constructor(table: FixedTable, layout: RecordLayout, also: readonly string[]) {
    const fieldOf = (name: string | undefined): Field | undefined =>
      layout.fields.find(({ column }) => column.name === name);
    this.table = table;
    this.layout = layout;
    this.#key = fieldOf(table.key);
    this.keyEnd = this.#key === undefined ? 0 : this.#key.span.start + this.#key.span.length;
    this.#on = fieldOf(table.on);
    this.#amount = fieldOf(table.amount);
    this.#amountOf = compileAmountCell(this.#amount?.column);
    this.#also = also.map(fieldOf);
    this.#alsoTexts = also.map(() => []);
  }

  get list(): RowList {
    return this.#rows;
  }

  /** To be called when the bytes are others than before; rows follow from `first` on. */
  begin(first: number): void {
    this.#rows = new RowList(first);
  }

  /**
   * Adds a record and gives its number. `parent` is the key of the row that encloses it, undefined where the record names
   * its parent itself. Of a damaged record the amount does not count: its cells are what it claims.
   */
  add(place: RowPlace, record: RecordView, parent: string | undefined, damaged: boolean): number {
    const key = textOf(this.#key, record);
    const above = parent ?? textOf(this.#on, record);
    this.emptyKey = undefined;
    if (this.#key !== undefined && key === '') this.emptyKey = this.table.key;
    else if (this.#on !== undefined && parent === undefined && above === '') this.emptyKey = this.table.on;
    this.lastKey = key;
    this.lastParent = above;
    const amount = damaged ? NaN : this.#readAmount(record);
    return this.#push(place, key, above, amount, 1, record);
  }

  /** Adds a row of which nothing can be read: `record` 0 for an empty line or a further part of an endless one. */
  addBare(place: RowPlace, parent: string, record: 0 | 1): number {
    return this.#push(place, '', parent, record === 0 ? 0 : NaN, record, undefined);
  }

  fault(row: number, fault: Fault): void {
    this.#rows.faults.set(row, fault);
  }

  /** The rows since `begin`, which lie in `bytes`; undefined when there are none. */
  giveBlock(number: number, bytes: Buffer): TableBlock | undefined {
    if (this.#rows.count === 0) return undefined;
    return { table: number, block: this.#rows.toBlock(bytes, this.#giveUp()) };
  }

  #giveUp(): BlockCells {
    const cells = {
      key: this.#keys,
      parent: this.#parents,
      amount: this.#amounts.subarray(0, this.#keys.length),
      also: this.#alsoTexts,
    };
    this.#keys = [];
    this.#parents = [];
    this.#amounts = new Float64Array(FIRST_CAPACITY);
    this.#alsoTexts = this.#also.map(() => []);
    return cells;
  }

  #push(
    place: RowPlace,
    key: string,
    parent: string,
    amount: number,
    record: 0 | 1,
    view: RecordView | undefined,
  ): number {
    const row = this.#rows.add(place.start, place.contentEnd, place.end, place.line, record);
    if (row === this.#amounts.length) {
      const wider = new Float64Array(row * 2);
      wider.set(this.#amounts);
      this.#amounts = wider;
    }
    this.#keys.push(key);
    this.#parents.push(parent);
    this.#amounts[row] = this.#amount === undefined ? 0 : amount;
    for (let i = 0; i < this.#also.length; i += 1) {
      this.#alsoTexts[i]?.push(view === undefined ? '' : textOf(this.#also[i], view));
    }
    return row;
  }

  #readAmount(record: RecordView): number {
    const text = this.#amount?.read(record) ?? null;
    return text === null || typeof text === 'string' ? this.#amountOf(text) : NaN;
  }
}

function textOf(field: Field | undefined, record: RecordView): string {
  const text = field?.read(record);
  if (typeof text !== 'string') return '';
  return field !== undefined && field.column.empty.includes(text) ? '' : text.trim();
}
