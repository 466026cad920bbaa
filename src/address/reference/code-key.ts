/** What a reference lists of a country's postal codes, where it is less than the whole. */
const LISTED_LENGTH: Readonly<Record<string, number>> = { CA: 3, NL: 4, US: 5, PT: 4, BR: 5, IE: 3, MT: 3 };

/**
 * The code by which a reference lists a compact postal code: a British outward code, the first three characters of a
 * Canadian one, the digits of a Dutch one, an American one without its +4. Partial codes stay as they are.
 */
export function codeKey(country: string, compact: string): string {
  if (country === 'GB') return compact.length >= 5 ? compact.slice(0, -3) : compact;
  const length = LISTED_LENGTH[country];
  return length === undefined ? compact : compact.slice(0, length);
}
