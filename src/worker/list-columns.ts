import { PART_NAMES } from '../model/address-parts.ts';
import type { MatchRecord } from '../model/match-record.ts';

/** Lines of an address block that a list's columns hold. */
export const BLOCK_LINES = 7;

/** The columns that cleaning adds to a list, but those of matching, in their order. */
export const ADDED_COLUMNS: readonly string[] = [
  ...PART_NAMES,
  ...Array.from({ length: BLOCK_LINES }, (_, line) => `line${line + 1}`),
  'grade',
  'doubts',
  'changes',
];

/** What of a row goes to matching, in this order. */
export const MATCH_FIELDS = [
  'name',
  'givenName',
  'familyName',
  'company',
  'street',
  'houseNumber',
  'unit',
  'postBox',
  'postalCode',
  'city',
  'district',
  'region',
  'country',
  'birthDate',
  'email',
  'phone',
  'customerId',
  'title',
  'within',
] as const satisfies readonly (keyof MatchRecord)[];
