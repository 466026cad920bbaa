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
  'fr-CH',
  'it-CH',
  'it-IT',
  'es-ES',
  'pt-PT',
  'nl-NL',
  'da-DK',
  'sv-SE',
  'pl-PL',
];

/** What a text may be by: those locales, and their languages. */
export const KNOWN_LANGUAGES: readonly string[] = [
  ...new Set([...KNOWN_LOCALES.map((locale) => locale.slice(0, 2)), ...KNOWN_LOCALES]),
];
