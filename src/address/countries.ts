import type { CountryRules } from './country-rules.ts';
import { australia } from './country/au.ts';
import { canada } from './country/ca.ts';
import { germany } from './country/de.ts';
import { france } from './country/fr.ts';
import { unitedKingdom } from './country/gb.ts';
import { unitedStates } from './country/us.ts';
import { foldWords } from './fold.ts';

const ALL: readonly CountryRules[] = [australia, canada, germany, france, unitedKingdom, unitedStates];

const BY_NAME: ReadonlyMap<string, CountryRules> = new Map(
  ALL.flatMap((rules) => [rules.code, ...rules.aliases].map((name) => [name, rules] as const)),
);

/** ISO codes of the countries that have address rules, ascending. */
export const countryCodes: readonly string[] = ALL.map((rules) => rules.code);

/** The rules of a country by ISO code or a usual name (`DE`, `Germany`, `UK`); undefined when there are none. */
export function rulesOf(country: string): CountryRules | undefined {
  return BY_NAME.get(country) ?? BY_NAME.get(foldWords(country, 'strip'));
}
