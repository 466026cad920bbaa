import { isCountryCode } from './country-codes.ts';
import type { PaymentProblem } from './payment-problem.ts';
import { foreignCharacter } from './swiss-characters.ts';

/** Who is paid, or who pays, with a structured address (type S). Empty texts: not given. */
export interface SwissParty {
  readonly name: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Most characters of each field, and whether it must be there: Implementation Guidelines QR-bill 2.3, 4.2.2. */
const FIELDS = [
  ['name', 70, true],
  ['street', 70, false],
  ['houseNumber', 16, false],
  ['postalCode', 16, true],
  ['city', 35, true],
  ['country', 2, true],
] as const;

/** What keeps a party out of the code; `role` is `creditor` or `debtor`. */
export function swissPartyProblem(
  party: SwissParty,
  role: 'creditor' | 'debtor',
): PaymentProblem | undefined {
  for (const [key, most, needed] of FIELDS) {
    const field = `${role}.${key}`;
    const reason = party[key] === '' ? (needed ? 'there is none' : undefined) : textProblem(party[key], most);
    if (reason !== undefined) return { kind: 'text', field, reason };
  }
  const { country, postalCode } = party;
  if (!isCountryCode(country)) {
    return { kind: 'text', field: `${role}.country`, reason: 'it is no country code of ISO 3166-1' };
  }
  if (postalCode.startsWith(`${country}-`)) {
    return { kind: 'text', field: `${role}.postalCode`, reason: 'the country stands before it' };
  }
  return undefined;
}

/** What is wrong with a text that may have so many characters. */
export function textProblem(text: string, most: number): string | undefined {
  const foreign = foreignCharacter(text);
  if (foreign !== undefined) return `${foreign} is none of the characters that the code may hold`;
  return text.length > most ? `it has ${text.length} characters where ${most} are allowed` : undefined;
}

/** The seven lines of a party; a party that is not given has seven empty ones. */
export function swissPartyLines(party: SwissParty | undefined): readonly string[] {
  if (party === undefined) return ['', '', '', '', '', '', ''];
  const { name, street, houseNumber, postalCode, city, country } = party;
  return ['S', name, street, houseNumber, postalCode, city, country];
}
