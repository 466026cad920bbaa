import type { CountryRules } from '../country-rules.ts';
import { foldWords } from '../fold.ts';
import { personCase } from './person-case.ts';

const NO_PARTICLES: ReadonlySet<string> = new Set();

/**
 * The customary form of a title in the country that the mail goes to, where the typed one maps surely: `MRS.` → `Frau`,
 * `Herrn Dr.` → `Herr Dr.`. All others as they were typed, in natural case.
 */
export function titleFor(typed: string, country: string, rules: CountryRules | undefined): string {
  if (typed === '') return '';
  const key = `${country} ${typed}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const title = formedTitle(typed, country, rules);
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(key, title);
  return title;
}

/** Few titles stand in many rows. */
const KNOWN = new Map<string, string>();
const MOST_KNOWN = 2000;

function formedTitle(typed: string, country: string, rules: CountryRules | undefined): string {
  const known = customary(typed, country, rules);
  if (known !== undefined) return known;
  if (country === 'NL' && typed === typed.toLowerCase()) return typed;
  const [first = '', ...rest] = typed.split(' ');
  const salutation =
    rest.length > 0 && !rest.some((word) => JOINING.test(word))
      ? customary(first, country, rules)
      : undefined;
  const whole = [salutation ?? academic(first, country) ?? first];
  for (const word of rest) whole.push(academic(word, country) ?? word);
  if (whole.join(' ') === typed) return personCase(typed, NO_PARTICLES);
  return [salutation ?? written(first, country), ...rest.map((word) => written(word, country))].join(' ');
}

function written(word: string, country: string): string {
  return academic(word, country) ?? personCase(word, NO_PARTICLES);
}

/** A degree as it is written; French has no stop behind a short form that keeps the word's last letter: `Dr`. */
function academic(word: string, country: string): string | undefined {
  const folded = foldWords(word, 'strip');
  return folded === 'DR' && FRENCH.has(country) ? undefined : ACADEMIC.get(folded);
}

/** French is spoken there, by some or by all. */
const FRENCH: ReadonlySet<string> = new Set(['FR', 'CH', 'BE', 'LU', 'MC']);

const JOINING = /^(?:und|u\.|and|et|e|&|\+|en)$/i;

/** In Dutch a small `mr.` is a lawyer's degree; degrees are small there. */
function customary(typed: string, country: string, rules: CountryRules | undefined): string | undefined {
  const folded = foldWords(typed, 'strip');
  if (country === 'NL' && typed.startsWith('mr')) return undefined;
  return rules?.titles[folded] ?? own(folded, country);
}

/** Words for a man and a woman that mean nothing else in any of the languages. */
const MAN: ReadonlySet<string> = new Set([
  'HERR',
  'HERRN',
  'MONSIEUR',
  'SIGNOR',
  'SIGNORE',
  'SIG',
  'DHR',
  'MIJNHEER',
  'MISTER',
]);
const WOMAN: ReadonlySet<string> = new Set(['FRAU', 'MADAME', 'MME', 'SIGNORA', 'SIGRA', 'MEVR', 'MEVROUW']);

const FORMS: Readonly<Record<string, readonly [man: string, woman: string]>> = {
  DE: ['Herr', 'Frau'],
  AT: ['Herr', 'Frau'],
  FR: ['M.', 'Mme'],
  IT: ['Sig.', 'Sig.ra'],
  NL: ['Dhr.', 'Mevr.'],
  US: ['Mr.', 'Ms.'],
  CA: ['Mr.', 'Ms.'],
  GB: ['Mr', 'Ms'],
  AU: ['Mr', 'Ms'],
};

function own(folded: string, country: string): string | undefined {
  if (country === 'CA' && (folded === 'MME' || folded === 'MADAME' || folded === 'MONSIEUR'))
    return undefined;
  const forms = FORMS[country];
  if (forms !== undefined && MAN.has(folded)) return forms[0];
  if (forms !== undefined && WOMAN.has(folded)) return forms[1];
  if (country === 'FR' && folded === 'M') return 'M.';
  if (country === 'DE' || country === 'AT')
    return folded === 'HR' ? 'Herr' : folded === 'FR' ? 'Frau' : undefined;
  return folded === 'HERRN' ? 'Herr' : undefined;
}

/** Degrees before a name, as they are written. */
const ACADEMIC: ReadonlyMap<string, string> = new Map(
  Object.entries({
    DR: 'Dr.',
    DRES: 'Dres.',
    DDR: 'DDr.',
    PROF: 'Prof.',
    MAG: 'Mag.',
    MMAG: 'MMag.',
    DKFM: 'Dkfm.',
    DOTTSSA: 'Dott.ssa',
    PROFSSA: 'Prof.ssa',
    MED: 'med.',
    DENT: 'dent.',
    PHIL: 'phil.',
    JUR: 'jur.',
    RER: 'rer.',
    NAT: 'nat.',
    HC: 'h.c.',
    MULT: 'mult.',
    'DIPL ING': 'Dipl.-Ing.',
    'DR ING': 'Dr.-Ing.',
    'DIPL KFM': 'Dipl.-Kfm.',
  }),
);

/** Words that begin a name and are no part of it, folded. */
const LEADING: ReadonlySet<string> = new Set(
  (
    'MR MRS MS MISS MISTER HERR HERRN FRAU DR DRES DDR PROF MAG DIPL ING MONSIEUR MADAME MME MLLE SIG SIGNOR SIGNORA SIGRA ' +
    'DOTT DOTTSSA PROFSSA MMAG DKFM AVV DHR MEVR MEVROUW SIR LADY REV'
  ).split(' '),
);
const FACULTY = /^(?:med|dent|phil|jur|iur|rer|nat|vet|oec|pol|habil|mult|theol|techn|agr)\.$|^h\.?c\.$/i;

/** How many words at the beginning of a name are titles; never all of them. */
export function titleLength(words: readonly string[], country: string): number {
  let length = 0;
  while (length < words.length - 1 && isTitle(words[length] ?? '', length, country)) length++;
  return length;
}

function isTitle(word: string, at: number, country: string): boolean {
  if (at > 0 && FACULTY.test(word)) return true;
  const folded = foldWords(word, 'strip');
  return (
    LEADING.has(folded) ||
    (word === 'M.' && country === 'FR' && at === 0) ||
    /^(?:DIPL|DR|MAG) [A-Z]+$/.test(folded)
  );
}
