import { ZstdDamage } from './damage.ts';
import { fillTable, fillWithOne, readFseTable, roomForTable, type FseTable } from './fse-table.ts';

/** Codes of lengths stand for a baseline and a number of bits to be added to it (RFC 8878, 3.1.1.3.2.1.1). */
interface Lengths {
  readonly base: Int32Array;
  readonly bits: Uint8Array;
}

export const LITERAL_LENGTHS = lengthsOf(0, [
  ...Array.from({ length: 16 }, () => 0),
  ...[1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
]);

export const MATCH_LENGTHS = lengthsOf(3, [
  ...Array.from({ length: 32 }, () => 0),
  ...[1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
]);

function lengthsOf(first: number, bits: readonly number[]): Lengths {
  let next = first;
  const base = bits.map((count) => {
    const from = next;
    next += 2 ** count;
    return from;
  });
  return { base: Int32Array.from(base), bits: Uint8Array.from(bits) };
}

/** One of the three kinds of codes in a sequence. */
interface Kind {
  readonly maxLog: number;
  readonly maxSymbol: number;
  readonly usual: FseTable;
}

/** Distributions that are used where a block brings none (3.1.1.3.2.2). */
const KINDS: readonly [literals: Kind, offsets: Kind, matches: Kind] = [
  kindOf(
    9,
    6,
    [
      ...[4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1],
      ...[-1, -1, -1, -1],
    ],
    35,
  ),
  kindOf(
    8,
    5,
    [1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1],
    31,
  ),
  kindOf(
    9,
    6,
    [
      ...[1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
      ...[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1],
    ],
    52,
  ),
];

function kindOf(maxLog: number, log: number, distribution: readonly number[], maxSymbol: number): Kind {
  const usual = roomForTable(log);
  fillTable(usual, log, distribution, distribution.length);
  return { maxLog, maxSymbol, usual };
}

/** The tables by which the codes of a block's sequences are read, and what the next block may repeat. */
export class SequenceTables {
  readonly #own = KINDS.map(({ maxLog }) => roomForTable(maxLog));
  readonly #now: (FseTable | undefined)[] = [undefined, undefined, undefined];

  /** At the beginning of a frame nothing is known of earlier blocks. */
  forget(): void {
    this.#now.fill(undefined);
  }

  /** Reads the three tables as the byte `modes` says, from `bytes` between `at` and `end`; gives where they end. */
  read(bytes: Uint8Array, at: number, end: number, modes: number): number {
    if ((modes & 3) !== 0) throw new ZstdDamage('a reserved bit is set');
    let behind = at;
    KINDS.forEach((kind, i) => {
      const own = this.#own[i];
      if (own === undefined) return;
      const mode = (modes >> (6 - i * 2)) & 3;
      if (mode === 0) this.#now[i] = kind.usual;
      else if (mode === 3) {
        if (this.#now[i] === undefined) throw new ZstdDamage('sequences refer to a table that is not there');
      } else {
        behind =
          mode === 1 ? readOne(bytes, behind, end, own, kind) : readFseTable(bytes, behind, end, own, kind);
        this.#now[i] = own;
      }
    });
    return behind;
  }

  get literals(): FseTable {
    return this.#at(0);
  }

  get offsets(): FseTable {
    return this.#at(1);
  }

  get matches(): FseTable {
    return this.#at(2);
  }

  #at(i: number): FseTable {
    const table = this.#now[i];
    if (table === undefined) throw new ZstdDamage('sequences refer to a table that is not there');
    return table;
  }
}

function readOne(bytes: Uint8Array, at: number, end: number, table: FseTable, { maxSymbol }: Kind): number {
  const symbol = bytes[at] ?? 0;
  if (at >= end || symbol > maxSymbol) throw new ZstdDamage('a code is out of range');
  fillWithOne(table, symbol);
  return at + 1;
}
