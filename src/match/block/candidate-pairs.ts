import { mix } from '../record/text-pool.ts';
import type { RecordTable } from '../record/record-table.ts';
import { WIDTH } from '../record/record-table.ts';
import { hashOf, type KeyReader, NARROWING } from './keys.ts';

/** Larger blocks are divided by a further key. */
const LARGEST = 40;
const RECORD_BITS = 2 ** 24;

interface BlockCounts {
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
  /** The keys of each record, one after the other: a pair's keys are read together. */
  readonly #keys: Int32Array;
  readonly #width: number;

  constructor(table: RecordTable, passes: readonly number[], read: KeyReader) {
    this.#table = table;
    this.#passes = passes;
    const width = passes.length;
    this.#width = width;
    this.#keys = new Int32Array(table.size * width);
    const keys = new Int32Array(passes.length);
    for (let index = 0; index < table.size; index++) {
      read(index, keys);
      for (let key = 0; key < keys.length; key++) {
        const value = keys[key] ?? 0;
        const twice = key > 0 && passes[key] === passes[key - 1] && keys[key - 1] === value;
        this.#keys[index * width + key] = twice ? 0 : value;
      }
    }
    const last = passes[passes.length - 1] ?? 0;
    for (let pass = 0; pass <= last; pass++) this.#narrowPass(pass);
  }

  /** Calls back with every pair, the lower record first. */
  each(pair: (one: number, other: number) => void): void {
    this.#each((one, other, pass, key) => {
      if (!this.#metBefore(one, other, pass, key)) pair(one, other);
    });
  }

  /**
   * Calls back with the pairs of one in `share` blocks (`drawn`), and with those of which both records are `sampled`.
   */
  eachOfSome(
    share: number,
    sampled: Uint8Array,
    pair: (one: number, other: number, drawn: boolean, sampled: boolean) => void,
  ): void {
    this.#each((one, other, pass, key) => {
      const drawn = (key >>> 1) % share === 0;
      const both = sampled[one] === 1 && sampled[other] === 1;
      if ((drawn || both) && !this.#metBefore(one, other, pass, key)) pair(one, other, drawn, both);
    });
  }

  /** Every pair of every block. */
  #each(pair: (one: number, other: number, pass: number, key: number) => void): void {
    const last = this.#passes[this.#passes.length - 1] ?? 0;
    for (let pass = 0; pass <= last; pass++) {
      const entries = this.#entries(pass);
      eachBlock(entries, (from, to, key) => {
        for (let a = from; a < to; a++) {
          const one = (entries[a] ?? 0) % RECORD_BITS;
          for (let b = a + 1; b < to; b++) pair(one, (entries[b] ?? 0) % RECORD_BITS, pass, key);
        }
      });
    }
  }

  #slotsOf(pass: number): number[] {
    return [...this.#passes.keys()].filter((key) => this.#passes[key] === pass);
  }

  /** `key * 2²⁴ + record`, ascending. */
  #entries(pass: number): Float64Array {
    const keys = this.#keys;
    const width = this.#width;
    const slots = this.#slotsOf(pass);
    let count = 0;
    for (const slot of slots)
      for (let at = slot; at < keys.length; at += width) if (keys[at] !== 0) count += 1;
    const entries = new Float64Array(count);
    let end = 0;
    for (const slot of slots)
      for (let at = slot, index = 0; at < keys.length; at += width, index++) {
        const key = keys[at] ?? 0;
        if (key !== 0) entries[end++] = key * RECORD_BITS + index;
      }
    return entries.sort();
  }

  /** Whether the two share a key of an earlier pass, or a lower one of this pass. */
  #metBefore(one: number, other: number, pass: number, key: number): boolean {
    const keys = this.#keys;
    const passes = this.#passes;
    const a = one * this.#width;
    const b = other * this.#width;
    for (let slot = 0; slot < passes.length; slot++) {
      const of = passes[slot] ?? 0;
      if (of > pass) return false;
      const value = keys[a + slot] ?? 0;
      if (value === 0 || (of === pass && value >= key)) continue;
      if (keys[b + slot] === value) return true;
      for (let at = slot - 1; at >= 0 && passes[at] === of; at--) if (keys[b + at] === value) return true;
      for (let at = slot + 1; passes[at] === of; at++) if (keys[b + at] === value) return true;
    }
    return false;
  }

  #narrowPass(pass: number): void {
    const slots = this.#slotsOf(pass);
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
  #divide(members: Int32Array, key: number, whole: number, depth: number, slots: readonly number[]): void {
    if (members.length <= LARGEST || depth > NARROWING.length) {
      for (const index of members)
        for (const slot of slots) {
          const at = index * this.#width + slot;
          if (this.#keys[at] === whole) this.#keys[at] = key;
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
