import type { CountryRules } from '../country-rules.ts';
import { GERMAN_RULES } from '../german-rules.ts';

/**
 * Switzerland (Swiss Post): postal code and town in mixed case at home. Streets may be German, French, Italian or
 * Romansh.
 */
export const switzerland: CountryRules = {
  ...GERMAN_RULES,
  code: 'CH',
  postalCode: { full: /^[1-9]\d{3}$/, prefix: /^CH[ -]?(?=\d)/ },
  codeLength: 4,
};

/** Liechtenstein: delivered by the Swiss system, with codes of its own. */
export const liechtenstein: CountryRules = {
  ...switzerland,
  code: 'LI',
  postalCode: { full: /^94(?:8[5-9]|9[0-8])$/, prefix: /^(?:FL|LI)[ -]?(?=\d)/ },
};
