/** An address as it was delivered, by the fields that job or command line name; '' for what they do not name. */
export interface TypedAddress {
  readonly title: string;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly company: string;
  readonly department: string;
  readonly careOf: string;
  /** Free address lines in their order, of which any may hold anything; empty ones left out. */
  readonly lines: readonly string[];
  /** A field that holds the street, with or without the number, and often the unit. */
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly city: string;
  readonly district: string;
  readonly region: string;
  readonly country: string;
}
