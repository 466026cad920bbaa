import type { TypedAddress } from '../../src/model/typed-address.ts';

/** An address of which only the named fields were typed. */
export function typedAddress(fields: Partial<TypedAddress>): TypedAddress {
  return {
    title: '',
    name: '',
    givenName: '',
    familyName: '',
    company: '',
    department: '',
    careOf: '',
    lines: [],
    street: '',
    houseNumber: '',
    postalCode: '',
    city: '',
    district: '',
    region: '',
    country: '',
    ...fields,
  };
}
