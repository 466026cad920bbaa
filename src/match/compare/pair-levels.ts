import * as slot from '../record/record-table.ts';
import type { RecordTable } from '../record/record-table.ts';
import * as field from '../score/fields.ts';
import { CompanyLevels } from './company-levels.ts';
import { birthLevel, identityLevel, phoneLevel, regionLevel } from './identity-levels.ts';
import { GIVEN_DIFFERENT, NameLevels } from './name-levels.ts';
import { PlaceLevels } from './place-levels.ts';
import type { Sounds } from './sounds.ts';

/** Compares two records field by field; the last pair's levels stand in `levels`, in the order of the fields. */
export class PairLevels {
  readonly levels = new Uint8Array(field.FIELD_COUNT);
  readonly companies: CompanyLevels | undefined;
  readonly #table: RecordTable;
  readonly #rows: Int32Array;
  readonly #names: NameLevels;
  readonly #places: PlaceLevels;

  constructor(table: RecordTable, sounds: Sounds, ofCompanies: boolean) {
    this.#table = table;
    this.#rows = table.rows;
    this.#names = new NameLevels(table.pool(slot.FAMILY), sounds);
    this.#places = new PlaceLevels(table);
    this.companies = ofCompanies ? new CompanyLevels(table.pool(slot.FAMILY)) : undefined;
  }

  compare(one: number, other: number): void {
    this.compareNames(one, other);
    this.compareRest(one, other);
  }

  compareNames(one: number, other: number): void {
    const a = one * slot.WIDTH;
    const b = other * slot.WIDTH;
    const rows = this.#rows;
    if (this.companies === undefined) this.#comparePeople(a, b);
    else
      this.levels[field.FAMILY] = this.companies.level(
        rows[a + slot.FAMILY] ?? 0,
        rows[b + slot.FAMILY] ?? 0,
      );
  }

  /** Of a pair whose names have just been compared. */
  compareRest(one: number, other: number): void {
    const a = one * slot.WIDTH;
    const b = other * slot.WIDTH;
    const { levels } = this;
    const rows = this.#rows;
    const table = this.#table;
    const places = this.#places;
    levels[field.NUMBER] = places.number(a, b);
    levels[field.STREET] = places.street(a, b);
    levels[field.UNIT] = places.unit(a, b);
    levels[field.CODE] = places.code(a, b);
    levels[field.CITY] = places.city(a, b);
    levels[field.DISTRICT] = places.district(a, b);
    levels[field.REGION] = regionLevel(rows[a + slot.REGION] ?? 0, rows[b + slot.REGION] ?? 0);
    levels[field.BIRTH] = birthLevel(
      table.pool(slot.BIRTH),
      rows[a + slot.BIRTH] ?? 0,
      rows[b + slot.BIRTH] ?? 0,
    );
    levels[field.CUSTOMER] = identityLevel(
      table.pool(slot.CUSTOMER),
      rows[a + slot.CUSTOMER] ?? 0,
      rows[b + slot.CUSTOMER] ?? 0,
    );
    levels[field.EMAIL] = identityLevel(
      table.pool(slot.EMAIL),
      rows[a + slot.EMAIL] ?? 0,
      rows[b + slot.EMAIL] ?? 0,
    );
    levels[field.PHONE] = phoneLevel(
      table.pool(slot.PHONE),
      rows[a + slot.PHONE] ?? 0,
      rows[b + slot.PHONE] ?? 0,
    );
  }

  /** Straight, or crosswise where that agrees and straight does not. */
  #comparePeople(a: number, b: number): void {
    const rows = this.#rows;
    const names = this.#names;
    const { levels } = this;
    const given = rows[a + slot.GIVEN] ?? 0;
    const family = rows[a + slot.FAMILY] ?? 0;
    const otherGiven = rows[b + slot.GIVEN] ?? 0;
    const otherFamily = rows[b + slot.FAMILY] ?? 0;
    const straightGiven = names.given(given, otherGiven);
    const straightFamily = names.family(family, otherFamily);
    levels[field.ORDER] = 1;
    levels[field.GIVEN] = straightGiven;
    levels[field.FAMILY] = straightFamily;
    if (agrees(straightGiven) || agrees(straightFamily)) return;
    const crossGiven = names.given(given, otherFamily);
    const crossFamily = names.given(family, otherGiven);
    const crossed = agreement(crossGiven) + agreement(crossFamily);
    if (crossed < 3 || crossGiven === GIVEN_DIFFERENT || crossFamily === GIVEN_DIFFERENT) return;
    levels[field.ORDER] = 2;
    levels[field.GIVEN] = crossGiven;
    levels[field.FAMILY] = FAMILY_OF_GIVEN[crossFamily] ?? 5;
  }
}

/** Levels of given names as those of family names. */
const FAMILY_OF_GIVEN = [0, 1, 1, 2, 4, 3, 4, 5];

function agrees(level: number): boolean {
  return level !== 0 && level <= 3;
}

function agreement(level: number): number {
  return AGREEMENT[level] ?? 0;
}

const AGREEMENT = [0, 3, 3, 2, 1, 2, 1, 0];
