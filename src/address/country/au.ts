import type { CountryRules } from '../country-rules.ts';
import { ENGLISH_STREET_WORDS } from '../english-words.ts';

/**
 * Australia (Australia Post Address Presentation Standards, AS 4590): `Level 7 17 Jones St`, a unit with its word
 * before the house number; a mere `# 101` stays behind the street, where it cannot be taken for a house number;
 * locality, state and postcode on one line in capitals without punctuation.
 */
export const australia: CountryRules = {
  code: 'AU',
  lineNames: { en: 'AUSTRALIA', de: 'AUSTRALIEN', fr: 'AUSTRALIE' },
  aliases: ['AUS', 'AUSTRALIA'],
  postalCode: { full: /^\d{4}$/ },
  titles: {},
  particles: new Set(['VON', 'ZU']),
  placeLines: [
    [
      { part: 'city', before: '' },
      { part: 'region', before: ' ' },
      { part: 'code', before: ' ' },
    ],
  ],
  capitalTown: true,
  townSigns: 'no-stops',
  secondary: {
    sharp: { at: 'end', separator: ' ' },
    worded: { at: 'start', separator: ' ' },
    bare: { at: 'end', separator: ' ' },
    text: { at: 'above' },
  },
  streetMends: [],
  streetWords: ENGLISH_STREET_WORDS,
  umlauts: 'strip',
  joinStreetWords: false,
  codeLength: 4,
};
