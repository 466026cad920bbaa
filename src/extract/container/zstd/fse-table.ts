import { ZstdDamage } from './damage.ts';

/** A decoding table of finite state entropy (RFC 8878, 4.1): a state gives a symbol, and how the next state is found. */
export interface FseTable {
  /** Bits of a state. */
  log: number;
  /** For each state: baseline of the next one (16 bits), bits to be added to it (8 bits), symbol (8 bits). */
  readonly cells: Int32Array;
}

/** A table with room for states of `maxLog` bits. */
export function roomForTable(maxLog: number): FseTable {
  return { log: 0, cells: new Int32Array(1 << maxLog) };
}

/** A table in which every state gives the same symbol and costs no bits. */
export function fillWithOne(table: FseTable, symbol: number): void {
  table.log = 0;
  table.cells[0] = symbol << 24;
}

const counts = new Int16Array(256);
const nextState = new Int32Array(256);

/**
 * Reads a table's description (4.1.1) from `bytes`, between `at` and `end`, and fills `table`. Gives where the
 * description ends.
 */
export function readFseTable(
  bytes: Uint8Array,
  at: number,
  end: number,
  table: FseTable,
  limits: { readonly maxLog: number; readonly maxSymbol: number },
): number {
  let position = at * 8;
  const last = end * 8;
  // Beyond `end` zeros are read: the description may end within the last three bytes.
  const peek = (bits: number): number => {
    const byte = position >> 3;
    let word = 0;
    for (let i = 2; i >= 0; i -= 1) word = (word << 8) | (byte + i < end ? (bytes[byte + i] ?? 0) : 0);
    return (word >> (position & 7)) & ((1 << bits) - 1);
  };
  const log = peek(4) + 5;
  position += 4;
  if (log > limits.maxLog) throw new ZstdDamage('an entropy table is larger than allowed');
  let remaining = (1 << log) + 1;
  let threshold = 1 << log;
  let bits = log + 1;
  let symbol = 0;
  let repeat = false;
  while (remaining > 1 && symbol <= limits.maxSymbol) {
    if (repeat) {
      let more = 3;
      while (more === 3 && position <= last) {
        more = peek(2);
        position += 2;
        for (let i = 0; i < more && symbol <= limits.maxSymbol; i += 1) counts[symbol++] = 0;
      }
      if (symbol > limits.maxSymbol) break;
    }
    const short = 2 * threshold - 1 - remaining;
    let value = peek(bits - 1);
    if (value < short) position += bits - 1;
    else {
      value = peek(bits);
      position += bits;
      if (value >= threshold) value -= short;
    }
    // 0 stands for a probability below 1: one state.
    const count = value - 1;
    remaining -= Math.abs(count);
    counts[symbol++] = count;
    repeat = count === 0;
    while (remaining < threshold && threshold > 1) {
      bits -= 1;
      threshold >>= 1;
    }
  }
  if (remaining !== 1 || position > last) throw new ZstdDamage('an entropy table is malformed');
  fillTable(table, log, counts, symbol);
  return (position + 7) >> 3;
}

/** Spreads symbols over the states (4.1.1, "From normalized distribution to decoding tables"). */
export function fillTable(table: FseTable, log: number, from: ArrayLike<number>, symbols: number): void {
  const size = 1 << log;
  const { cells } = table;
  let high = size - 1;
  for (let symbol = 0; symbol < symbols; symbol += 1) {
    const count = from[symbol] ?? 0;
    nextState[symbol] = count;
    if (count !== -1) continue;
    cells[high] = symbol << 24;
    high -= 1;
    nextState[symbol] = 1;
  }
  const step = (size >> 1) + (size >> 3) + 3;
  const mask = size - 1;
  let at = 0;
  for (let symbol = 0; symbol < symbols; symbol += 1) {
    for (let i = 0, count = from[symbol] ?? 0; i < count; i += 1) {
      cells[at] = symbol << 24;
      do at = (at + step) & mask;
      while (at > high);
    }
  }
  if (at !== 0) throw new ZstdDamage('an entropy table is malformed');
  for (let state = 0; state < size; state += 1) {
    const symbol = (cells[state] ?? 0) >>> 24;
    const next = nextState[symbol] ?? 1;
    nextState[symbol] = next + 1;
    const bits = log - (31 - Math.clz32(next));
    cells[state] = (symbol << 24) | (bits << 16) | ((next << bits) - size);
  }
  table.log = log;
}
