import type { PairLevels } from '../compare/pair-levels.ts';
import { COMPANY_LITTLE } from '../compare/company-levels.ts';
import { FAMILY_DIFFERENT, GIVEN_DIFFERENT, GIVEN_INITIAL } from '../compare/name-levels.ts';
import type { MatchPolicy } from '../match-plan.ts';
import {
  CITY,
  CODE,
  COMPANY,
  COUNTRY,
  DISTRICT,
  FLAGS,
  FAMILY as NAME,
  GIVEN as GIVEN_SLOT,
  type RecordTable,
  WIDTH,
} from '../record/record-table.ts';
import { GENERATION_BITS, isOtherSex, JOINT, ORGANISATION } from '../record/person-flags.ts';
import { GENERIC_WORDS, LEGAL_FORMS } from '../words/company-words.ts';
import * as field from './fields.ts';

/** What forbids that two records are merged, however much else they have in common. */
export const CONFLICTS = [
  '',
  'given-name',
  'generation',
  'birth-date',
  'house-number',
  'unit',
  'family-name',
  'branch-number',
  'joint-name',
  'street',
  'postal-code',
  'not-certain',
  'no-address',
  'no-town',
  'company',
  'country',
  'title',
] as const;

const GIVEN_NAME = 1;
const GENERATION = 2;
const BIRTH_DATE = 3;
const HOUSE_NUMBER = 4;
const UNIT = 5;
const FAMILY_NAME = 6;
const BRANCH_NUMBER = 7;
const JOINT_NAME = 8;
const STREET_NAME = 9;
const POSTAL_CODE = 10;
/** Where only what is certain is merged. */
export const NOT_CERTAIN = 11;
const NO_ADDRESS = 12;
const NO_TOWN = 13;
const COMPANY_NAME = 14;
const COUNTRY_NAME = 15;
const TITLE = 16;

/** What the records at hand show of how fields are damaged. */
interface SeenDamage {
  /** Other given names at one address are the same person under a damaged name. */
  readonly givenNames: boolean;
  /** House numbers come as quite other ones often enough to learn from. */
  readonly houseNumbers: boolean;
}

const NO_DAMAGE: SeenDamage = { givenNames: false, houseNumbers: false };

/** The number of a conflict of the pair compared last; 0 for none. */
export type ConflictReader = (one: number, other: number) => number;

export function conflictReader(
  policy: MatchPolicy,
  table: RecordTable,
  pair: PairLevels,
  damage: SeenDamage = NO_DAMAGE,
): ConflictReader {
  const { rows } = table;
  const { levels, companies } = pair;
  const same = (of: number): boolean => levels[of] === 1;
  const townsAreNamed = namesTowns(table);
  /** Neither code nor town nor district to compare: a street of that name is in every town. */
  const isOfAnyTown = (): boolean => townsAreNamed && TOWNS.every((at) => levels[at] === 0);
  switch (policy) {
    case 'same-person':
      return (one, other) => {
        const a = rows[one * WIDTH + FLAGS] ?? 0;
        const b = rows[other * WIDTH + FLAGS] ?? 0;
        if (same(field.CUSTOMER)) return customerConflict(levels);
        if (((a ^ b) & ORGANISATION) !== 0 || isOtherCompany(table, one, other)) return COMPANY_NAME;
        if (isOtherSex(a, b) && !isNamed(table, one, other)) return TITLE;
        if (levels[field.GIVEN] === GIVEN_DIFFERENT && !damage.givenNames && levels[field.CUSTOMER] !== 2)
          return GIVEN_NAME;
        if (levels[field.BIRTH] === 3 && levels[field.CUSTOMER] !== 2) return BIRTH_DATE;
        const known = same(field.BIRTH) || same(field.EMAIL);
        if ((a & GENERATION_BITS) !== (b & GENERATION_BITS) && !same(field.BIRTH)) return GENERATION;
        if ((a & JOINT) !== (b & JOINT)) return JOINT_NAME;
        if (isNowhere(levels)) return NO_ADDRESS;
        if (known || same(field.PHONE)) return 0;
        if (isAbroad(table, one, other)) return COUNTRY_NAME;
        if (isOfAnyTown()) return NO_TOWN;
        return damage.houseNumbers && isSureButNumber(levels) ? 0 : placeConflict(levels);
      };
    case 'household':
      return () => {
        if (levels[field.FAMILY] === FAMILY_DIFFERENT) return FAMILY_NAME;
        if (isNowhere(levels)) return NO_ADDRESS;
        return isOfAnyTown() ? NO_TOWN : placeConflict(levels);
      };
    case 'company':
      return (one, other) => {
        if (same(field.CUSTOMER)) return 0;
        if (companies?.otherBranch(rows[one * WIDTH + NAME] ?? 0, rows[other * WIDTH + NAME] ?? 0) === true)
          return BRANCH_NUMBER;
        // At one address stand many companies: a word in common makes none of them another.
        if ((levels[field.FAMILY] ?? 0) >= COMPANY_LITTLE && !same(field.PHONE)) return FAMILY_NAME;
        // A company's name is seldom in two towns: it is enough that both say where, or neither does.
        if (isOfAnyTown() && isPlaced(table, one) !== isPlaced(table, other))
          if (!same(field.PHONE) && !same(field.EMAIL)) return NO_TOWN;
        return siteConflict(levels);
      };
  }
}

