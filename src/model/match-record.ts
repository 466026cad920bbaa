/** What is compared to find who is the same: parts of a tidied address and what else is known; '' for what is not. */
export interface MatchRecord {
  /** What stands before the name: `Frau`, `Mr`. */
  readonly title: string;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly company: string;
  /** Whatever else tells one door or desk from another: department, care of, building, lines that no rule understood. */
  readonly within: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly unit: string;
  readonly postBox: string;
  readonly postalCode: string;
  readonly city: string;
  readonly district: string;
  readonly region: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 8601 where it could be read, else as typed. */
  readonly birthDate: string;
  readonly email: string;
  readonly phone: string;
  /** A number that the customer's own systems give a person: equal ones are one person. */
  readonly customerId: string;
}
