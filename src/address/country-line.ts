import { createRequire } from 'node:module';

/** Languages in which a country line can be written: those of the posting countries, English for all others. */
type LineLanguage = 'en' | 'de' | 'fr' | 'it' | 'nl' | 'es';

/** Whose post reads another language than English, which the UPU allows everywhere. */
const POSTING_LANGUAGE: Readonly<Record<string, LineLanguage>> = {
  DE: 'de',
  AT: 'de',
  CH: 'de',
  LI: 'de',
  FR: 'fr',
  LU: 'fr',
  MC: 'fr',
  IT: 'it',
  SM: 'it',
  VA: 'it',
  NL: 'nl',
  ES: 'es',
  AD: 'es',
  AR: 'es',
  CL: 'es',
  CO: 'es',
  MX: 'es',
  PE: 'es',
  UY: 'es',
};

/**
 * The country line of mail that leaves the posting country, '' for mail that does not: in capitals, in the posting
 * country's language, for it is that country's post which sorts by it (UPU Convention regulations; DIN 5008).
 * `destination` is an ISO code; one that ISO does not know is its own line.
 */
export function countryLine(destination: string, postedIn: string): string {
  if (destination === postedIn || destination === '') return '';
  const language = POSTING_LANGUAGE[postedIn] ?? 'en';
  const names = (LINES[language] ??= readLines(language));
  return names.get(destination) ?? destination;
}

const LINES: Partial<Record<LineLanguage, ReadonlyMap<string, string>>> = {};

const require = createRequire(import.meta.url);

/** Names of i18n-iso-countries (ISO 3166, CLDR) in capitals, but for our own short ones. */
function readLines(language: LineLanguage): ReadonlyMap<string, string> {
  const file: unknown = require(`i18n-iso-countries/langs/${language}.json`);
  const lines = new Map<string, string>();
  if (typeof file !== 'object' || file === null || !('countries' in file)) return lines;
  for (const [code, named] of Object.entries(file.countries ?? {})) {
    const names: readonly unknown[] = Array.isArray(named) ? named : [named];
    // The Dutch list gives the state's full name first and its short one second.
    const name = language === 'nl' ? (names[1] ?? names[0]) : names[0];
    if (typeof name === 'string') lines.set(code, name.toUpperCase());
  }
  for (const [code, name] of Object.entries(SHORT[language])) lines.set(code, name);
  return lines;
}

/** What posts write where ISO's list has a state's full or inverted name, or one that two countries share. */
const SHORT: Readonly<Record<LineLanguage, Readonly<Record<string, string>>>> = {
  en: {
    CI: "CÔTE D'IVOIRE",
    CN: 'CHINA',
    FK: 'FALKLAND ISLANDS',
    FM: 'MICRONESIA',
    GM: 'GAMBIA',
    IR: 'IRAN',
    LA: 'LAOS',
    MD: 'MOLDOVA',
    MF: 'SAINT MARTIN',
    MK: 'NORTH MACEDONIA',
    PS: 'PALESTINE',
    SX: 'SINT MAARTEN',
    SY: 'SYRIA',
    TW: 'TAIWAN',
    TZ: 'TANZANIA',
    US: 'USA',
    VA: 'VATICAN CITY',
    VG: 'BRITISH VIRGIN ISLANDS',
    VI: 'US VIRGIN ISLANDS',
  },
  de: {
    CD: 'DEMOKRATISCHE REPUBLIK KONGO',
    PS: 'PALÄSTINA',
    SY: 'SYRIEN',
    TZ: 'TANSANIA',
    US: 'USA',
  },
  fr: {
    CI: "CÔTE D'IVOIRE",
    MF: 'SAINT-MARTIN',
    SX: 'SINT MAARTEN',
    SZ: 'ESWATINI',
    TZ: 'TANZANIE',
    US: 'ÉTATS-UNIS',
    VA: 'VATICAN',
  },
  it: { FM: 'MICRONESIA', PS: 'PALESTINA', SH: "SANT'ELENA", TW: 'TAIWAN', US: "STATI UNITI D'AMERICA" },
  nl: { MF: 'SINT-MAARTEN (FRANS DEEL)', SX: 'SINT MAARTEN' },
  es: {
    CD: 'REPÚBLICA DEMOCRÁTICA DEL CONGO',
    IR: 'IRÁN',
    KP: 'COREA DEL NORTE',
    KR: 'COREA DEL SUR',
    LA: 'LAOS',
    MF: 'SAN MARTÍN',
    SH: 'SANTA HELENA',
    SX: 'SINT MAARTEN',
    SY: 'SIRIA',
    VA: 'CIUDAD DEL VATICANO',
  },
};
