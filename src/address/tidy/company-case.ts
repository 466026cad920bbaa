import {
  capitalised,
  isDigitAt,
  isRoman,
  letterCaseOf,
  withCasedRuns,
  type LetterRun,
} from './letter-case.ts';
import { writtenForm } from './legal-forms.ts';
import { SMALL_IN_COMPANIES, SMALL_IN_ENGLISH_COMPANIES } from './small-words.ts';

/**
 * The natural case of a company, department or building that came in capitals throughout: `ALTA BATES MEDICAL CENTER` →
 * `Alta Bates Medical Center`, `MÜLLER GMBH & CO. KG` → `Müller GmbH & Co. KG`. Abbreviations stay: what has no vowel,
 * and what has three letters and is no known word (`IBM`). A single short word and what came in small letters is a name
 * that its owner may write so: it stays.
 */
export function companyCase(text: string, country = ''): string {
  if (letterCaseOf(text) !== 'capitals') return text;
  if (!text.includes(' ') && !/[-&/]/.test(text) && text.length <= LONGEST_ACRONYM) return text;
  const isEnglish = ENGLISH.has(country);
  return withCasedRuns(text, (run) => casedRun(run, isEnglish)).replace(
    DOTTED_FORM,
    (form) => DOTTED[form.replace(/[^\p{L}]/gu, '')] ?? form,
  );
}

const LONGEST_ACRONYM = 5;

/**
 * The same where all else of the address came in mixed case: a short name is meant in capitals, alone or before its
 * legal form, `ALDI SÜD`, `XING SE`, `TÜV SÜD AG`, `LIDL GMBH` → `LIDL GmbH`.
 */
export function meantCompanyCase(text: string, country = ''): string {
  const cased = companyCase(text, country);
  const words = text.split(' ');
  if (words.length === 2 && !ENGLISH.has(country) && words.every((word) => word.length <= LONGEST_PART))
    return text;
  const form = words.findIndex((word) => writtenForm(word.replace(/\.$/, '')) !== undefined);
  const isMeant =
    form > 0 &&
    words.slice(0, form).every((word) => word.length <= (form === 1 ? LONGEST_ACRONYM : LONGEST_PART)) &&
    words.slice(form).every((word) => word === '&' || writtenForm(word.replace(/\.$/, '')) !== undefined);
  if (!isMeant) return cased;
  const name = words.slice(0, form).join(' ');
  return name + cased.slice(name.length);
}

/** Of each word where there are several: `TÜV SÜD AG`. */
const LONGEST_PART = 4;

/** A word in capitals that is known for an abbreviation though it could be read: `ADAC`. */
export function isAcronym(word: string): boolean {
  return ACRONYMS.has(word);
}

function casedRun({ run, text, at, isFirst }: LetterRun, isEnglish: boolean): string {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + run.length);
  if (run.length === 1) {
    const isWord =
      (before === "'" && run === 'S') || (run === 'U' && before === ' ' && text.startsWith('. ', at + 1));
    const isCareOf =
      (run === 'C' && text.startsWith('/O ', at + 1)) ||
      (run === 'O' && text.slice(at - 2, at) === 'C/' && after === ' ');
    return isWord || isCareOf ? run.toLowerCase() : run;
  }
  if (isDigitAt(text, at - 1)) return /^(?:ST|ND|RD|TH)$/.test(run) ? run.toLowerCase() : run;
  if (before === '&' || after === '&') return run.length <= 3 ? (writtenForm(run) ?? run) : capitalised(run);
  if (isFirst && !isEnglish && LEADING_FORMS.has(run)) return run;
  const form = isFirst ? undefined : writtenForm(run);
  if (form !== undefined) return form;
  if (
    !isFirst &&
    before === ' ' &&
    text.charAt(at - 2) !== '-' &&
    after !== '.' &&
    isSmall(run, text.slice(0, at), isEnglish)
  )
    return run.toLowerCase();
  if (/^MC.{3}/.test(run)) return `Mc${run.charAt(2)}${run.slice(3).toLowerCase()}`;
  if (isRoman(run)) return run;
  if (run.length <= 3 && !SHORT_WORDS.has(run))
    return /^\.(?: |$)/.test(text.slice(at + run.length)) ? capitalised(run) : run;
  if (!VOWEL.test(run) && !SHORT_WORDS.has(run) && after !== '.') return run;
  return ACRONYMS.has(run) ? run : capitalised(run);
}

