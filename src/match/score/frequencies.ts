import { type RecordTable, WIDTH } from '../record/record-table.ts';
import type { Field } from './fields.ts';

/** How often values of a field occur among the records that have one. */
export class Frequencies {
  readonly #counts: (Int32Array | undefined)[];
  readonly #known: Float64Array;
  readonly #fields: readonly Field[];

  /** `times`: how many records each row stands for. */
  constructor(table: RecordTable, times: Int32Array, fields: readonly Field[]) {
    this.#fields = fields;
    this.#known = new Float64Array(fields.length);
    this.#counts = fields.map((field, at) => {
      const { slot } = field;
      if (slot === undefined) return undefined;
      const counts = new Int32Array(table.poolOf(slot).size);
      const { rows } = table;
      for (let index = 0; index < table.size; index++) {
        const value = rows[index * WIDTH + slot] ?? 0;
        if (value === 0) continue;
        const count = times[index] ?? 1;
        counts[value] = (counts[value] ?? 0) + count;
        this.#known[at] = (this.#known[at] ?? 0) + count;
      }
      return counts;
    });
  }

  /**
   * The chance that a record of somebody else bears the value, judged from all records but two that bear it (a pair
   * tells nothing of its own rarity); with few records it leans on what is usual of the field.
   */
  chance(field: number, value: number): number {
    const counts = this.#counts[field];
    const { u, rarest = 0 } = this.#fields[field] ?? {};
    const usual = u?.[0] ?? 0;
    if (counts === undefined) return usual;
    const others = Math.max(0, (counts[value] ?? 0) - 2);
    const chance = (others + LEAN * usual) / (Math.max(0, (this.#known[field] ?? 0) - 2) + LEAN);
    return chance < rarest ? rarest : chance;
  }

  count(field: number, value: number): number {
    return this.#counts[field]?.[value] ?? 0;
  }

  known(field: number): number {
    return this.#known[field] ?? 0;
  }
}

const LEAN = 20;
