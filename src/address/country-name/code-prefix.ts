/**
 * Countries by the letters that stood before European postal codes, `D-12345`, and what their codes look like. The
 * posts have given them up (UPU), senders have not.
 */
const PREFIXES: readonly (readonly [letters: string, country: string, code: string])[] = [
  ['D|DE', 'DE', '\\d{5}'],
  ['A|AT', 'AT', '\\d{4}'],
  ['CH', 'CH', '\\d{4}'],
  ['FL|LI', 'LI', '94\\d{2}'],
  ['F|FR', 'FR', '\\d{2} ?\\d{3}'],
  ['I|IT', 'IT', '\\d{5}'],
  ['NL', 'NL', '\\d{4} ?[A-Z]{2}'],
  ['B|BE', 'BE', '\\d{4}'],
  ['L|LU', 'LU', '\\d{4}'],
  ['E|ES', 'ES', '\\d{5}'],
  ['P|PT', 'PT', '\\d{4}(?:-\\d{3})?'],
  ['DK', 'DK', '\\d{4}'],
  ['S|SE', 'SE', '\\d{3} ?\\d{2}'],
  ['N|NO', 'NO', '\\d{4}'],
  ['FIN|FI', 'FI', '\\d{5}'],
  ['PL', 'PL', '\\d{2}-\\d{3}'],
  ['CZ', 'CZ', '\\d{3} ?\\d{2}'],
  ['SK', 'SK', '\\d{3} ?\\d{2}'],
  ['H|HU', 'HU', '\\d{4}'],
  ['SLO|SI', 'SI', '\\d{4}'],
  ['HR', 'HR', '\\d{5}'],
];

interface PrefixRule {
  readonly country: string;
  /** A field that holds the code alone: `D-12345`, `D 12345`, `D12345`. */
  readonly alone: RegExp;
  /** A line of code and town, with the hyphen: `D-12345 Berlin`. */
  readonly withTown: RegExp;
}

const RULES: readonly PrefixRule[] = PREFIXES.map(([letters, country, code]) => ({
  country,
  alone: new RegExp(`^(?:${letters})[ -]*${code}$`, 'i'),
  withTown: new RegExp(`^(?:${letters}) ?- ?${code} +\\p{L}[\\p{L} .'()/-]*$`, 'iu'),
}));

/** The country that a postal code's prefix names; undefined when it has none. */
export function countryOfCode(code: string): string | undefined {
  if (!/^[A-Za-z]{1,3}[ -]*\d/.test(code)) return undefined;
  return RULES.find(({ alone }) => alone.test(code))?.country;
}

/** The country that the prefix of a line with code and town names; undefined when the line is none or has none. */
export function countryOfTownLine(line: string): string | undefined {
  if (!/^[A-Za-z]{1,3} ?- ?\d/.test(line)) return undefined;
  return RULES.find(({ withTown }) => withTown.test(line))?.country;
}
