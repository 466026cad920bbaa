import type { CountryRules } from '../country-rules.ts';

/**
 * Netherlands (PostNL): last line `1012 AB  AMSTERDAM`, capitals, two blanks before the town. Four digits alone are a
 * part of a code.
 */
export const netherlands: CountryRules = {
  code: 'NL',
  postalCode: {
    full: /^[1-9]\d{3}[A-Z]{2}$/,
    partial: /^[1-9]\d{3}$/,
    prefix: /^NL[ -]?(?=\d)/,
    divide: { at: 4, sign: ' ' },
  },
  titles: { MR: 'Dhr.', MRS: 'Mevr.', MS: 'Mevr.', DHR: 'Dhr.', MEVR: 'Mevr.', MW: 'Mevr.' },
  particles: new Set([
    'VAN',
    'DE',
    'DEN',
    'DER',
    'TER',
    'TEN',
    'TE',
    'VON',
    'HET',
    "'T",
    'OP',
    'IN',
    'DI',
    'DA',
  ]),
  placeLines: [
    [
      { part: 'code', before: '' },
      { part: 'city', before: '  ' },
    ],
  ],
  capitalTown: true,
  townSigns: 'all',
  streetWords: new Map(
    Object.entries({
      STRAAT: 'STR',
      LAAN: 'LN',
      PLEIN: 'PLN',
      APPARTEMENT: '#',
      APP: '#',
      APT: '#',
      UNIT: '#',
    }),
  ),
  umlauts: 'strip',
  joinStreetWords: false,
  codeLength: 6,
};
