import type { CountryRules, LineLanguage } from './country-rules.ts';

/** Whose post reads German or French; all others read English, which the UPU allows everywhere. */
const POSTING_LANGUAGE: Readonly<Record<string, LineLanguage>> = {
  DE: 'de',
  AT: 'de',
  CH: 'de',
  LI: 'de',
  FR: 'fr',
  LU: 'fr',
  MC: 'fr',
};

/**
 * The country line of mail that leaves the posting country, '' for mail that does not: in capitals, in the posting
 * country's language, for it is that country's post which sorts by it (UPU Convention regulations; DIN 5008).
 */
export function countryLine(destination: CountryRules, postedIn: string): string {
  if (destination.code === postedIn) return '';
  return destination.lineNames[POSTING_LANGUAGE[postedIn] ?? 'en'];
}
