import type { PairLevels } from '../compare/pair-levels.ts';
import { type RecordTable, WIDTH } from '../record/record-table.ts';
import { CLASS_COUNT } from './classes.ts';
import { CITY, CODE, DISTRICT, type Field, FIELD_COUNT, GROUPS, ORDER, REGION } from './fields.ts';
import type { Frequencies } from './frequencies.ts';
import { LEVELS, type Weights } from './weights.ts';

/** Turns the levels of a compared pair into the chance that it is of the classes sought. */
export class PairScore {
  /** How much likelier the pair's levels are if the group is truly one, by group. */
  readonly ratios = new Float64Array(GROUPS.length);
  readonly #groupOf: Int32Array;
  readonly #fields: readonly Field[];
  readonly #weights: Weights;
  readonly #frequencies: Frequencies;
  readonly #rows: Int32Array;
  readonly #fieldRatios = new Float64Array(FIELD_COUNT);
  readonly #products = new Float64Array(CLASS_COUNT);

  constructor(table: RecordTable, fields: readonly Field[], weights: Weights, frequencies: Frequencies) {
    this.#fields = fields;
    this.#weights = weights;
    this.#frequencies = frequencies;
    this.#rows = table.rows;
    this.#groupOf = Int32Array.from(fields, (field) => GROUPS.indexOf(field.group));
  }

  /** Of the pair whose levels stand in `levels`. */
  weigh(one: number, { levels }: Pick<PairLevels, 'levels'>): void {
    const { ratios } = this;
    const fieldRatios = this.#fieldRatios;
    ratios.fill(1);
    for (let at = 0; at < FIELD_COUNT; at++) {
      const level = levels[at] ?? 0;
      let ratio = 1;
      if (level !== 0) {
        const m = this.#weights.m[at * LEVELS + level] ?? 1;
        const u =
          level === 1 && at !== ORDER
            ? this.#chanceOfSame(at, one)
            : (this.#weights.u[at * LEVELS + level] ?? 1);
        ratio = m / u;
      }
      fieldRatios[at] = ratio;
    }
    this.#tieArea(levels);
    for (let at = 0; at < FIELD_COUNT; at++) {
      const group = this.#groupOf[at] ?? 0;
      ratios[group] = (ratios[group] ?? 1) * (fieldRatios[at] ?? 1);
    }
  }

  /** The chance that the weighed pair is of the classes sought; `priors` by class. */
  probability(priors: Float64Array, sought: Float64Array): number {
    const products = this.#products;
    products[0] = 1;
    let all = priors[0] ?? 0;
    let wanted = (sought[0] ?? 0) * all;
    for (let group = 0; group < GROUPS.length; group++) {
      const bit = 1 << group;
      const ratio = this.ratios[group] ?? 1;
      for (let kind = 0; kind < bit; kind++) {
        const product = (products[kind] ?? 0) * ratio;
        products[kind | bit] = product;
        const share = product * (priors[kind | bit] ?? 0);
        all += share;
        wanted += share * (sought[kind | bit] ?? 0);
      }
    }
    return wanted / all;
  }

  /** Bits for or against, of a field of the pair weighed last. */
  bits(field: number): number {
    return Math.log2(this.#fieldRatios[field] ?? 1);
  }

  #chanceOfSame(field: number, one: number): number {
    const { slot } = this.#fields[field] ?? {};
    if (slot === undefined) return this.#weights.u[field * LEVELS + 1] ?? 1;
    return this.#frequencies.chance(field, this.#rows[one * WIDTH + slot] ?? 0);
  }

  /** Code, town, district and region go together: the rarest of them speaks, the others only against. */
  #tieArea(levels: Uint8Array): void {
    const ratios = this.#fieldRatios;
    let strongest = -1;
    for (const field of AREA)
      if (levels[field] !== 0 && (strongest < 0 || (ratios[field] ?? 1) > (ratios[strongest] ?? 1)))
        strongest = field;
    for (const field of AREA) {
      const ratio = ratios[field] ?? 1;
      if (field !== strongest && ratio > 1) ratios[field] = ratio ** TIED;
    }
  }
}

const AREA = [CODE, CITY, DISTRICT, REGION];
/** How much of its bits a further part of the area that agrees keeps. */
const TIED = 0.35;
