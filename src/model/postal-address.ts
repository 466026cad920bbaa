import type { DeliveryGrade } from './address-parts.ts';

/** A tidied postal address, ready to be printed. */
export interface PostalAddress {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Title, first and last name as the address block shows them. */
  readonly name: string;
  readonly company: string;
  /** Thoroughfare and number apart; '' where the address has none, or none that is understood. */
  readonly street: string;
  readonly houseNumber: string;
  /** With its word: `Postfach 11`. */
  readonly postBox: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  /** The whole block, name first, country line last where the mail crosses a border; never an empty line. */
  readonly lines: readonly string[];
  readonly grade: DeliveryGrade;
}
