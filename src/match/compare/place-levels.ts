import {
  CITY,
  CODE,
  DISTRICT,
  KIND,
  NUMBER,
  STREET,
  UNIT,
  type RecordTable,
} from '../record/record-table.ts';
import type { TextPool } from '../record/text-pool.ts';
import { LevelMemory } from './level-memory.ts';
import {
  isBeginning,
  isExchange,
  isOneEdit,
  jaroWinkler,
  layBeside,
  sameLength,
  shorterLength,
} from './text-distance.ts';

export const NUMBER_LEVELS = ['missing', 'same', 'suffix', 'typing error', 'near', 'different'] as const;
export const STREET_LEVELS = [
  'missing',
  'same',
  'kind not given',
  'typing error',
  'other kind',
  'alike',
  'different',
] as const;
export const UNIT_LEVELS = ['missing', 'same', 'typing error', 'different'] as const;
export const CODE_LEVELS = ['missing', 'same', 'typing error', 'near', 'different'] as const;
export const CITY_LEVELS = ['missing', 'same', 'typing error', 'as district', 'different'] as const;
export const DISTRICT_LEVELS = ['missing', 'same', 'typing error', 'different'] as const;

/** House numbers no further apart than this are taken for neighbours. */
const NEXT_DOOR = 6;

const SAME = 1;
const CLOSE = 2;
const ALIKE = 3;
const APART = 4;

/** Compares streets, numbers, codes and towns of two records. */
export class PlaceLevels {
  readonly #rows: Int32Array;
  readonly #places: TextPool;
  readonly #numbers: TextPool;
  readonly #codes: TextPool;
  readonly #units: TextPool;
  readonly #near = new LevelMemory();

  constructor(table: RecordTable) {
    this.#rows = table.rows;
    this.#places = table.pool(CITY);
    this.#numbers = table.pool(NUMBER);
    this.#codes = table.pool(CODE);
    this.#units = table.pool(UNIT);
  }

