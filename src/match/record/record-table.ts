import type { MatchRecord } from '../../model/match-record.ts';
import { readCompanyName } from './company-name.ts';
import { foldText } from './fold-text.ts';
import { personFlags } from './person-flags.ts';
import { readPersonName } from './person-name.ts';
import {
  readBirthDate,
  readCode,
  readCustomerId,
  readEmail,
  readPhone,
  readPlace,
  readPostBox,
} from './place-and-contact.ts';
import { readStreetLine } from './street-line.ts';
import { mix, TextPool } from './text-pool.ts';

/**
 * What a record is compared by, by its place: each a number of a text in its pool (0: not known) or, for the flags and the kind,
 * of its own.
 */
export const WIDTH = 18;
export const GIVEN = 0;
export const FAMILY = 1;
export const STREET = 2;
export const NUMBER = 3;
export const UNIT = 4;
export const CODE = 5;
export const CITY = 6;
export const DISTRICT = 7;
export const REGION = 8;
export const BIRTH = 9;
export const CUSTOMER = 10;
export const EMAIL = 11;
export const PHONE = 12;
/** See `record/person-flags.ts`. */
export const FLAGS = 13;
/** 256 times the street's direction, and its kind. */
export const KIND = 14;
export const COUNTRY = 15;
/** The company that a person's record names. */
export const COMPANY = 16;
/** What else tells one door or desk from another. */
export const WITHIN = 17;

/** Records as rows of numbers; texts are held once. For companies `family` holds the company's name. */
export class RecordTable {
  readonly pools: readonly TextPool[] = Array.from({ length: WIDTH }, () => new TextPool());
  #rows: Int32Array = new Int32Array(WIDTH << 8);
  #size = 0;
  readonly #companies: boolean;

  constructor(companies: boolean) {
    this.#companies = companies;
  }

  get size(): number {
    return this.#size;
  }

  get rows(): Int32Array {
    return this.#rows;
  }

  pool(slot: number): TextPool {
    const pool = this.pools[slot];
    if (pool === undefined) throw new RangeError(`no slot ${slot}`);
    return pool;
  }

  add(record: MatchRecord): number {
    const index = this.#size++;
    const at = index * WIDTH;
    if (at + WIDTH > this.#rows.length) {
      const longer = new Int32Array(Math.ceil((this.#rows.length * 1.5) / WIDTH) * WIDTH);
      longer.set(this.#rows);
      this.#rows = longer;
    }
    const rows = this.#rows;
    this.#addName(record, at);
    const line = readStreetLine(record.street, record.houseNumber, record.unit);
    const isBox = line.base === '' && record.postBox !== '';
    if (isBox) {
      line.base = 'pobox';
      line.number = readPostBox(record.postBox);
    }
    if (!this.#companies) {
      const box = isBox ? '' : record.postBox;
      rows[at + WITHIN] = this.pool(WITHIN).intern(foldText(`${record.within} ${box}`).trim());
    }
    rows[at + STREET] = this.pool(CITY).intern(line.base);
    rows[at + KIND] = line.direction * 256 + line.kind;
    rows[at + NUMBER] = this.pool(NUMBER).intern(line.number);
    rows[at + UNIT] = this.pool(UNIT).intern(line.unit);
    rows[at + CODE] = this.pool(CODE).intern(readCode(record.postalCode, record.country));
    // Streets, towns and districts stand in one another's field: one pool, so that equal ones are equal numbers.
    rows[at + CITY] = this.pool(CITY).intern(readPlace(record.city));
    rows[at + DISTRICT] = this.pool(CITY).intern(readPlace(record.district));
    rows[at + REGION] = this.pool(REGION).intern(readPlace(record.region));
    rows[at + BIRTH] = this.pool(BIRTH).intern(readBirthDate(record.birthDate));
    rows[at + CUSTOMER] = this.pool(CUSTOMER).intern(readCustomerId(record.customerId));
    rows[at + EMAIL] = this.pool(EMAIL).intern(readEmail(record.email, this.#companies));
    rows[at + PHONE] = this.pool(PHONE).intern(readPhone(record.phone));
    rows[at + COUNTRY] = this.pool(COUNTRY).intern(record.country.toLowerCase());
    return index;
  }

  /** Half of a hash of everything a row holds; two seeds give the whole. The same whatever the order of adding. */
  hash(index: number, seed: number): number {
    const at = index * WIDTH;
    let hash = seed;
    for (let slot = 0; slot < WIDTH; slot++) {
      const value = this.#rows[at + slot] ?? 0;
      const known = slot === FLAGS || slot === KIND ? value : this.poolOf(slot).hash(value);
      hash = Math.imul(mix(hash ^ known), 0x9e3779b1) + slot;
    }
    return mix(hash);
  }

  poolOf(slot: number): TextPool {
    if (slot === GIVEN) return this.pool(FAMILY);
    return this.pool(slot === DISTRICT || slot === STREET ? CITY : slot);
  }

  /** Lays other rows of the same pools in place of these. */
  replaceRows(rows: Int32Array, size: number): void {
    this.#rows = rows;
    this.#size = size;
  }

  close(): void {
    for (const pool of this.pools) pool.close();
  }

  #addName(record: MatchRecord, at: number): void {
    const rows = this.#rows;
    if (this.#companies) {
      rows[at + FAMILY] = this.pool(FAMILY).intern(readCompanyName(record));
      return;
    }
    const name = readPersonName(record.name, record.givenName, record.familyName);
    const company = readCompanyName(record);
    const isOrganisation = name.given === '' && name.family === '' && company !== '';
    if (isOrganisation) name.family = company;
    else rows[at + COMPANY] = this.pool(COMPANY).intern(foldText(record.company));
    // Names stand in one another's field as well.
    rows[at + GIVEN] = this.pool(FAMILY).intern(name.given);
    rows[at + FAMILY] = this.pool(FAMILY).intern(name.family);
    rows[at + FLAGS] = personFlags(name, record.title, isOrganisation);
  }
}
