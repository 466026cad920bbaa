import type { PartName } from '../../model/address-parts.ts';
import { changePart, type AddressDraft } from '../address-draft.ts';
import type { CountryRules } from '../country-rules.ts';
import { companyCase, meantCompanyCase } from './company-case.ts';
import { letterCaseOf, type LetterCase } from './letter-case.ts';
import { hasLegalForm } from './legal-forms.ts';
import { doubtLostText } from './lost-text.ts';
import { personCase } from './person-case.ts';
import { placeCase } from './place-case.ts';
import { postBoxWithWords } from './post-box-words.ts';
import { streetCase } from './street-case.ts';
import { streetWithWords } from './street-words.ts';
import { tidyNames } from './tidy-names.ts';
import { tidyUnit } from './unit-words.ts';

/**
 * Tidies the parts of a parsed address in place: natural case of what came in capitals (or small) throughout, names
 * taken apart and put in order, titles and street words as the country's post writes them. Each rule works only where
 * it is certain, and notes what it changed: `natural-case`, `title`, `name-order`, `street-word`, `unit-word`,
 * `post-box-word`.
 */
export function tidyParts(draft: AddressDraft, rules: CountryRules | undefined): void {
  const { parts } = draft;
  const country = parts.country === '' ? (rules?.code ?? '') : parts.country;
  const street = letterCaseOf(parts.street);
  const isMixed = isMeant(street, letterCaseOf(parts.city));
  doubtLostText(draft);
  tidyNames(draft, country, rules, isMixed);
  for (const part of COMPANY_PARTS) {
    const cased = isMixed && part === 'company' ? meantCompanyCase : companyCase;
    natural(draft, part, cased(parts[part], country));
  }
  natural(draft, 'careOf', careOfCase(parts.careOf, country, rules));
  if (parts.extra !== '')
    natural(
      draft,
      'extra',
      parts.extra
        .split('\n')
        .map((line) => companyCase(line, country))
        .join('\n'),
    );
  natural(draft, 'city', townCase(parts.city, country));
  natural(draft, 'district', townCase(parts.district, country));
  if (parts.region.length > 3) natural(draft, 'region', placeCase(parts.region, country));
  const isSmallAtHome = SMALL_STREETS.has(country) && street === 'small';
  if (!isMixed || !isSmallAtHome) natural(draft, 'street', streetCase(parts.street, country));
  if (FURTHER_NUMBER.test(parts.houseNumber)) natural(draft, 'houseNumber', parts.houseNumber.toLowerCase());
  changePart(draft, 'street', streetWithWords(parts.street, country), 'street-word');
  if (parts.postBox !== '') {
    natural(draft, 'postBox', streetCase(parts.postBox, country));
    changePart(draft, 'postBox', postBoxWithWords(parts.postBox, country), 'post-box-word');
  }
  for (const part of UNIT_PARTS) if (parts[part] !== '') tidyUnit(draft, part, country);
}

/** Whether street and town show that their writer told capitals from small letters: `rue du 8 mai 1945`, `PARIS`. */
function isMeant(street: LetterCase, town: LetterCase): boolean {
  if (street === 'mixed' || town === 'mixed') return true;
  return street !== town && street !== 'none' && town !== 'none';
}

/** Countries that write the kind of street, and months and offices in its name, in small letters: `rue du 8 mai 1945`. */
const SMALL_STREETS: ReadonlySet<string> = new Set(['FR', 'MC', 'IT']);

/** `12BIS`, in Latin: no part of a name. */
const FURTHER_NUMBER = /^\d+ ?(?:BIS|TER|QUATER)$/;

const COMPANY_PARTS = ['company', 'department', 'building'] as const;
const UNIT_PARTS = ['unit', 'floor', 'staircase'] as const;

function natural(draft: AddressDraft, part: PartName, after: string): void {
  changePart(draft, part, after, 'natural-case');
}

/** Large receivers of mail have a postal code of their own and stand as its town. */
function townCase(text: string, country: string): string {
  return hasLegalForm(text, country) ? companyCase(text, country) : placeCase(text, country);
}

const NO_PARTICLES: ReadonlySet<string> = new Set();

function careOfCase(text: string, country: string, rules: CountryRules | undefined): string {
  if (text === '' || hasLegalForm(text, country)) return companyCase(text, country);
  return personCase(text, rules?.particles ?? NO_PARTICLES, country);
}
