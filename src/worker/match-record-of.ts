import type { AddressParts } from '../model/address-parts.ts';
import type { MatchRecord } from '../model/match-record.ts';
import { MATCH_FIELDS } from './list-columns.ts';

/** What tells a person beside name and address; '' where it is not known. */
type OtherMarks = Pick<MatchRecord, 'birthDate' | 'email' | 'phone' | 'customerId'>;

/** What matching compares of a tidied address, in the order of `MATCH_FIELDS`. Whatever tells one door from another counts. */
export function matchRecordOf(parts: AddressParts, marks: OtherMarks): readonly string[] {
  const record: MatchRecord = {
    ...parts,
    unit: joined([parts.unit, parts.floor, parts.staircase]),
    within: joined([parts.department, parts.careOf, parts.building, parts.extra.replaceAll('\n', ' ')]),
    district: joined([parts.district, parts.building, parts.extra.replaceAll('\n', ' ')]),
    ...marks,
  };
  return MATCH_FIELDS.map((field) => record[field]);
}

/** A record as `matchRecordOf` has written it. */
export function readMatchRecord(values: readonly string[]): MatchRecord {
  const entries = MATCH_FIELDS.map((field, i) => [field, values[i] ?? ''] as const);
  return Object.fromEntries(entries) as Record<keyof MatchRecord, string>;
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}
