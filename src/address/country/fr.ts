import type { CountryRules } from '../country-rules.ts';

/**
 * France (AFNOR NF Z 10-011): the last line has capitals, digits and blanks only, no accents and no signs: `59491
 * VILLENEUVE D ASCQ`. The street keeps its accents, apostrophes and hyphens: they are part of its name and readers know
 * them.
 */
export const france: CountryRules = {
  code: 'FR',
  postalCode: { full: /^\d{5}$/, prefix: /^(?:F|FR)[ -]?(?=\d)/ },
  titles: { MR: 'M.', MRS: 'Mme', MS: 'Mme' },
  particles: new Set(['VON', 'ZU', 'VAN', 'DE', 'DA', 'DI', 'DEL', 'DELLA', 'DOS', 'DAS']),
  placeLines: [
    [
      { part: 'code', before: '' },
      { part: 'city', before: ' ' },
    ],
  ],
  capitalTown: true,
  townSigns: 'letters-only',
  streetWords: new Map(
    Object.entries({
      AVENUE: 'AV',
      AVE: 'AV',
      BOULEVARD: 'BD',
      BLD: 'BD',
      BLVD: 'BD',
      BOUL: 'BD',
      RUE: 'RUE',
      R: 'RUE',
      PLACE: 'PL',
      ROUTE: 'RTE',
      ALLEE: 'ALL',
      ALLEES: 'ALL',
      IMPASSE: 'IMP',
      CHEMIN: 'CHE',
      CHAUSSEE: 'CHS',
      COURS: 'CRS',
      QUAI: 'QU',
      SQUARE: 'SQ',
      FAUBOURG: 'FG',
      FBG: 'FG',
      SAINT: 'ST',
      SAINTE: 'STE',
      RESIDENCE: 'RES',
      BATIMENT: 'BAT',
      APPARTEMENT: 'APP',
      APPT: 'APP',
      APT: 'APP',
      ETAGE: 'ETG',
    }),
  ),
  umlauts: 'strip',
  joinStreetWords: false,
  codeLength: 5,
};
