import type { CountryRules } from '../country-rules.ts';
import { ENGLISH_RULES, townLine } from '../english-rules.ts';

/**
 * United States (USPS Publication 28): last line in capitals without punctuation. Name and street keep their case: the
 * Service prefers capitals but reads both, and a bill is a letter.
 */
export const unitedStates: CountryRules = {
  ...ENGLISH_RULES,
  code: 'US',
  postalCode: { full: /^\d{5}(?:\d{4})?$/, divide: { at: 5, sign: '-' } },
  placeLines: townLine(' '),
  codeLength: 5,
};
