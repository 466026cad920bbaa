import { mix } from '../record/text-pool.ts';
import type { RecordTable } from '../record/record-table.ts';
import { WIDTH } from '../record/record-table.ts';
import { hashOf, type KeyReader, NARROWING } from './keys.ts';

/** Larger blocks are divided by a further key. */
const LARGEST = 40;
const RECORD_BITS = 2 ** 24;

export interface BlockCounts {
  narrowed: number;
  cut: number;
}

/**
 * Pairs of records that share a key, each once, whatever the number of keys they share. Keys stay with their records
 * (as the blocks they ended in) to tell what has been paired before.
 */
export class CandidatePairs {
  readonly counts: BlockCounts = { narrowed: 0, cut: 0 };
  readonly #table: RecordTable;
  readonly #passes: readonly number[];
  readonly #keys: readonly Int32Array[];

  constructor(table: RecordTable, passes: readonly number[], read: KeyReader) {
    this.#table = table;
    this.#passes = passes;
    this.#keys = passes.map(() => new Int32Array(table.size));
    const keys = new Int32Array(passes.length);
    for (let index = 0; index < table.size; index++) {
      read(index, keys);
      for (let key = 0; key < keys.length; key++) {
        const value = keys[key] ?? 0;
        const twice = key > 0 && passes[key] === passes[key - 1] && keys[key - 1] === value;
        const of = this.#keys[key];
        if (of !== undefined) of[index] = twice ? 0 : value;
      }
    }
    const last = passes[passes.length - 1] ?? 0;
    for (let pass = 0; pass <= last; pass++) this.#narrowPass(pass);
  }

  /**
   * Calls back with every pair, the lower record first. `drawn`: whether the pair's block is one of the one in `share`
   * that are drawn.
   */
  each(share: number, pair: (one: number, other: number, drawn: boolean) => void): void {
    const last = this.#passes[this.#passes.length - 1] ?? 0;
    for (let pass = 0; pass <= last; pass++) {
      const entries = this.#entries(pass);
      eachBlock(entries, (from, to, key) => {
        const drawn = (key >>> 1) % share === 0;
        for (let a = from; a < to; a++) {
          const one = (entries[a] ?? 0) % RECORD_BITS;
          for (let b = a + 1; b < to; b++) {
            const other = (entries[b] ?? 0) % RECORD_BITS;
            if (one !== other && !this.#metBefore(one, other, pass, key)) pair(one, other, drawn);
          }
        }
      });
    }
  }

  #slotsOf(pass: number): number[] {
    return [...this.#passes.keys()].filter((key) => this.#passes[key] === pass);
  }

  /** `key * 2²⁴ + record`, ascending. */
  #entries(pass: number): Float64Array {
    const slots = this.#slotsOf(pass).map((key) => this.#keys[key] ?? new Int32Array());
    let count = 0;
    for (const keys of slots) for (const key of keys) if (key !== 0) count += 1;
    const entries = new Float64Array(count);
    let at = 0;
    for (const keys of slots)
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index] ?? 0;
        if (key !== 0) entries[at++] = key * RECORD_BITS + index;
      }
    return entries.sort();
  }

  #metBefore(one: number, other: number, pass: number, key: number): boolean {
    for (let a = 0; a < this.#passes.length; a++) {
      const of = this.#passes[a] ?? 0;
      if (of > pass) return false;
      const value = this.#keys[a]?.[one] ?? 0;
      if (value === 0 || (of === pass && value >= key)) continue;
      for (let b = a; b >= 0 && this.#passes[b] === of; b--) if (this.#keys[b]?.[other] === value) return true;
      for (let b = a + 1; this.#passes[b] === of; b++) if (this.#keys[b]?.[other] === value) return true;
    }
    return false;
  }

  #narrowPass(pass: number): void {
    const slots = this.#slotsOf(pass).map((key) => this.#keys[key] ?? new Int32Array());
    const entries = this.#entries(pass);
    eachBlock(entries, (from, to, key) => {
      if (to - from <= LARGEST) return;
      this.counts.narrowed += 1;
      const members = new Int32Array(to - from);
      for (let at = from; at < to; at++) members[at - from] = (entries[at] ?? 0) % RECORD_BITS;
      this.#divide(members, key, key, 0, slots);
    });
  }

  /** Gives the members of a block new keys, by one further part after the other until its pieces are small. */
  #divide(members: Int32Array, key: number, whole: number, depth: number, slots: readonly Int32Array[]): void {
    if (members.length <= LARGEST || depth > NARROWING.length) {
      for (const index of members)
        for (const keys of slots)
          if (keys[index] === whole) {
            keys[index] = key;
            break;
          }
      return;
    }
    if (depth === NARROWING.length) this.counts.cut += 1;
    const parts = new Float64Array(members.length);
    for (let at = 0; at < members.length; at++) {
      const index = members[at] ?? 0;
      const part = depth < NARROWING.length ? this.#narrowing(index, depth) : Math.floor(at / LARGEST) + 1;
      parts[at] = (mix(part ^ Math.imul(depth + 1, 0x2c1b3c6d)) >>> 3) * RECORD_BITS + index;
    }
    parts.sort();
    eachPart(parts, (from, to, part) => {
      const piece = new Int32Array(to - from);
      for (let at = from; at < to; at++) piece[at - from] = (parts[at] ?? 0) % RECORD_BITS;
      this.#divide(piece, (mix(key ^ Math.imul(part, 0x9e3779b1)) >>> 3) | 1, whole, depth + 1, slots);
    });
  }

  #narrowing(index: number, depth: number): number {
    const of = NARROWING[depth] ?? 0;
    return hashOf(this.#table, of, this.#table.rows[index * WIDTH + of] ?? 0);
  }
}

/** Blocks of two and more. */
function eachBlock(entries: Float64Array, block: (from: number, to: number, key: number) => void): void {
  eachPart(entries, (from, to, key) => {
    if (to - from > 1) block(from, to, key);
  });
}

function eachPart(entries: Float64Array, part: (from: number, to: number, key: number) => void): void {
  let from = 0;
  while (from < entries.length) {
    const key = Math.floor((entries[from] ?? 0) / RECORD_BITS);
    const limit = (key + 1) * RECORD_BITS;
    let to = from + 1;
    while (to < entries.length && (entries[to] ?? 0) < limit) to += 1;
    part(from, to, key);
    from = to;
  }
}
