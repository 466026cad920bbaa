import { capitalised, isDigitAt, isRoman, withNaturalCase, type LetterRun } from './letter-case.ts';
import { SMALL_IN_STREETS } from './small-words.ts';

/**
 * The natural case of a street, unit or post box that came in capitals or small letters throughout: `AN DER ALTEN MÜHLE`
 * → `An der Alten Mühle`, `5TH AVE NE` → `5th Ave NE`. As it came in mixed case, and where the language is not known.
 */
export function streetCase(text: string, country: string): string {
  return withNaturalCase(text, SMALL_IN_STREETS[country], (run, small) => casedRun(run, small, country));
}

const ENGLISH: ReadonlySet<string> = new Set(['US', 'CA', 'GB', 'IE', 'AU', 'NZ']);
const FRENCH: ReadonlySet<string> = new Set(['FR', 'CH', 'BE', 'LU', 'MC', 'CA']);

/** `12 bis` */
const NUMBER_SUFFIX = /^(?:BIS|TER|QUATER)$/;

/** What stays in capitals in all languages of streets here, as far as it has a vowel. */
const CAPITALS: ReadonlySet<string> = new Set(
  'PO POB APO FPO DPO BFPO NE SE US USA RFD GPO ZA ZI ZAC ZAE ZUP CEDEX BAB OT II III XII XIII UCLA'.split(
    ' ',
  ),
);

function casedRun(letters: LetterRun, small: ReadonlySet<string>, country: string): string {
  const { run, text, at, isFirst, isSmall } = letters;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + run.length);
  if (isDigitAt(text, at - 1)) return behindDigit(letters, country);
  if (NUMBER_SUFFIX.test(run) && isDigitAt(text, at - 2) && before === ' ' && FRENCH.has(country))
    return run.toLowerCase();
  if (after === "'" && /^[DL]$/.test(run) && (FRENCH.has(country) || country === 'IT')) {
    return isFirst ? run : run.toLowerCase();
  }
  if (before === "'" && !isFirst && run.length === 1) return run.toLowerCase();
  if (before === "'" && country === 'NL' && /^[ST]$/.test(run)) return run.toLowerCase();
  if (run.length === 1)
    return small.has(run) && !isFirst && after === '.' && country === 'DE' ? run.toLowerCase() : run;
  if (!isFirst && small.has(run) && after !== '.' && at + run.length < text.length) {
    return isNameOf(letters, country) ? capitalised(run) : run.toLowerCase();
  }
  if (CAPITALS.has(run) && (ENGLISH.has(country) || run.length > 2 || run.startsWith('Z') || run === 'OT'))
    return run;
  if (country === 'US' && run.length === 2 && STATES.has(run) && isDigitAt(text, at + 3)) return run;
  if (isRoman(run) && !isFirst) return run;
  if (country === 'NL' && run.startsWith('IJ')) return `IJ${run.slice(2).toLowerCase()}`;
  if (ENGLISH.has(country) && /^MC.{3}/.test(run)) return `Mc${run.charAt(2)}${run.slice(3).toLowerCase()}`;
  if (!isSmall && !VOWEL.test(run) && after !== '.' && !isShortened(letters)) return run;
  return capitalised(run);
}

/** `CA 53`: roads of a state, whose code has a vowel. */
const STATES: ReadonlySet<string> = new Set(
  'AL AK AZ AR CA CO DE GA HI ID IL IN IA LA ME MA MI MO NE NY OH OK OR PA RI UT VA WA WI WY'.split(' '),
);

const VOWEL = /[AEIOUYÀ-ÖØ-ÝŒ]/;

/** `5TH` → `5th`, `1ER` → `1er`; a house number's letter stays as it came. */
function behindDigit({ run, text, at }: LetterRun, country: string): string {
  if (/^(?:ST|ND|RD|TH)$/.test(run) && ENGLISH.has(country)) return run.toLowerCase();
  if ((/^(?:ER|ERE|ÈRE|EME|ÈME)$/.test(run) || NUMBER_SUFFIX.test(run)) && FRENCH.has(country))
    return run.toLowerCase();
  return run.length > 3 ? capitalised(run) : text.slice(at, at + run.length);
}

/** `Rue La Fayette`: an article straight behind the kind of street belongs to a name; `rue de la Paix` has another before. */
function isNameOf({ run, text, at }: LetterRun, country: string): boolean {
  if (!FRENCH.has(country) || !/^L(?:A|E|ES)$/.test(run)) return false;
  return /^(?:\d[^ ]* )?(?:RUE|AVENUE|AV|BD|BOULEVARD|PLACE|ALLÉE|ALLEE|QUAI|SQUARE|COURS|IMPASSE) $/i.test(
    text.slice(0, at),
  );
}

/** Short forms of words without a vowel (USPS Publication 28, C1 and C2; German and French); a number behind makes some a road. */
function isShortened({ run, text, at }: LetterRun): boolean {
  if (ROADS.has(run) && isDigitAt(text, at + run.length + 1)) return false;
  return SHORTENED.has(run);
}

const ROADS: ReadonlySet<string> = new Set(['CR', 'SR', 'TR', 'FM', 'RR', 'PR']);

const SHORTENED: ReadonlySet<string> = new Set(
  (
    'CR ST STR RD DR LN CT PL BLVD PKWY HWY SQ TRL TPKE CV PT MT FT RDG HTS CTR BLDG FL FLR RM VLG SPG SPGS BND BR BRK CLF ' +
    'CRK CRST DM GLN GRN GRV HBR HL HLS HVN JCT KNL LK LKS MDW MDWS ML MLS MNR MTN PRT PR RNCH RPDS RST SHR SHL SMT STRM ' +
    'VW VWS VLY WLS FRK FRKS FRD FRST FRG FLT FLTS FLD FLDS FRY FWY GTWY GDN GDNS SPC TRLR BSMT FRNT MR MRS JR SGT CPL ' +
    'LT STS RDS DRS CTS CRT CRSS CTR PLN PLNS PLZ TCE CL CRES GR GRN HGTS MNT PK PKY SQR TWR TWRS WLK WHF BD BLD CRS CH PSG MC WG'
  ).split(' '),
);
