import type { CountryRules } from '../country-rules.ts';
import { ENGLISH_RULES, townLine, UNIT_BEHIND } from '../english-rules.ts';

/**
 * United States (USPS Publication 28): unit at the end of the delivery line; last line in capitals without
 * punctuation. Name and street keep their case: the Service prefers capitals but reads both, and a bill is a letter.
 */
export const unitedStates: CountryRules = {
  ...ENGLISH_RULES,
  code: 'US',
  lineNames: { en: 'USA', de: 'USA', fr: 'ÉTATS-UNIS' },
  aliases: ['USA', 'UNITED STATES', 'UNITED STATES OF AMERICA'],
  postalCode: { full: /^\d{5}(?:\d{4})?$/, divide: { at: 5, sign: '-' } },
  placeLines: townLine(' '),
  secondary: UNIT_BEHIND,
  codeLength: 5,
};
