import type { AddressColumns } from '../job/job.ts';
import type { RecordValues } from '../model/record.ts';
import type { TypedAddress } from '../model/typed-address.ts';

/** What a recipient's row says of the address, by the columns that the job names; as it came, '' for what is not there. */
export function typedFromRow({ columns, lines }: AddressColumns, values: RecordValues): TypedAddress {
  const read = (column: string | undefined): string => {
    const value = column === undefined ? undefined : values[column];
    if (value === undefined || value === null) return '';
    return typeof value === 'string' ? value : String(value);
  };
  return {
    title: read(columns.title),
    name: read(columns.name),
    givenName: read(columns.givenName),
    familyName: read(columns.familyName),
    company: read(columns.company),
    department: read(columns.department),
    careOf: read(columns.careOf),
    lines: lines.map(read).filter((line) => line !== ''),
    street: read(columns.street),
    houseNumber: read(columns.houseNumber),
    postalCode: read(columns.postalCode),
    city: read(columns.city),
    district: read(columns.district),
    region: read(columns.region),
    country: read(columns.country),
  };
}
