import { createRequire } from 'node:module';
import { foldWords } from '../fold.ts';

/**
 * ISO code of a country by a name in English, German, French, Italian, Spanish or Dutch, or by a usual variant;
 * undefined when no country is called so. Case, accents, signs and a leading article do not matter.
 */
export function countryNamed(text: string): string | undefined {
  const folded = foldWords(text, 'strip');
  const names = (knownNames ??= readNames());
  return names.get(folded) ?? names.get(folded.replace(ARTICLE, ''));
}

/** Whether a text ends in a word in which some country's name ends: most lines of addresses do not, and are done with. */
export function mayEndInCountry(text: string): boolean {
  const lastWord = text.slice(Math.max(text.lastIndexOf(' '), text.lastIndexOf(',')) + 1);
  if (lastWord.length > LONGEST_WORD) return false;
  const ends = (lastWords ??= new Set(
    Array.from((knownNames ??= readNames()).keys(), (name) => name.slice(name.lastIndexOf(' ') + 1)),
  ));
  const folded = foldWords(lastWord, 'strip');
  return ends.has(folded.slice(folded.lastIndexOf(' ') + 1));
}

const LONGEST_WORD = 20;

/** ISO code of what may be an ISO code itself, of two or three letters; undefined when it is none. */
export function countryCoded(text: string): string | undefined {
  const code = text.toUpperCase();
  return (knownCodes ??= readCodes()).get(code);
}

const ARTICLE = /^(?:THE|DIE|DER|LA|LE|LES|L|EL|LOS|LAS|IL|LO|I|GLI|DE|HET) (?=...)/;

const LANGUAGES = ['en', 'de', 'fr', 'it', 'es', 'nl'];

const require = createRequire(import.meta.url);
let knownNames: ReadonlyMap<string, string> | undefined;
let lastWords: ReadonlySet<string> | undefined;
let knownCodes: ReadonlyMap<string, string> | undefined;

/** Names of i18n-iso-countries (ISO 3166 and CLDR), without those that two countries bear (`Congo`), and our own variants, folded. */
function readNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const ambiguous = new Set<string>();
  const add = (name: string, code: string): void => {
    for (const umlauts of ['strip', 'expand'] as const) {
      const folded = foldWords(name, umlauts);
      const other = names.get(folded);
      if (other === undefined) names.set(folded, code);
      else if (other !== code) ambiguous.add(folded);
    }
  };
  for (const language of LANGUAGES) {
    const file: unknown = require(`i18n-iso-countries/langs/${language}.json`);
    const countries = isRecord(file) ? file['countries'] : undefined;
    if (!isRecord(countries)) continue;
    for (const [code, name] of Object.entries(countries)) {
      for (const one of isList(name) ? name : [name]) if (typeof one === 'string') add(one, code);
    }
  }
  for (const name of ambiguous) names.delete(name);
  for (const [code, variants] of Object.entries(VARIANTS)) {
    for (const name of variants.split(', ')) {
      names.set(foldWords(name, 'strip'), code);
      names.set(foldWords(name, 'expand'), code);
    }
  }
  return names;
}

