import { foldWords } from '../fold.ts';

/** Countries whose `ä ö ü` may be written `ae oe ue`. */
const EXPANDING: ReadonlySet<string> = new Set(['DE', 'AT', 'CH', 'LI', 'LU']);
/** Countries whose towns are written with English words. */
const ENGLISH: ReadonlySet<string> = new Set(['US', 'CA', 'GB', 'AU', 'NZ', 'IE', 'GG', 'JE', 'IM']);

const SAINTS: ReadonlyMap<string, string> = new Map([
  ['SAINT', 'ST'],
  ['SANKT', 'ST'],
  ['SAINTE', 'STE'],
]);

/** Short words of English towns, each with the one meaning it has there. */
const ENGLISH_WORDS: ReadonlyMap<string, string> = new Map([
  ...SAINTS,
  ['FORT', 'FT'],
  ['MOUNT', 'MT'],
  ['N', 'NORTH'],
  ['E', 'EAST'],
  ['S', 'SOUTH'],
  ['W', 'WEST'],
  ['HTS', 'HEIGHTS'],
  ['SPGS', 'SPRINGS'],
  ['BCH', 'BEACH'],
  ['CTR', 'CENTER'],
  ['VLG', 'VILLAGE'],
  ['JCT', 'JUNCTION'],
]);

const SWISS_CANTONS: ReadonlySet<string> = new Set(
  'AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH FL'.split(' '),
);

/** A number behind a town: a delivery office, a Parisian arrondissement. */
const OFFICE_NUMBER = /^\d{1,2}(?:E|ER|EME|ND)?$/;

const memory = new Map<string, Map<string, string>>();
const REMEMBERED = 8192;

/**
 * The form in which names of towns are compared: words of A–Z and digits between single blanks. Umlauts stand as
 * `AE OE UE` where the country writes them so, `Saint` and `Sankt` as `ST`; numbers of offices and arrondissements, French
 * `Cedex` and Swiss cantons behind the town are left out. '' where nothing is left.
 */
export function foldTown(name: string, country: string): string {
  let known = memory.get(country);
  if (known === undefined) memory.set(country, (known = new Map<string, string>()));
  const found = known.get(name);
  if (found !== undefined) return found;
  if (known.size >= REMEMBERED) known.clear();
  const folded = foldTownAnew(name, country);
  known.set(name, folded);
  return folded;
}

/** The same without a memory, for names that come once. */
export function foldTownAnew(name: string, country: string): string {
  const folded = PLAIN.test(name) ? plainFold(name) : signFold(name, country);
  const rules = ENGLISH.has(country)
    ? ENGLISH_FOLD
    : country === 'CH' || country === 'LI'
      ? SWISS_FOLD
      : OTHER_FOLD;
  if (!rules.touched.test(folded)) return folded;
  const words: string[] = [];
  for (const word of folded.split(' ')) {
    if (word !== '/' && word !== '#') words.push(rules.short.get(word) ?? word);
  }
  if (country === 'FR') dropCedex(words);
  while (words.length > 1 && OFFICE_NUMBER.test(words.at(-1) ?? '')) words.pop();
  if (rules === SWISS_FOLD && words.length > 1 && SWISS_CANTONS.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

/** Letters with single blanks and hyphens between them: most names. */
const PLAIN = /^[A-Za-z]+(?:[ -][A-Za-z]+)*$/;

function plainFold(name: string): string {
  const capitals = name.toUpperCase();
  return capitals.includes('-') ? capitals.replaceAll('-', ' ') : capitals;
}

/** `St.Gallen` is two words, `a.M.` two letters. */
function signFold(name: string, country: string): string {
  const spaced = name.includes('.') ? name.replaceAll('.', ' ') : name;
  return foldWords(spaced, EXPANDING.has(country) ? 'expand' : 'strip');
}

interface FoldRules {
  readonly short: ReadonlyMap<string, string>;
  /** Finds what the rules may change, so that other names need not be taken apart. */
  readonly touched: RegExp;
}

function foldRules(short: ReadonlyMap<string, string>, more: string): FoldRules {
  const touched = new RegExp(`(?:^| )(?:${[...short.keys()].join('|')}|CEDEX)(?: |$)|[/#]| \\d${more}`);
  return { short, touched };
}

const ENGLISH_FOLD = foldRules(ENGLISH_WORDS, '');
const SWISS_FOLD = foldRules(SAINTS, '| [A-Z]{2}$');
const OTHER_FOLD = foldRules(SAINTS, '');

function dropCedex(words: string[]): void {
  const at = words.indexOf('CEDEX');
  if (at > 0) words.length = at;
}
