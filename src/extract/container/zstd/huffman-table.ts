import { ZstdDamage } from './damage.ts';
import { readFseTable, roomForTable } from './fse-table.ts';

/** Codes are at most 11 bits long (RFC 8878, 4.2.1). */
const MAX_BITS = 11;

/** A decoding table of Huffman codes: the next `bits` bits give a symbol and the length of its code. */
export interface HuffmanTable {
  /** Length of the longest code; 0 while nothing was read. */
  bits: number;
  /** Symbol (8 bits above), length of its code (8 bits). */
  readonly cells: Uint16Array;
}

export function roomForCodes(): HuffmanTable {
  return { bits: 0, cells: new Uint16Array(1 << MAX_BITS) };
}

const weights = new Uint8Array(256);
const weightStates = roomForTable(6);

/** Reads the weights of a table (4.2.1) from `bytes`, between `at` and `end`, and fills `table`; gives where they end. */
export function readHuffmanTable(bytes: Uint8Array, at: number, end: number, table: HuffmanTable): number {
  const head = bytes[at] ?? 0;
  let given: number;
  let behind: number;
  if (head < 128) {
    behind = at + 1 + head;
    if (behind > end) throw new ZstdDamage('a Huffman table is cut off');
    given = readPackedWeights(bytes, at + 1, behind);
  } else {
    given = head - 127;
    behind = at + 1 + ((given + 1) >> 1);
    if (behind > end) throw new ZstdDamage('a Huffman table is cut off');
    for (let i = 0; i < given; i += 1) {
      const pair = bytes[at + 1 + (i >> 1)] ?? 0;
      weights[i] = i % 2 === 0 ? pair >> 4 : pair & 15;
    }
  }
  fillCodes(table, given);
  return behind;
}

/** Weights packed by FSE: two states take turns until the bits are used up (4.2.1.2). */
function readPackedWeights(bytes: Uint8Array, at: number, end: number): number {
  const begin = readFseTable(bytes, at, end, weightStates, { maxLog: 6, maxSymbol: MAX_BITS });
  const last = bytes[end - 1] ?? 0;
  if (begin >= end || last === 0) throw new ZstdDamage('a Huffman table is malformed');
  let left = (end - begin) * 8 - 8 + (31 - Math.clz32(last));
  const { log, cells } = weightStates;
  const take = (bits: number): number => {
    left -= bits;
    // Below the first bit zeros are read.
    const from = Math.max(0, left);
    const byte = begin + (from >> 3);
    const word = ((bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8)) >> (from & 7);
    return (left < 0 ? word << -left : word) & ((1 << bits) - 1);
  };
  let first = take(log);
  let second = take(log);
  if (left < 0) throw new ZstdDamage('a Huffman table is malformed');
  for (let count = 0; count < 254; count += 2) {
    const one = cells[first] ?? 0;
    const other = cells[second] ?? 0;
    weights[count] = one >>> 24;
    first = (one & 0xffff) + take((one >> 16) & 0xff);
    weights[count + 1] = other >>> 24;
    if (left < 0) return count + 2;
    second = (other & 0xffff) + take((other >> 16) & 0xff);
    if (left < 0) {
      weights[count + 2] = (cells[first] ?? 0) >>> 24;
      return count + 3;
    }
  }
  throw new ZstdDamage('a Huffman table has too many symbols');
}

/** The last weight is not written: it makes the sum a power of two. */
function fillCodes(table: HuffmanTable, given: number): void {
  let sum = 0;
  for (let i = 0; i < given; i += 1) {
    const weight = weights[i] ?? 0;
    if (weight > MAX_BITS) throw new ZstdDamage('a Huffman code is longer than allowed');
    if (weight > 0) sum += 1 << (weight - 1);
  }
  if (sum === 0) throw new ZstdDamage('a Huffman table is empty');
  const bits = 32 - Math.clz32(sum);
  const rest = (1 << bits) - sum;
  if (bits > MAX_BITS || (rest & (rest - 1)) !== 0) throw new ZstdDamage('a Huffman table is malformed');
  weights[given] = 32 - Math.clz32(rest);
  const { cells } = table;
  let at = 0;
  for (let weight = 1; weight <= bits; weight += 1) {
    const width = 1 << (weight - 1);
    for (let symbol = 0; symbol <= given; symbol += 1) {
      if (weights[symbol] !== weight) continue;
      cells.fill((symbol << 8) | (bits + 1 - weight), at, at + width);
      at += width;
    }
  }
  // The longest code comes in pairs; without one the weights could all be smaller.
  if (((cells[0] ?? 0) & 0xff) !== bits) throw new ZstdDamage('a Huffman table is malformed');
  table.bits = bits;
}
