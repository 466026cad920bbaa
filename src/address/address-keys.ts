import type { CountryRules } from './country-rules.ts';
import { foldWords } from './fold.ts';
import type { GradedCode } from './postal-code.ts';

/** What mail is ordered and recipients are compared by; all tidied, lines as typed. */
interface KeyParts {
  readonly firstName: string;
  readonly lastName: string;
  readonly lines: readonly string[];
  readonly city: string;
  readonly postalCode: GradedCode;
}

export interface AddressKeys {
  /**
   * Orders mail by country, then postal code as printed, then town and street; compare as binary text. A tab, which no
   * part can hold, divides them: it sorts before all else, so that a shorter code stands before a longer one.
   */
  readonly sortKey: string;
  /**
   * Two recipients share it only if they are the same person at the same address: equal country, postal code, town,
   * street with unit, last and first name, after folding case, accents, signs and the country's street words.
   * Titles are left out. No sounds, no edit distance: a namesake next door must stay another person.
   */
  readonly matchKey: string;
}

export function keysOf(parts: KeyParts, rules: CountryRules): AddressKeys {
  const town = comparedWords(parts.city, rules, false);
  const street = comparedWords(parts.lines.join(' # '), rules, rules.joinStreetWords);
  const last = foldWords(parts.lastName, rules.umlauts);
  const first = foldWords(parts.firstName, rules.umlauts);
  const code = parts.postalCode.compact.slice(0, rules.codeLength);
  return {
    sortKey: `${rules.code}\t${parts.postalCode.code}\t${town}\t${street}`,
    matchKey: `${rules.code}|${code}|${town}|${street}|${last}|${first}`,
  };
}

/** Folds a street or town and gives each word its one compared form. */
function comparedWords(text: string, rules: CountryRules, join: boolean): string {
  const words = foldWords(text, rules.umlauts).split(' ');
  let compared = '';
  let previous = '';
  for (const folded of words) {
    const word = rules.streetWords.get(folded) ?? folded;
    if (word === '#' && (previous === '#' || previous === 'BOX')) continue;
    if (join) compared += joint(compared, word) + shortStreet(word);
    else if (word === 'O' && previous === 'P') compared += word;
    else compared += compared === '' ? word : ` ${word}`;
    previous = word;
  }
  return compared;
}

/** Run-together words keep a blank where two numbers would become another one. */
function joint(before: string, word: string): string {
  return isDigit(before.charCodeAt(before.length - 1)) && isDigit(word.charCodeAt(0)) ? ' ' : '';
}

function shortStreet(word: string): string {
  return word.endsWith('STRASSE') ? `${word.slice(0, -7)}STR` : word;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
