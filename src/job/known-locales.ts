/** Locales whose number, money and date patterns are there (compose/locale), so that a job may name them. */
export const KNOWN_LOCALES: readonly string[] = [
  'en-US',
  'en-CA',
  'fr-CA',
  'en-AU',
  'en-GB',
  'fr-FR',
  'de-DE',
  'de-CH',
  'de-AT',
];
