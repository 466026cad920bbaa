import type { CountryRules } from '../country-rules.ts';
import { ENGLISH_RULES, townLine } from '../english-rules.ts';

/**
 * Canada (Canada Post Addressing Guidelines): municipality, province and postal code on one line in capitals, two
 * blanks before the code. `V8P` is a forward sortation area, `V9` a part of one.
 */
export const canada: CountryRules = {
  ...ENGLISH_RULES,
  code: 'CA',
  postalCode: {
    full: /^[A-Z]\d[A-Z]\d[A-Z]\d$/,
    partial: /^[A-Z]\d[A-Z]?$/,
    divide: { at: -3, sign: ' ' },
  },
  placeLines: townLine('  '),
  codeLength: 6,
};
