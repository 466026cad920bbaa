import type { InsertPlan } from '../job/job.ts';

/** What one envelope may hold beside its sheets; absent: no limit is known. */
export interface InsertRoom {
  /** Grams. */
  readonly weight?: number;
  /** Millimetres. */
  readonly thickness?: number;
}

/** How an insert fared in this run; all count pieces. */
export interface InsertCount {
  readonly id: string;
  readonly station: number;
  readonly eligible: number;
  readonly added: number;
  /** Pieces that had no room for it: too heavy or too thick with it. */
  readonly noRoom: number;
  /** Pieces that came when no more was there. */
  readonly outOfStock: number;
  /** What there was at the beginning; absent: nobody counts. */
  readonly stock?: number;
}

/** What is added to a piece. */
interface ChosenInserts {
  /** Bit n − 1: station n adds its insert. */
  readonly stations: number;
  /** Grams of all of them. */
  readonly weight: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Below what any scale sees: a limit that is met exactly is met. */
const ROUNDING = 1e-6;

/**
 * Chooses inserts on one thread in the order of the pieces, so that stock is used up exactly and the same for any number of workers. Each
 * insert goes to a piece once, in the order of priority, while there is room and stock. Inserts outside their period are never chosen.
 */
export class InsertChooser {
  readonly #inserts: readonly InsertPlan[];
  /** Indexes of inserts in period, by falling priority, equal ones in the job's order. */
  readonly #ranked: readonly number[];
  readonly #counts: Mutable<InsertCount>[];

  constructor(inserts: readonly InsertPlan[], runDate: string) {
    this.#inserts = inserts;
    this.#ranked = inserts
      .map((insert, index) => ({ insert, index }))
      .filter(({ insert }) => insert.from <= runDate && runDate <= insert.until)
      .sort((a, b) => b.insert.priority - a.insert.priority || a.index - b.index)
      .map(({ index }) => index);
    this.#counts = inserts.map(({ id, station, stock }) => ({
      ...{ id, station, eligible: 0, added: 0, noRoom: 0, outOfStock: 0 },
      ...(stock === undefined ? {} : { stock }),
    }));
  }

  /** `eligible`: bit i for insert i of the job, of any document in the piece. */
  choose(eligible: number, room: InsertRoom): ChosenInserts {
    let stations = 0;
    let weight = 0;
    let thickness = 0;
    for (const index of this.#ranked) {
      const insert = this.#inserts[index];
      const count = this.#counts[index];
      if (insert === undefined || count === undefined || (eligible & (1 << index)) === 0) continue;
      count.eligible += 1;
      const tooHeavy = room.weight !== undefined && weight + insert.weight > room.weight + ROUNDING;
      const tooThick =
        room.thickness !== undefined && thickness + insert.thickness > room.thickness + ROUNDING;
      if (tooHeavy || tooThick) count.noRoom += 1;
      else if (insert.stock !== undefined && count.added >= insert.stock) count.outOfStock += 1;
      else {
        count.added += 1;
        stations |= 1 << (insert.station - 1);
        weight += insert.weight;
        thickness += insert.thickness;
      }
    }
    return { stations, weight };
  }

  counts(): InsertCount[] {
    return this.#counts.map((count) => ({ ...count }));
  }
}
