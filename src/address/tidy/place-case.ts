import { capitalised, isDigitAt, isRoman, withNaturalCase, type LetterRun } from './letter-case.ts';
import { SMALL_IN_PLACES } from './small-words.ts';

/**
 * The natural case of a town, district or region that came in capitals or small letters throughout: `VILLENEUVE-SUR-LOT`
 * → `Villeneuve-sur-Lot`. As it came where the country's language is not known, and where it is in mixed case.
 */
export function placeCase(text: string, country: string): string {
  return withNaturalCase(text, SMALL_IN_PLACES[country], (run, small) => casedRun(run, small, country));
}

/** Countries where names begin with `Mc`. */
const SCOTTISH: ReadonlySet<string> = new Set(['US', 'CA', 'GB', 'IE', 'AU', 'NZ']);

/** What stays in capitals: military post, quarters of a town, post boxes. */
const CAPITALS: Readonly<Record<string, ReadonlySet<string>>> = {
  US: new Set(['APO', 'FPO', 'DPO', 'AA', 'AE', 'AP', 'DC', 'NE', 'NW', 'SE', 'SW', 'AFB', 'PO']),
  CA: new Set(['NE', 'NW', 'SE', 'SW', 'PO', 'UBC', 'CFB']),
  GB: new Set(['BFPO', 'PO']),
  AU: new Set(['BC', 'DC', 'MC', 'PO']),
  DE: new Set(['OT']),
  CH: new Set('AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH PF'.split(' ')),
};

function casedRun(letters: LetterRun, small: ReadonlySet<string>, country: string): string {
  const { run, text, at, isFirst, isSmall } = letters;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + run.length);
  const isLast =
    at + run.length === text.length || (run.length === 1 && after === '.' && at + 2 === text.length);
  const startsAnew = isFirst || before === '/' || before === '(' || text.slice(at - 2, at) === '/ ';
  if (before === "'" && run !== 'D' && isTail(letters, country)) return run.toLowerCase();
  if (after === "'" && (run === 'D' || run === 'L') && ELIDING.has(country)) {
    return startsAnew || (country === 'CA' && run === 'L') ? run : run.toLowerCase();
  }
  if (before !== '' && isDigitAt(text, at - 1))
    return run === 'E' && (country === 'NL' || country === 'FR') ? 'e' : text.slice(at, at + run.length);
  if (CAPITALS[country]?.has(run) === true && (country !== 'CH' || isCanton(letters))) return run;
  if (country === 'CH' && run === 'B' && after === '.') return 'b';
  if (run.length === 1) {
    const isWord = !startsAnew && !isLast && small.has(run) && (after === '.' || /[ÀAEYO]/.test(run));
    return isWord ? run.toLowerCase() : run;
  }
  if (!startsAnew && !isLast && small.has(run) && after !== '.') {
    return before === '-' && after === ' ' && FRENCH_ARTICLE.test(run) ? capitalised(run) : run.toLowerCase();
  }
  if (isRoman(run) && !isFirst) return run;
  if (country === 'NL' && run.startsWith('IJ')) return `IJ${run.slice(2).toLowerCase()}`;
  if (SCOTTISH.has(country) && /^MC.{3}/.test(run)) return `Mc${run.charAt(2)}${run.slice(3).toLowerCase()}`;
  if (!isSmall && country !== 'GB' && !VOWEL.test(run) && !SHORTENED.has(run)) return run;
  return capitalised(run);
}

const ELIDING: ReadonlySet<string> = new Set(['FR', 'CH', 'BE', 'LU', 'MC', 'US', 'CA', 'IT']);

/** `Fragnes-La Loyère`: two communes made one. */
const FRENCH_ARTICLE = /^L(?:A|E|ES)$/;

/** What stands behind an apostrophe inside a word: `King's`, `'s-Hertogenbosch`, `Plourac'h`, `Berd'huis`. */
function isTail({ run, text, at, isFirst }: LetterRun, country: string): boolean {
  if (isFirst) return country === 'NL' && (run === 'S' || run === 'T');
  const head = /[\p{L}\p{M}]*$/u.exec(text.slice(0, at - 1))?.[0] ?? '';
  if (run.length === 1) return head !== '' || run === 'S' || run === 'T';
  return country === 'FR' && head.length > 1 && !/^(?:GRAND|SANT|PRESQU)$/i.test(head);
}

/** `Wil SG`, `Wohlen AG 1`: a canton ends the name. */
function isCanton({ run, text, at }: LetterRun): boolean {
  return at > 0 && text.charAt(at - 1) === ' ' && /^(?: \d+)?$/.test(text.slice(at + run.length));
}

const VOWEL = /[AEIOUYÀ-ÖØ-ÝŒ]/;

/** Short forms of words; what has no vowel else is an abbreviation: `BMW`. */
const SHORTENED: ReadonlySet<string> = new Set(
  'ST STS MT FT PT DR SP SPG SPGS HTS JCT BR CTR MC TWP GLD'.split(' '),
);
