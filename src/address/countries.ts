import type { CountryRules } from './country-rules.ts';
import { austria } from './country/at.ts';
import { australia } from './country/au.ts';
import { canada } from './country/ca.ts';
import { liechtenstein, switzerland } from './country/ch.ts';
import { germany } from './country/de.ts';
import { france } from './country/fr.ts';
import { unitedKingdom } from './country/gb.ts';
import { italy } from './country/it.ts';
import { netherlands } from './country/nl.ts';
import { unitedStates } from './country/us.ts';

const ALL: readonly CountryRules[] = [
  austria,
  australia,
  canada,
  switzerland,
  germany,
  france,
  unitedKingdom,
  italy,
  liechtenstein,
  netherlands,
  unitedStates,
];

const BY_CODE: ReadonlyMap<string, CountryRules> = new Map(ALL.map((rules) => [rules.code, rules]));

/** The rules of a country by its ISO code; undefined when there are none. */
export function rulesOf(country: string): CountryRules | undefined {
  return BY_CODE.get(country);
}
