import type { AddressParts } from '../model/address-parts.ts';
import { rulesOf } from './countries.ts';
import type { CountryRules } from './country-rules.ts';
import { foldWords } from './fold.ts';
import { gradePostalCode } from './postal-code.ts';

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

export function addressKeys(parts: AddressParts): AddressKeys {
  const rules = rulesOf(parts.country) ?? ANY_COUNTRY;
  const town = comparedWords(parts.city, rules, false);
  const street = comparedWords(deliveryPoint(parts), rules, rules.joinStreetWords);
  const { compact } = gradePostalCode(parts.postalCode, rules.postalCode);
  const code = compact.slice(0, rules.codeLength);
  const who = [parts.familyName || parts.name, parts.givenName, parts.company];
  const names = who.map((name) => foldWords(name, rules.umlauts)).join('|');
  return {
    sortKey: `${parts.country}\t${parts.postalCode}\t${town}\t${street}`,
    matchKey: `${parts.country}|${code}|${town}|${street}|${names}`,
  };
}

/** Street with number and unit, box, and whatever else tells one door from another. */
function deliveryPoint({
  careOf,
  building,
  street,
  houseNumber,
  unit,
  floor,
  staircase,
  postBox,
  extra,
}: AddressParts): string {
  const door = [`${street} ${houseNumber}`, staircase, floor, unit, building, postBox, careOf, extra];
  return door.filter((part) => part !== '' && part !== ' ').join(' # ');
}

type ComparedBy = Pick<
  CountryRules,
  'umlauts' | 'streetWords' | 'joinStreetWords' | 'codeLength' | 'postalCode'
>;

/** Where nothing is known of the country's addresses, what was typed is compared as it is. */
const ANY_COUNTRY: ComparedBy = {
  umlauts: 'strip',
  streetWords: new Map(),
  joinStreetWords: false,
  codeLength: 40,
  postalCode: { full: /./ },
};

/** Folds a street or town and gives each word its one compared form. */
function comparedWords(text: string, rules: ComparedBy, join: boolean): string {
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
