import type { CountryRules } from './country-rules.ts';

/** What addresses have in common wherever German is written; standards and posts of the countries state the rest. */
export const GERMAN_RULES = {
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
} as const satisfies Partial<CountryRules>;
