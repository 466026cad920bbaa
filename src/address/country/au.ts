import type { CountryRules } from '../country-rules.ts';
import { ENGLISH_RULES, townLine, UNIT_BEHIND } from '../english-rules.ts';

/**
 * Australia (Australia Post Address Presentation Standards, AS 4590): `Level 7 17 Jones St`, a unit with its word
 * before the house number; a mere `# 101` stays behind the street, where it cannot be taken for a house number;
 * locality, state and postcode on one line in capitals without punctuation.
 */
export const australia: CountryRules = {
  ...ENGLISH_RULES,
  code: 'AU',
  lineNames: { en: 'AUSTRALIA', de: 'AUSTRALIEN', fr: 'AUSTRALIE' },
  aliases: ['AUS', 'AUSTRALIA'],
  postalCode: { full: /^\d{4}$/ },
  placeLines: townLine(' '),
  secondary: { ...UNIT_BEHIND, worded: { at: 'start', separator: ' ' } },
  codeLength: 4,
};
