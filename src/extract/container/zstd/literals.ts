import { ZstdDamage } from './damage.ts';
import { readHuffmanTable, roomForCodes, type HuffmanTable } from './huffman-table.ts';

/** Blocks hold at most so many bytes, packed or not (RFC 8878, 3.1.1.2.4). */
export const MAX_BLOCK = 128 * 1024;

/** Copies may run over by so many bytes. */
export const SLACK = 8;

/** The literals of a block, and what the next block's may refer to (3.1.1.3.1). */
export class Literals {
  /** The first `size` bytes are the block's. */
  readonly bytes = new Uint8Array(MAX_BLOCK + SLACK);
  size = 0;
  readonly #codes: HuffmanTable = roomForCodes();

  /** At the beginning of a frame nothing is known of earlier blocks. */
  forget(): void {
    this.#codes.bits = 0;
  }

  /** Reads the literals section of a block that takes `bytes` from `at` to `end`; gives where the section ends. */
  read(bytes: Uint8Array, at: number, end: number, most: number): number {
    const head = bytes[at] ?? 0;
    const type = head & 3;
    const format = (head >> 2) & 3;
    if (type < 2) return this.#readPlain(bytes, at, end, most);
    const width = format < 2 ? 3 : format + 2;
    if (at + width > end) throw new ZstdDamage('a block is cut off');
    // Both sizes have 10, 14 or 18 bits.
    const mask = (1 << (format < 2 ? 10 : format * 4 + 6)) - 1;
    const low = (head | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)) >>> 4;
    this.size = low & mask;
    const packed = packedSizeOf(bytes, at, format);
    const from = at + width;
    const behind = from + packed;
    const streams = format === 0 ? 1 : 4;
    if (behind > end) throw new ZstdDamage('a block is cut off');
    if (this.size > most || (streams === 4 && this.size < 6))
      throw new ZstdDamage('literals of a wrong size');
    let begin = from;
    if (type === 2) begin = readHuffmanTable(bytes, from, behind, this.#codes);
    else if (this.#codes.bits === 0) throw new ZstdDamage('literals refer to a table that is not there');
    if (streams === 1) this.#decode(bytes, begin, behind, 0, this.size);
    else this.#decodeFour(bytes, begin, behind);
    return behind;
  }

  /** Stored as they are, or one byte many times. */
  #readPlain(bytes: Uint8Array, at: number, end: number, most: number): number {
    const head = bytes[at] ?? 0;
    const format = (head >> 2) & 3;
    const width = format === 1 ? 2 : format === 3 ? 3 : 1;
    const size =
      width === 1
        ? head >> 3
        : (head >> 4) | ((bytes[at + 1] ?? 0) << 4) | ((width === 3 ? (bytes[at + 2] ?? 0) : 0) << 12);
    const from = at + width;
    const once = (head & 3) === 1;
    const behind = from + (once ? 1 : size);
    if (behind > end) throw new ZstdDamage('a block is cut off');
    if (size > most) throw new ZstdDamage('literals of a wrong size');
    if (once) this.bytes.fill(bytes[from] ?? 0, 0, size);
    else this.bytes.set(bytes.subarray(from, behind), 0);
    this.size = size;
    return behind;
  }

  /** Four streams, whose packed sizes stand before them; the last takes what is left (4.2.2). */
  #decodeFour(bytes: Uint8Array, from: number, end: number): void {
    let begin = from + 6;
    if (begin > end) throw new ZstdDamage('a block is cut off');
    const share = (this.size + 3) >> 2;
    for (let i = 0; i < 4; i += 1) {
      const packed = (bytes[from + i * 2] ?? 0) | ((bytes[from + i * 2 + 1] ?? 0) << 8);
      const behind = i === 3 ? end : begin + packed;
      if (behind > end) throw new ZstdDamage('a block is cut off');
      this.#decode(bytes, begin, behind, share * i, i === 3 ? this.size : share * (i + 1));
      begin = behind;
    }
  }

  /** One stream, read from its last bit to its first, which must come out even. `bytes` has room before `from`. */
  #decode(bytes: Uint8Array, from: number, end: number, to: number, until: number): void {
    const last = bytes[end - 1] ?? 0;
    if (from >= end || last === 0) throw new ZstdDamage('a stream of literals is malformed');
    const out = this.bytes;
    const { bits, cells } = this.#codes;
    const mask = (1 << bits) - 1;
    const stop = from * 8;
    let position = (end - 1) * 8 + (31 - Math.clz32(last));
    for (let i = to; i < until; i += 1) {
      // A code near the beginning is complete whatever stands below it.
      const low = position - bits;
      const byte = low >> 3;
      const word = (bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8) | ((bytes[byte + 2] ?? 0) << 16);
      const cell = cells[(word >> (low & 7)) & mask] ?? 0;
      out[i] = cell >> 8;
      position -= cell & 0xff;
      if (position < stop) break;
    }
    if (position !== stop) throw new ZstdDamage('a stream of literals is malformed');
  }
}

/** The packed size behind the unpacked one in a head of 3, 4 or 5 bytes. */
function packedSizeOf(bytes: Uint8Array, at: number, format: number): number {
  const one = bytes[at + 1] ?? 0;
  const two = bytes[at + 2] ?? 0;
  const three = bytes[at + 3] ?? 0;
  if (format < 2) return (one >> 6) | (two << 2);
  if (format === 2) return (two >> 2) | (three << 6);
  return (two >> 6) | (three << 2) | ((bytes[at + 4] ?? 0) << 10);
}
