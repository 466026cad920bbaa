import type { CountryRules } from './country-rules.ts';
import { ENGLISH_STREET_WORDS } from './english-words.ts';

/** What addresses have in common wherever English is written: the four posts state the rest. */
export const ENGLISH_RULES = {
  titles: {},
  particles: new Set(['VON', 'ZU']),
  capitalTown: true,
  townSigns: 'no-stops',
  streetWords: ENGLISH_STREET_WORDS,
  umlauts: 'strip',
  joinStreetWords: false,
} as const satisfies Partial<CountryRules>;

/** Town, state or province and postal code on one line; `gap` stands before the code. */
export function townLine(gap: ' ' | '  '): CountryRules['placeLines'] {
  return [
    [
      { part: 'city', before: '' },
      { part: 'region', before: ' ' },
      { part: 'code', before: gap },
    ],
  ];
}