  number(a: number, b: number): number {
    const one = this.#rows[a + NUMBER] ?? 0;
    const other = this.#rows[b + NUMBER] ?? 0;
    if (one === 0 || other === 0) return 0;
    if (one === other) return 1;
    const first = leadingNumber(this.#numbers, one);
    const second = leadingNumber(this.#numbers, other);
    layBeside(this.#numbers, one, this.#numbers, other);
    // `N6W23001` and `N6W23003` are two houses.
    if (first < 0 || second < 0) return isExchange() ? 3 : 5;
    if (first === second) return 2;
    const difference = Math.abs(first - second);
    if (isExchange()) return 3;
    // A last digit mistyped looks like the house next door: it is taken for that.
    if (isOneEdit() && (difference > 9 || (!sameLength() && difference > NEXT_DOOR))) return 3;
    return difference <= NEXT_DOOR ? 4 : 5;
  }

  unit(a: number, b: number): number {
    const one = this.#rows[a + UNIT] ?? 0;
    const other = this.#rows[b + UNIT] ?? 0;
    if (one === 0 || other === 0) return 0;
    if (one === other) return 1;
    layBeside(this.#units, one, this.#units, other);
    return isExchange() ? 2 : 3;
  }

  street(a: number, b: number): number {
    const rows = this.#rows;
    const one = rows[a + STREET] ?? 0;
    const other = rows[b + STREET] ?? 0;
    if (one === 0 || other === 0) {
      if (one === other) return 0;
      return this.#crossed(a, b) ? 5 : 0;
    }
    const near = this.#nearness(one, other);
    if (near === APART) return this.#crossed(a, b) ? 5 : 6;
    const kinds = this.#kinds(rows[a + KIND] ?? 0, rows[b + KIND] ?? 0);
    if (kinds === 3) return 6;
    // `Cottage Grove` and `Cottage Grove Ave`: what looks like a kind may be the name's last word.
    if (near === ALIKE) return 5;
    if (kinds === 2) return near === SAME ? 4 : 6;
    return near === SAME ? kinds + 1 : 3;
  }

  code(a: number, b: number): number {
    const one = this.#rows[a + CODE] ?? 0;
    const other = this.#rows[b + CODE] ?? 0;
    if (one === 0 || other === 0) return 0;
    if (one === other) return 1;
    layBeside(this.#codes, one, this.#codes, other);
    if (isOneEdit()) return 2;
    const bytes = this.#codes.bytes;
    const from = this.#codes.start(one);
    const start = this.#codes.start(other);
    return bytes[from] === bytes[start] && bytes[from + 1] === bytes[start + 1] ? 3 : 4;
  }

  city(a: number, b: number): number {
    const rows = this.#rows;
    const one = rows[a + CITY] ?? 0;
    const other = rows[b + CITY] ?? 0;
    if (one === 0 || other === 0) return 0;
    const near = this.#nearness(one, other);
    if (near === SAME) return 1;
    if (near === CLOSE) return 2;
    if (one === rows[b + DISTRICT] || other === rows[a + DISTRICT]) return 3;
    return near === ALIKE ? 2 : 4;
  }

  district(a: number, b: number): number {
    const rows = this.#rows;
    const one = rows[a + DISTRICT] ?? 0;
    const other = rows[b + DISTRICT] ?? 0;
    if (one === 0 || other === 0) return 0;
    const near = this.#nearness(one, other);
    if (near === SAME) return 1;
    return near === APART ? 3 : 2;
  }

  /** One record's street in the other's district. */
  #crossed(a: number, b: number): boolean {
    return this.#begins(a, b) || this.#begins(b, a);
  }

  #begins(a: number, b: number): boolean {
    const street = this.#rows[a + STREET] ?? 0;
    const district = this.#rows[b + DISTRICT] ?? 0;
    if (street === 0 || district === 0 || this.#places.length(street) < 4) return false;
    layBeside(this.#places, street, this.#places, district);
    return isBeginning() || jaroWinkler() >= 0.9;
  }

  #nearness(one: number, other: number): number {
    if (one === other) return SAME;
    const places = this.#places;
    const lengths = places.length(one) + places.length(other);
    if (lengths < 4) return APART;
    const known = this.#near.get(one, other);
    if (known !== 0) return known;
    layBeside(places, one, places, other);
    return this.#near.set(one, other, placeNearness(places, one, other));
  }

  /** 0 equal, 1 one-sided, 2 another kind, 3 another direction. */
  #kinds(one: number, other: number): number {
    if (one === other) return 0;
    const direction = one >> 8;
    const otherDirection = other >> 8;
    if (direction !== otherDirection && direction !== 0 && otherDirection !== 0) return 3;
    const kind = one & 255;
    const otherKind = other & 255;
    return kind !== otherKind && kind !== 0 && otherKind !== 0 ? 2 : 1;
  }
}

function placeNearness(places: TextPool, one: number, other: number): number {
  if (hasDigit(places, one) || hasDigit(places, other)) return APART;
  const shorter = shorterLength();
  const similar = jaroWinkler();
  if ((shorter >= 4 && isOneEdit()) || similar >= 0.93) return CLOSE;
  if (similar >= 0.87 || (shorter >= 5 && isBeginning())) return ALIKE;
  return APART;
}

/** `51st` and `52nd` differ by a letter and are two streets. */
function hasDigit(pool: TextPool, id: number): boolean {
  const bytes = pool.bytes;
  for (let at = pool.start(id); at < pool.end(id); at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) return true;
  }
  return false;
}

/** The number before a letter or a range's stroke; -1 for none. */
function leadingNumber(pool: TextPool, id: number): number {
  const bytes = pool.bytes;
  let value = -1;
  for (let at = pool.start(id); at < pool.end(id); at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = Math.max(value, 0) * 10 + digit;
  }
  return value;
}