/** One number, and two people: both names differ, and neither birth date nor street or town speaks for it. */
function customerConflict(levels: Uint8Array): number {
  if (levels[field.GIVEN] !== GIVEN_DIFFERENT || levels[field.FAMILY] !== FAMILY_DIFFERENT) return 0;
  return SPEAKING.some((at) => (levels[at] ?? 0) >= 1 && (levels[at] ?? 0) <= 2) ? 0 : FAMILY_NAME;
}

const SPEAKING = [field.BIRTH, field.STREET, field.CODE];

/** Both records name a company, and the names have no word in common. */
function isOtherCompany(table: RecordTable, one: number, other: number): boolean {
  const a = table.rows[one * WIDTH + COMPANY] ?? 0;
  const b = table.rows[other * WIDTH + COMPANY] ?? 0;
  if (a === b || a === 0 || b === 0) return false;
  const words = telling(table.pool(COMPANY).text(a));
  return !telling(table.pool(COMPANY).text(b)).some((word) => words.includes(word));
}

function telling(name: string): string[] {
  return name.split(' ').filter((word) => !LEGAL_FORMS.has(word) && !GENERIC_WORDS.has(word));
}

/** At least one of the two has a given name that is more than an initial. */
function isNamed(table: RecordTable, one: number, other: number): boolean {
  const names = table.pool(NAME);
  return [one, other].some((place) => names.length(table.rows[place * WIDTH + GIVEN_SLOT] ?? 0) > 1);
}

/** Both countries are known, and they are two. */
export function isAbroad({ rows }: RecordTable, one: number, other: number): boolean {
  const a = rows[one * WIDTH + COUNTRY] ?? 0;
  const b = rows[other * WIDTH + COUNTRY] ?? 0;
  return a !== b && a !== 0 && b !== 0;
}

/** No street, house number, district or sign of identity in both: a name and a town are no proof. */
function isNowhere(levels: Uint8Array): boolean {
  for (const at of PROOFS) if (levels[at] !== 0) return false;
  return true;
}

const PROOFS = [
  field.NUMBER,
  field.STREET,
  field.DISTRICT,
  field.BIRTH,
  field.CUSTOMER,
  field.EMAIL,
  field.PHONE,
];

/** Sites of one chain share name and telephone: only the very same address is one site. */
function siteConflict(levels: Uint8Array): number {
  if ((levels[field.NUMBER] ?? 0) > 2) return HOUSE_NUMBER;
  const alike = levels[field.FAMILY] === 1 && levels[field.PHONE] === 1;
  if ((levels[field.STREET] ?? 0) === 6) return STREET_NAME;
  return (levels[field.CODE] ?? 0) > (alike ? 3 : 2) ? POSTAL_CODE : 0;
}

const TOWNS = [field.CODE, field.CITY, field.DISTRICT];

/** Whether any record says where it is: a list that never does is of one place. */
function namesTowns(table: RecordTable): boolean {
  for (let place = 0; place < table.size; place++) if (isPlaced(table, place)) return true;
  return false;
}

function isPlaced({ rows }: RecordTable, place: number): boolean {
  const at = place * WIDTH;
  return rows[at + CODE] !== 0 || rows[at + CITY] !== 0 || rows[at + DISTRICT] !== 0;
}

function placeConflict(levels: Uint8Array): number {
  if ((levels[field.NUMBER] ?? 0) >= 4) return HOUSE_NUMBER;
  return levels[field.UNIT] === 3 ? UNIT : 0;
}

/** Another number, not the house next door, but the whole name, the street and the area agree. */
function isSureButNumber(levels: Uint8Array): boolean {
  if (levels[field.NUMBER] !== 5 || levels[field.UNIT] === 3) return false;
  const given = levels[field.GIVEN] ?? 0;
  const family = levels[field.FAMILY] ?? 0;
  const street = levels[field.STREET] ?? 0;
  return (
    given >= 1 &&
    given < GIVEN_DIFFERENT &&
    given !== GIVEN_INITIAL &&
    family >= 1 &&
    family <= 4 &&
    street >= 1 &&
    street <= 5
  );
}
