import type { TypedAddress } from '../../model/typed-address.ts';
import { countryOfCode, countryOfTownLine } from './code-prefix.ts';
import { countryCoded, countryNamed } from './country-names.ts';
import { withoutCountryTail, type CountryTail } from './country-tail.ts';

interface FoundCountry {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly typed: TypedAddress;
}

/**
 * The country of a mended address and the address without the words that named it: from the country field, else from the
 * end of the last free line or of the town, else from a prefix of the postal code, else `fallback`. '' where the country
 * field holds what names no country. A line that repeats the country field goes too; one that says another stays.
 */
export function findCountry(typed: TypedAddress, fallback = ''): FoundCountry {
  const field = typed.country === '' ? '' : (countryOfField(typed.country) ?? '');
  if (field === '' && typed.country !== '') return { country: '', typed };
  const tail = withoutCountryTail(typed);
  if (tail !== undefined && (field === '' || tail.country === field)) return withTail(typed, tail);
  const country = field === '' ? (countryOfPrefix(typed) ?? fallback) : field;
  return { country, typed: typed.country === country ? typed : { ...typed, country } };
}

function withTail(typed: TypedAddress, { country, lines, city }: CountryTail): FoundCountry {
  return { country, typed: { ...typed, lines, city, country } };
}

const FIELDS = new Map<string, string | undefined>();
const MOST_FIELDS = 1000;

/** A list has few countries in many rows. */
function countryOfField(text: string): string | undefined {
  if (FIELDS.has(text)) return FIELDS.get(text);
  const country = readField(text);
  if (FIELDS.size < MOST_FIELDS) FIELDS.set(text, country);
  return country;
}

/** A code, a name, or both: `DE`, `Germany`, `Germany (DE)`, `DE - Deutschland`. */
function readField(text: string): string | undefined {
  const bare = text.replaceAll('.', '').trim();
  const whole = countryCoded(bare) ?? countryNamed(text);
  if (whole !== undefined) return whole;
  const [, first = '', last = ''] = /^([^()]+?) *[-,;:/(] *([^()]+?)\)?$/.exec(text) ?? [];
  if (first === '') return undefined;
  const country = countryCoded(first) ?? countryNamed(first);
  return country !== undefined && country === (countryCoded(last) ?? countryNamed(last))
    ? country
    : undefined;
}

function countryOfPrefix({ postalCode, city, lines }: TypedAddress): string | undefined {
  if (postalCode !== '') return countryOfCode(postalCode);
  if (city !== '') return countryOfTownLine(city);
  // Lines come in any order: the town's need not be the last.
  for (const line of lines.toReversed()) {
    const country = countryOfTownLine(line);
    if (country !== undefined) return country;
  }
  return undefined;
}
