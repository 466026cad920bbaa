import type { CountryRules } from '../country-rules.ts';

/** Italy (Poste Italiane): last line `00100 ROMA RM`, capitals, with the province's two letters. */
export const italy: CountryRules = {
  code: 'IT',
  postalCode: { full: /^\d{5}$/, prefix: /^(?:I|IT)[ -]?(?=\d)/ },
  titles: {
    MR: 'Sig.',
    MRS: 'Sig.ra',
    MS: 'Sig.ra',
    SIG: 'Sig.',
    SIGNOR: 'Sig.',
    SIGRA: 'Sig.ra',
    SIGNORA: 'Sig.ra',
  },
  particles: new Set(['VON', 'ZU']),
  placeLines: [
    [
      { part: 'code', before: '' },
      { part: 'city', before: ' ' },
      { part: 'region', before: ' ', only: /^[A-Z]{2}$/ },
    ],
  ],
  capitalTown: true,
  townSigns: 'all',
  streetWords: new Map(
    Object.entries({
      VIALE: 'VLE',
      PIAZZA: 'PZA',
      PZZA: 'PZA',
      CORSO: 'CSO',
      LARGO: 'LGO',
      PIAZZALE: 'PLE',
      VICOLO: 'VLO',
      STRADA: 'STR',
      LOCALITA: 'LOC',
      FRAZIONE: 'FRAZ',
      INTERNO: 'INT',
      SCALA: 'SC',
    }),
  ),
  umlauts: 'strip',
  joinStreetWords: false,
  codeLength: 5,
};
