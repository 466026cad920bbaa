import type { CountryRules } from '../country-rules.ts';
import { ENGLISH_RULES, townLine, UNIT_BEHIND } from '../english-rules.ts';

/**
 * Canada (Canada Post Addressing Guidelines): unit at the end of the street line; municipality, province and postal
 * code on one line in capitals, two blanks before the code. `V8P` is a forward sortation area, `V9` a part of one.
 */
export const canada: CountryRules = {
  ...ENGLISH_RULES,
  code: 'CA',
  lineNames: { en: 'CANADA', de: 'KANADA', fr: 'CANADA' },
  aliases: ['CAN', 'CANADA'],
  postalCode: {
    full: /^[A-Z]\d[A-Z]\d[A-Z]\d$/,
    partial: /^[A-Z]\d[A-Z]?$/,
    divide: { at: -3, sign: ' ' },
  },
  placeLines: townLine('  '),
  secondary: UNIT_BEHIND,
  codeLength: 6,
};