/** They stand before a French name: `SARL Dupont`. */
const LEADING_FORMS: ReadonlySet<string> = new Set([
  'SARL',
  'SASU',
  'EURL',
  'SELARL',
  'GAEC',
  'EARL',
  'SCEA',
]);

const ENGLISH: ReadonlySet<string> = new Set(['US', 'CA', 'GB', 'IE', 'AU', 'NZ']);

/** `Casa de la Rosa`, but `Baart La Puente`: an article is small behind a preposition only. */
function isSmall(run: string, before: string, isEnglish: boolean): boolean {
  if (ARTICLES.has(run)) return /(?:^| )(?:DE|SUR|EN|POUR|PAR|SOUS|À) $/.test(before);
  return (isEnglish ? SMALL_IN_ENGLISH_COMPANIES : SMALL_IN_COMPANIES).has(run);
}

const ARTICLES: ReadonlySet<string> = new Set(['LA', 'LE', 'LES', 'LAS', 'LOS']);

const VOWEL = /[AEIOUYÀ-ÖØ-ÝŒ]/;

/** `E.V.`, `S.P.A.`, with or without blanks: single letters are capitals still. */
const DOTTED_FORM =
  /(?<![\p{L}.])(?:E\. ?[VKG]\.|GES\.M\.B\.H\.|S\.P\.A\.|S\.R\.L\.|S\.N\.C\.|S\.A\.S\.|S\.À R\.?L\.)(?!\p{L})/gu;
const DOTTED: Readonly<Record<string, string>> = {
  EV: 'e.V.',
  EK: 'e.K.',
  EG: 'e.G.',
  GESMBH: 'Ges.m.b.H.',
  SPA: 'S.p.A.',
  SRL: 'S.r.l.',
  SNC: 'S.n.c.',
  SAS: 'S.a.s.',
  SÀRL: 'S.à r.l.',
};

/** Words of two or three letters, and short forms without a vowel, that are no abbreviations. */
const SHORT_WORDS: ReadonlySet<string> = new Set(
  (
    'ANA FE DOS PAZ VIA AVE MI REY GOD ELK MAD ARC MID BIO LED BEL COR SUB CAL MC VIE UNI SVS ACE ERA RIM MAR TRI MED IDA CTRS COMTY ALL AND ANN ART BAD BAR BAY BED BIG BOX BOY BUS BUY CAR CAT CUT DAY DOG DON DR EAR EAST EYE FIT FIX FLY FOR FOX FUN ' +
    'GAS HAT HER HIS HOT ICE INN IVY JET JOB JOE JOY JR KEY KID LA LAB LAW LEE LOS LAS LOW MAX MAY MD MEN MR MRS MS MT NET NEW ' +
    'NO NOW OAK OLD ONE OUR OUT PET PIT POP PRO RAY RED ROY RX SAN SEA SEE SHE SIX SKY SON SPA SR ST STE STS SUN TAX TEA TEN THE ' +
    'TOM TOP TOY TWO VAN WAX WAY WEB WIN YOU ZOO EL DEL DES DU AU MY WE UP SO DO GO BE IT IS HE BAU BUS EIS HOF ' +
    'OST SÜD TAL TOR ULM WEG ZUG VER ROT NEU ALT GUT RAD TEE HUT RAT AMT ÖL ART ABT LES CTR HOSP DEPT BLDG FT RD BLVD ' +
    'OF OR IN ON AT BY TO AN AS ET LE UN DE DI DA EN OP IL LO AL VOM ZUM ZUR FÜR UND DER DIE DAS DEM DEN BEI MIT VON IM AM ' +
    'AIR AGE AID ARM BEE BEN BOB CAN CAP COW CUP DAN EGG ELM END FAN FAR FEW GEM GUN GYM HAM HEN HIT JAM JAY JIM KEN KIM LEG ' +
    'LIN LOU MAN MIX MOM NAN NUT OIL OWL PAN PAT PAW PEN PIE PIN POT RAM RIB RIO RON ROD SAM SET SKI SOL SUE TED TIM TIP VET WAR YES'
  ).split(' '),
);

/** Longer abbreviations that could be read as words. */
const ACRONYMS: ReadonlySet<string> = new Set(
  'UCLA UCSF UCSD YMCA YWCA NASA NATO UNICEF UNESCO BASF ADAC EDEKA REWE IKEA USPS AIDS USAA BFPO ARAG DEKRA DEVK LVMH'.split(
    ' ',
  ),
);
