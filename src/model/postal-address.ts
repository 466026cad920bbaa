/** How good a postal code is: its shape fits the country, fits in part (an outward code alone), or does not fit. */
export type AddressGrade = 'valid' | 'partial' | 'malformed';

/** A tidied postal address, ready to be printed. */
export interface PostalAddress {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Title, first and last name as the address block shows them. */
  readonly name: string;
  /** The street lines (no name, no town), tidied. */
  readonly streetLines: readonly string[];
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  /** The whole block, name first, country line last where the mail crosses a border; never an empty line. */
  readonly lines: readonly string[];
  readonly grade: AddressGrade;
}