function readCodes(): ReadonlyMap<string, string> {
  const known = new Map<string, string>(Object.entries(OTHER_CODES));
  const rows: unknown = require('i18n-iso-countries/codes.json');
  for (const row of isList(rows) ? rows : []) {
    const [two, three] = isList(row) ? row : [];
    if (typeof two !== 'string' || typeof three !== 'string') continue;
    known.set(two, two);
    known.set(three, two);
  }
  return known;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Codes in use beside ISO's: of the European Union, of cars, of sports. */
const OTHER_CODES = {
  UK: 'GB',
  EL: 'GR',
  D: 'DE',
  A: 'AT',
  F: 'FR',
  I: 'IT',
  B: 'BE',
  L: 'LU',
  E: 'ES',
  GER: 'DE',
  SUI: 'CH',
  NED: 'NL',
  ENG: 'GB',
  SCO: 'GB',
  WAL: 'GB',
  NIR: 'GB',
};

/** What countries are also called, by ISO code, divided by commas; Kosovo is XK in the data. */
const VARIANTS: Readonly<Record<string, string>> = {
  DE: 'BRD, Bundesrepublik Deutschland, Federal Republic of Germany, BR Deutschland',
  AT: 'Republik Österreich, Republic of Austria',
  CH: 'Svizra, Schweizerische Eidgenossenschaft, Swiss Confederation, Confoederatio Helvetica',
  LI: 'Fürstentum Liechtenstein, Principality of Liechtenstein',
  GB:
    'UK, Britain, Great Britain, England, Scotland, Wales, Northern Ireland, Großbritannien, Schottland, Nordirland, ' +
    'Vereinigtes Königreich, Angleterre, Écosse, Pays de Galles, Irlande du Nord, Grande-Bretagne, Royaume-Uni, ' +
    'Inghilterra, Gran Bretagna, Scozia, Galles, Irlanda del Nord, Regno Unito, Inglaterra, Escocia, Gran Bretaña, ' +
    'Gales, Irlanda del Norte, Reino Unido, Engeland, Schotland, Groot-Brittannië, Noord-Ierland, Verenigd Koninkrijk, ' +
    'United Kingdom, United Kingdom of Great Britain and Northern Ireland',
  US:
    'USA, US, United States, United States of America, Vereinigte Staaten, Vereinigte Staaten von Amerika, États-Unis, ' +
    "États-Unis d'Amérique, Stati Uniti, Stati Uniti d'America, Estados Unidos, Estados Unidos de América, EEUU, " +
    'EE UU, U S A, Verenigde Staten, Verenigde Staten van Amerika, VSA',
  NL: 'Holland, Hollande, Olanda, Holanda, Netherlands, Niederlande, Nederland, Pays-Bas, Paesi Bassi, Países Bajos',
  FR: 'République française, French Republic, Frankreich, Francia, Frankrijk',
  IT: 'Repubblica Italiana, Italian Republic',
  IE: 'Éire, Republic of Ireland, Irish Republic, Republik Irland',
  CZ: 'Czechia, Czech Republic, Tschechien, Tschechische Republik, République tchèque, Repubblica Ceca, República Checa, Tsjechische Republiek',
  SK: 'Slowakische Republik, Slovak Republic',
  CN: 'VR China, PR China, P R China, PRC, Volksrepublik China',
  TW: 'Taiwan, Taiwan ROC',
  HK: 'Hong Kong, Hongkong',
  KR: 'South Korea, Südkorea, Republic of Korea, Corée du Sud, Corea del Sud, Corea del Sur, Zuid-Korea',
  KP: 'North Korea, Nordkorea',
  RU: 'Russia, Russland, Russie, Rusia, Rusland, Russische Föderation, Russian Federation',
  AE: 'UAE, VAE, Emirates',
  TR: 'Turkey, Türkei, Türkiye, Turquie, Turchia, Turquía, Turkije',
  CI: "Ivory Coast, Elfenbeinküste, Côte d'Ivoire, Costa d'Avorio, Costa de Marfil, Ivoorkust",
  MM: 'Burma, Birma, Myanmar',
  MK: 'Macedonia, Mazedonien, Nordmazedonien, North Macedonia',
  SZ: 'Swaziland, Swasiland, Eswatini',
  CV: 'Cape Verde, Kapverden',
  BY: 'Weißrussland, Belarus, White Russia',
  VA: 'Vatican, Vatikan, Vatikanstadt, Vatican City',
  VN: 'Vietnam, Viet Nam',
  IR: 'Iran',
  SY: 'Syria, Syrien',
  TZ: 'Tanzania, Tansania',
  MD: 'Moldova, Moldawien, Moldau',
  BA: 'Bosnia, Bosnien, Bosnia and Herzegovina, Bosnien-Herzegowina',
  XK: 'Kosovo',
};
