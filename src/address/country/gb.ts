import type { CountryRules } from '../country-rules.ts';
import { ENGLISH_RULES } from '../english-rules.ts';

/**
 * United Kingdom (Royal Mail, PAF): post town in capitals, the postcode on a line of its own; no county. An outward
 * code alone (`SW6`) is partial.
 */
export const unitedKingdom: CountryRules = {
  ...ENGLISH_RULES,
  code: 'GB',
  postalCode: {
    full: /^(?:[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|GIR0AA)$/,
    partial: /^[A-Z]{1,2}\d[A-Z\d]?$/,
    divide: { at: -3, sign: ' ' },
  },
  placeLines: [[{ part: 'city', before: '' }], [{ part: 'code', before: '  ' }]],
  codeLength: 7,
};
