import type { CountryRules } from '../country-rules.ts';
import { ENGLISH_STREET_WORDS } from '../english-words.ts';

/**
 * United States (USPS Publication 28): unit at the end of the delivery line; last line in capitals without
 * punctuation. Name and street keep their case: the Service prefers capitals but reads both, and a bill is a letter.
 */
export const unitedStates: CountryRules = {
  code: 'US',
  lineNames: { en: 'USA', de: 'USA', fr: 'ÉTATS-UNIS' },
  aliases: ['USA', 'UNITED STATES', 'UNITED STATES OF AMERICA'],
  postalCode: { full: /^\d{5}(?:\d{4})?$/, divide: { at: 5, sign: '-' } },
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
    worded: { at: 'end', separator: ' ' },
    bare: { at: 'end', separator: ' ' },
    text: { at: 'above' },
  },
  streetMends: [],
  streetWords: ENGLISH_STREET_WORDS,
  umlauts: 'strip',
  joinStreetWords: false,
  codeLength: 5,
};
