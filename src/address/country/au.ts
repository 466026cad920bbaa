import type { CountryRules } from '../country-rules.ts';
import { ENGLISH_RULES, townLine } from '../english-rules.ts';

/**
 * Australia (Australia Post Address Presentation Standards, AS 4590): locality, state and postcode on one line in
 * capitals without punctuation.
 */
export const australia: CountryRules = {
  ...ENGLISH_RULES,
  code: 'AU',
  postalCode: { full: /^\d{4}$/ },
  placeLines: townLine(' '),
  codeLength: 4,
};
