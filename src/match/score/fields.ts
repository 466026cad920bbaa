import { FAMILY_LEVELS, GIVEN_LEVELS } from '../compare/name-levels.ts';
import { COMPANY_LEVELS } from '../compare/company-levels.ts';
import { IDENTITY_LEVELS, REGION_LEVELS } from '../compare/identity-levels.ts';
import {
  CITY_LEVELS,
  CODE_LEVELS,
  DISTRICT_LEVELS,
  NUMBER_LEVELS,
  STREET_LEVELS,
  UNIT_LEVELS,
} from '../compare/place-levels.ts';
import * as slot from '../record/record-table.ts';

/**
 * What two records may have in common, each for itself: the given name, the family (or company) name, the street with
 * its number, the area, the birth date, the customer number, the contact. What is true of a pair is a set of these.
 */
export const GROUPS = ['given', 'family', 'street', 'area', 'birth', 'customer', 'contact'] as const;
type Group = (typeof GROUPS)[number];

export interface Field {
  readonly name: string;
  readonly group: Group;
  readonly levels: readonly string[];
  /** Weights that are used until there are records enough to estimate them; of level 1 on, 0 being what is missing. */
  readonly m: readonly number[];
  readonly u: readonly number[];
  /** The slot whose values are counted, so that rare ones weigh more; none where `undefined`. */
  readonly slot?: number;
  /** The rarest that a value is ever taken for. */
  readonly rarest: number;
}

export const ORDER = 0;
export const GIVEN = 1;
export const FAMILY = 2;
export const NUMBER = 3;
export const STREET = 4;
export const UNIT = 5;
export const CODE = 6;
export const CITY = 7;
export const DISTRICT = 8;
export const REGION = 9;
export const BIRTH = 10;
export const CUSTOMER = 11;
export const EMAIL = 12;
export const PHONE = 13;
export const FIELD_COUNT = 14;

const PLACES_AND_IDENTITY: readonly Field[] = [
  {
    name: 'houseNumber',
    group: 'street',
    levels: NUMBER_LEVELS,
    m: [0.9, 0.02, 0.05, 0.01, 0.02],
    u: [0.02, 0.003, 0.06, 0.117, 0.8],
    slot: slot.NUMBER,
    rarest: 0.005,
  },
  {
    name: 'street',
    group: 'street',
    levels: STREET_LEVELS,
    m: [0.7, 0.1, 0.12, 0.02, 0.05, 0.01],
    u: [0.001, 0.0005, 0.001, 0.0005, 0.005, 0.992],
    slot: slot.STREET,
    rarest: 0.001,
  },
  {
    name: 'unit',
    group: 'street',
    levels: UNIT_LEVELS,
    m: [0.9, 0.04, 0.06],
    u: [0.1, 0.02, 0.88],
    slot: slot.UNIT,
    rarest: 0.02,
  },
  {
    name: 'postalCode',
    group: 'area',
    levels: CODE_LEVELS,
    m: [0.86, 0.1, 0.01, 0.03],
    u: [0.001, 0.003, 0.03, 0.966],
    slot: slot.CODE,
    rarest: 0.0002,
  },
  {
    name: 'city',
    group: 'area',
    levels: CITY_LEVELS,
    m: [0.8, 0.13, 0.02, 0.05],
    u: [0.002, 0.001, 0.0005, 0.9965],
    slot: slot.CITY,
    rarest: 0.0002,
  },
  {
    name: 'district',
    group: 'area',
    levels: DISTRICT_LEVELS,
    m: [0.65, 0.25, 0.1],
    u: [0.002, 0.002, 0.996],
    slot: slot.DISTRICT,
    rarest: 0.001,
  },
  {
    name: 'region',
    group: 'area',
    levels: REGION_LEVELS,
    m: [0.96, 0.04],
    u: [0.2, 0.8],
    slot: slot.REGION,
    rarest: 0.05,
  },
  {
    name: 'birthDate',
    group: 'birth',
    levels: IDENTITY_LEVELS,
    m: [0.9, 0.08, 0.02],
    u: [0.00005, 0.001, 0.99895],
    slot: slot.BIRTH,
    rarest: 0.00003,
  },
  {
    name: 'customerId',
    group: 'customer',
    levels: IDENTITY_LEVELS,
    m: [0.9, 0.08, 0.02],
    u: [0.000001, 0.00003, 0.999969],
    slot: slot.CUSTOMER,
    rarest: 0.000001,
  },
  {
    name: 'email',
    group: 'contact',
    levels: IDENTITY_LEVELS,
    m: [0.85, 0.05, 0.1],
    u: [0.00001, 0.0001, 0.99989],
    slot: slot.EMAIL,
    rarest: 0.000001,
  },
  {
    name: 'phone',
    group: 'contact',
    levels: IDENTITY_LEVELS,
    m: [0.8, 0.05, 0.15],
    u: [0.0001, 0.0005, 0.9994],
    slot: slot.PHONE,
    rarest: 0.00001,
  },
];

export const PERSON_FIELDS: readonly Field[] = [
  {
    name: 'nameOrder',
    group: 'given',
    levels: ['missing', 'straight', 'exchanged'],
    m: [0.93, 0.07],
    u: [0.97, 0.03],
    rarest: 1,
  },
  {
    name: 'givenName',
    group: 'given',
    levels: GIVEN_LEVELS,
    m: [0.72, 0.05, 0.03, 0.03, 0.12, 0.04, 0.01],
    u: [0.005, 0.004, 0.006, 0.004, 0.003, 0.015, 0.963],
    slot: slot.GIVEN,
    rarest: 0.001,
  },
  {
    name: 'familyName',
    group: 'family',
    levels: FAMILY_LEVELS,
    m: [0.76, 0.02, 0.17, 0.04, 0.01],
    u: [0.002, 0.0005, 0.001, 0.0065, 0.99],
    slot: slot.FAMILY,
    rarest: 0.0001,
  },
  ...PLACES_AND_IDENTITY,
];

export const COMPANY_FIELDS: readonly Field[] = [
  {
    name: 'nameOrder',
    group: 'given',
    levels: ['missing', 'straight', 'exchanged'],
    m: [1, 1],
    u: [1, 1],
    rarest: 1,
  },
  {
    name: 'givenName',
    group: 'given',
    levels: GIVEN_LEVELS,
    m: [1, 1, 1, 1, 1, 1, 1],
    u: [1, 1, 1, 1, 1, 1, 1],
    rarest: 1,
  },
  {
    name: 'company',
    group: 'family',
    levels: COMPANY_LEVELS,
    m: [0.5, 0.25, 0.15, 0.08, 0.02],
    u: [0.0005, 0.001, 0.004, 0.03, 0.9645],
    slot: slot.FAMILY,
    rarest: 0.0002,
  },
  ...PLACES_AND_IDENTITY,
];
