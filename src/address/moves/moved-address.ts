import type { TypedAddress } from '../../model/typed-address.ts';

/** The address as delivered, at its new place: who it is for stays, all that says where is the new one's. */
export function movedAddress(typed: TypedAddress, to: TypedAddress): TypedAddress {
  const { careOf, lines, street, houseNumber, postalCode, city, district, region, country } = to;
  return { ...typed, careOf, lines, street, houseNumber, postalCode, city, district, region, country };
}
