import type { MatchRecord } from '../../model/match-record.ts';
import { foldText } from './fold-text.ts';

/** A company's or facility's name, folded: the company's field, else the name's. */
export function readCompanyName(record: MatchRecord): string {
  const name = record.company !== '' ? record.company : record.name;
  const typed = name !== '' ? name : `${record.givenName} ${record.familyName}`;
  return foldText(typed);
}
