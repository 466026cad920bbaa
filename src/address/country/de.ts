import type { CountryRules } from '../country-rules.ts';

/**
 * Germany (DIN 5008): a department stands above the street, a flat behind the house number and ` // `; postal code and
 * town in mixed case at home. `Hauptstr 7` gets its full stop. The titles are in the nominative, as DIN 5008 has
 * allowed since 2011, so that one form serves address and salutation.
 */
export const germany: CountryRules = {
  code: 'DE',
  lineNames: { en: 'GERMANY', de: 'DEUTSCHLAND', fr: 'ALLEMAGNE' },
  aliases: ['DEU', 'GERMANY', 'DEUTSCHLAND', 'BUNDESREPUBLIK DEUTSCHLAND'],
  postalCode: { full: /^\d{5}$/, prefix: /^(?:D|DE)[ -]?(?=\d)/ },
  titles: { MR: 'Herr', MRS: 'Frau', MS: 'Frau', HERRN: 'Herr' },
  particles: new Set([
    'VON',
    'VOM',
    'ZU',
    'ZUM',
    'ZUR',
    'VAN',
    'DE',
    'DA',
    'DI',
    'DEL',
    'DELLA',
    'DOS',
    'DAS',
  ]),
  placeLines: [
    [
      { part: 'code', before: '' },
      { part: 'city', before: ' ' },
    ],
  ],
  capitalTown: false,
  townSigns: 'all',
  secondary: {
    sharp: { at: 'end', separator: ' // ' },
    worded: { at: 'end', separator: ' // ' },
    bare: { at: 'end', separator: ' // ' },
    text: { at: 'above' },
  },
  streetMends: [[/([\p{L}-]str) (?=\d)/u, '$1. ']],
  streetWords: new Map(
    Object.entries({
      STRASSE: 'STR',
      UNIT: '#',
      WOHNUNG: '#',
      WHG: '#',
      APT: '#',
      APARTMENT: '#',
    }),
  ),
  umlauts: 'expand',
  joinStreetWords: true,
  codeLength: 5,
};
