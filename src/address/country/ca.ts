import type { CountryRules } from '../country-rules.ts';
import { ENGLISH_STREET_WORDS } from '../english-words.ts';

/**
 * Canada (Canada Post Addressing Guidelines): unit at the end of the street line; municipality, province and postal
 * code on one line in capitals, two blanks before the code. `V8P` is a forward sortation area, `V9` a part of one.
 */
export const canada: CountryRules = {
  code: 'CA',
  lineNames: { en: 'CANADA', de: 'KANADA', fr: 'CANADA' },
  aliases: ['CAN', 'CANADA'],
  postalCode: {
    full: /^[A-Z]\d[A-Z]\d[A-Z]\d$/,
    partial: /^[A-Z]\d[A-Z]?$/,
    divide: { at: -3, sign: ' ' },
  },
  titles: {},
  particles: new Set(['VON', 'ZU']),
  placeLines: [
    [
      { part: 'city', before: '' },
      { part: 'region', before: ' ' },
      { part: 'code', before: '  ' },
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
  codeLength: 6,
};
