import type { AddressColumn, AddressPlan } from '../../src/job/job.ts';

/** A plan whose columns are named as what they hold, but for those given; lines `line1` and `line2`; all grades printed. */
export function addressPlan(changes: Partial<Record<AddressColumn, string>> = {}): AddressPlan {
  return {
    columns: {
      title: 'title',
      givenName: 'first',
      familyName: 'last',
      city: 'city',
      region: 'region',
      postalCode: 'code',
      country: 'country',
      ...changes,
    },
    lines: ['line1', 'line2'],
    grades: { valid: 'print', corrected: 'print', doubtful: 'print', undeliverable: 'reject' },
  };
}
