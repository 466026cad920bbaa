import { Buffer, isUtf8 } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import { stopRun } from '../../fault/run-stop.ts';
import type { TablePlan } from '../../job/table-plan.ts';
import { lineOf } from '../../model/row-position.ts';
import { firstInvalidUtf8 } from '../charset/utf8.ts';
import { shownBytes } from '../shown-bytes.ts';
import type { RowBlock, TableTally } from '../row-block.ts';
import { RowList, type RowPlace } from '../row-list.ts';
import type { RecordLines } from './record-lines.ts';

const FIRST_CAPACITY = 512;
const FIRST_BYTES = 64 * 1024;

/** What a row says of itself. */
export interface RowClaims {
  readonly key: string;
  readonly parent: string;
  /** Minor units; NaN: cannot be read. */
  readonly amount: number;
  readonly also: readonly string[];
}

/**
 * The rows of one table as they are cut, and its tally. Rows that others enclose are copied one behind another (`copies`):
 * rows of one document that touch are kept as one.
 */
export class GatheredRows {
  readonly table: TablePlan;
  readonly tally = {
    records: 0,
    amount: 0,
    unreadable: 0,
    faulted: 0,
    bytes: 0,
    passed: 0,
  } satisfies TableTally;

  readonly #file: string;
  readonly #copies: boolean;
  readonly #lines: RecordLines;
  readonly #alsoCount: number;
  #copy: Buffer = Buffer.alloc(0);
  #copied = 0;
  /** Offsets of the copied rows in the file. */
  #offsets: number[] = [];
  #rows = new RowList(0);
  #key: string[] = [];
  #parent: string[] = [];
  #amount = new Float64Array(FIRST_CAPACITY);
  #also: string[][];

  constructor(
    table: TablePlan,
    file: string,
    { also, copies, lines }: { readonly also: number; readonly copies: boolean; readonly lines: RecordLines },
  ) {
    this.table = table;
    this.#file = file;
    this.#lines = lines;
    this.#copies = copies;
    this.#alsoCount = also;
    this.#also = Array.from({ length: also }, () => []);
  }

  /** To be called before the rows of other bytes come; they follow from `first` on. */
  begin(first: number): void {
    this.#rows = new RowList(this.#copies ? 0 : first);
  }

  /** Adds a row and gives its number. `record`: 0 for an empty line or a further part of a row that is too long. */
  add(bytes: Buffer, place: RowPlace, claims: RowClaims, record: 0 | 1, offset: number): number {
    const { start, contentEnd, end } = place;
    const line = this.#lines.next(place.line, record);
    let row: number;
    if (this.#copies) {
      const at = this.#take(bytes, start, end);
      row = this.#rows.add(at, at + contentEnd - start, at + end - start, line, record);
      this.#offsets.push(offset);
    } else row = this.#rows.add(start, contentEnd, end, line, record);
    this.#key.push(claims.key);
    this.#parent.push(claims.parent);
    for (let i = 0; i < this.#alsoCount; i += 1) this.#also[i]?.push(claims.also[i] ?? '');
    if (row === this.#amount.length) {
      const wider = new Float64Array(row * 2);
      wider.set(this.#amount);
      this.#amount = wider;
    }
    const amount = this.table.amount === undefined ? 0 : claims.amount;
    this.#amount[row] = amount;
    if (record === 1) {
      this.tally.records += 1;
      if (Number.isNaN(amount)) this.tally.unreadable += 1;
      else this.tally.amount += amount;
    }
    return row;
  }

  fault(row: number, fault: Fault): void {
    this.#rows.faults.set(row, fault);
  }

  /** The rows since `begin`, which end before `end` of `bytes`; undefined: none. `byteAt` gives offsets in the file. */
  giveBlock(bytes: Buffer, end: number, byteAt: (at: number) => number): RowBlock | undefined {
    const rows = this.#rows;
    if (rows.count === 0) return undefined;
    const own = this.#copies ? this.#copy.subarray(0, this.#copied) : bytes.subarray(rows.first, end);
    if (this.table.encoding.startsWith('utf') && !isUtf8(own)) this.#findInvalid(own, byteAt);
    this.tally.faulted += rows.faults.size;
    if (!Number.isSafeInteger(this.tally.amount)) {
      stopRun({ code: 'extract.total-too-large', place: { file: this.#file, table: this.table.name } });
    }
    const block = rows.toBlock(own, {
      key: this.#key,
      parent: this.#parent,
      amount: this.#amount.subarray(0, rows.count),
      also: this.#also,
    });
    this.#key = [];
    this.#parent = [];
    this.#amount = new Float64Array(FIRST_CAPACITY);
    this.#also = Array.from({ length: this.#alsoCount }, () => []);
    this.#copy = Buffer.alloc(0);
    this.#copied = 0;
    this.#offsets = [];
    return block;
  }

  #take(bytes: Buffer, start: number, end: number): number {
    const at = this.#copied;
    const needed = at + end - start;
    if (needed > this.#copy.length) {
      const wider = Buffer.allocUnsafeSlow(Math.max(FIRST_BYTES, needed, this.#copy.length * 2));
      this.#copy.copy(wider, 0, 0, at);
      this.#copy = wider;
    }
    bytes.copy(this.#copy, at, start, end);
    this.#copied = needed;
    return at;
  }

  #findInvalid(own: Buffer, byteAt: (at: number) => number): void {
    const rows = this.#rows;
    for (let row = 0; row < rows.count; row += 1) {
      const start = rows.startOf(row);
      const bytes = own.subarray(start, rows.endOf(row));
      if (rows.faults.has(row) || isUtf8(bytes)) continue;
      const at = firstInvalidUtf8(bytes);
      const first = this.#copies ? (this.#offsets[row] ?? 0) : byteAt(rows.first + start);
      const place = { file: this.#file, line: lineOf(rows.lineOf(row)), byte: first + at };
      const found = shownBytes(bytes, at, at + 4);
      rows.faults.set(row, { code: 'extract.encoding-invalid', place, found, expected: this.table.encoding });
    }
  }
}
