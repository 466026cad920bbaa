import type { CountryRules } from '../country-rules.ts';
import { GERMAN_RULES } from '../german-rules.ts';

/**
 * Germany (DIN 5008): postal code and town in mixed case at home. The titles are in the nominative, as DIN 5008 has
 * allowed since 2011, so that one form serves address and salutation.
 */
export const germany: CountryRules = {
  ...GERMAN_RULES,
  code: 'DE',
  postalCode: { full: /^\d{5}$/, prefix: /^(?:D|DE)[ -]?(?=\d)/ },
  codeLength: 5,
};
