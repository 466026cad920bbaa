import type { Job } from '../job/job.ts';
import type { AddressParts } from '../model/address-parts.ts';
import type { FieldValue, RecordValues } from '../model/record.ts';
import { matchRecordOf } from './match-record-of.ts';

/** What matching is told of a recipient. */
export interface RecipientIdentity {
  /** JSON: the values of `MATCH_FIELDS`. */
  readonly record: string;
  /** Since when the address holds, `YYYY-MM-DD`; absent where the job names no such column, or the row no day. */
  readonly changed?: string;
}

type Identify = (parts: AddressParts, values: RecordValues) => RecipientIdentity;

/** Makes the reader of what matching compares, of tidied parts and the row's further columns; undefined where nothing is matched. */
export function compileIdentity({ match }: Pick<Job, 'match'>): Identify | undefined {
  if (match === undefined || match.policy === 'off') return undefined;
  const { birthDate, email, phone, customerId, changed } = match.columns;
  return (parts, values) => {
    const read = (column: string | undefined): string =>
      column === undefined ? '' : textOf(values[column] ?? null);
    const marks = {
      birthDate: read(birthDate),
      email: read(email),
      phone: read(phone),
      customerId: read(customerId),
    };
    const since = read(changed);
    return {
      record: JSON.stringify(matchRecordOf(parts, marks)),
      ...(since === '' ? {} : { changed: since }),
    };
  };
}

function textOf(value: FieldValue): string {
  return value === null ? '' : String(value).trim();
}
