import { hash } from 'node:crypto';
import type { MatchRecord } from '../model/match-record.ts';
import { collate } from '../unit/collate.ts';

/** A recipient of whom a person may say whether another one is the same. */
export interface ReviewedRecipient {
  readonly account: string;
  readonly record: MatchRecord;
}

/** Enough that two pairs of a million recipients never get one id. */
const ID_CHARACTERS = 20;

/** What a decision was about: with another name, address or birth date it is to be decided anew. */
const IDENTITY = [
  'name',
  'givenName',
  'familyName',
  'company',
  'within',
  'street',
  'houseNumber',
  'unit',
  'postBox',
  'postalCode',
  'city',
  'country',
  'birthDate',
  'customerId',
] as const satisfies readonly (keyof MatchRecord)[];

/**
 * The id of a pair of accounts as they are now: the same in every run until one of them has another name, address, birth date or
 * customer number. Letter case, marks on letters and signs do not count. It begins with a letter: no spreadsheet takes it
 * for a number.
 */
export function pairId(one: ReviewedRecipient, other: ReviewedRecipient): string {
  const [a, b] = collate(one.account, other.account) <= 0 ? [one, other] : [other, one];
  const parts = [a.account, ...identityOf(a.record), b.account, ...identityOf(b.record)];
  return `p${hash('sha256', JSON.stringify(parts), 'hex').slice(0, ID_CHARACTERS)}`;
}

function identityOf(record: MatchRecord): string[] {
  return IDENTITY.map((field) =>
    record[field]
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}+/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
}
