import type { Buffer } from 'node:buffer';
import type { Fault } from '../fault/fault.ts';
import type { RowBlock } from './row-block.ts';

/** Where a row stands in the bytes at hand. */
export interface RowPlace {
  readonly start: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly line: number;
}

/** What is gathered of a block's rows beside their places. */
export type BlockCells = Pick<RowBlock, 'key' | 'parent' | 'amount' | 'also'>;

const FIRST_CAPACITY = 512;

/** The places of a block's rows while they are cut: arrays that grow by doubling. */
export class RowList {
  count = 0;
  readonly faults = new Map<number, Fault>();
  /** Offset of the block in the bytes that it is cut from. */
  readonly first: number;

  #start = new Uint32Array(FIRST_CAPACITY);
  #contentEnd = new Uint32Array(FIRST_CAPACITY);
  #end = new Uint32Array(FIRST_CAPACITY);
  #line = new Float64Array(FIRST_CAPACITY);
  #record = new Uint8Array(FIRST_CAPACITY);

  constructor(first: number) {
    this.first = first;
  }

  /** Adds a row by its places in the bytes that the block is cut from; gives its number in the block. */
  add(start: number, contentEnd: number, end: number, line: number, record: 0 | 1): number {
    const row = this.count;
    if (row === this.#start.length) this.#grow();
    this.#start[row] = start - this.first;
    this.#contentEnd[row] = contentEnd - this.first;
    this.#end[row] = end - this.first;
    this.#line[row] = line;
    this.#record[row] = record;
    this.count = row + 1;
    return row;
  }

  startOf(row: number): number {
    return this.#start[row] ?? 0;
  }

  endOf(row: number): number {
    return this.#end[row] ?? 0;
  }

  lineOf(row: number): number {
    return this.#line[row] ?? 0;
  }

  toBlock(bytes: Buffer, cells: BlockCells): RowBlock {
    const { count, faults } = this;
    return {
      bytes,
      count,
      start: this.#start.subarray(0, count),
      end: this.#end.subarray(0, count),
      contentEnd: this.#contentEnd.subarray(0, count),
      line: this.#line.subarray(0, count),
      record: this.#record.subarray(0, count),
      ...cells,
      faults,
    };
  }

  #grow(): void {
    const size = this.#start.length * 2;
    const start = new Uint32Array(size);
    start.set(this.#start);
    this.#start = start;
    const contentEnd = new Uint32Array(size);
    contentEnd.set(this.#contentEnd);
    this.#contentEnd = contentEnd;
    const end = new Uint32Array(size);
    end.set(this.#end);
    this.#end = end;
    const line = new Float64Array(size);
    line.set(this.#line);
    this.#line = line;
    const record = new Uint8Array(size);
    record.set(this.#record);
    this.#record = record;
  }
}
