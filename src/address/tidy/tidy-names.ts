import { changePart, type AddressDraft } from '../address-draft.ts';
import type { CountryRules } from '../country-rules.ts';
import { companyCase, isAcronym, meantCompanyCase } from './company-case.ts';
import { letterCaseOf } from './letter-case.ts';
import { hasLegalForm } from './legal-forms.ts';
import { isOrganisation } from './organisations.ts';
import { personCase } from './person-case.ts';
import { splitName } from './split-name.ts';
import { titleFor } from './titles.ts';

const NO_PARTICLES: ReadonlySet<string> = new Set();

/**
 * The person's parts: a company in the name's place moves to `company`, a name in one field is taken apart where it is
 * certain, title and names get their form, and `name` is made of them. `isMixed`: the rest of the address came in mixed
 * case, so that capitals and small letters may be meant.
 */
export function tidyNames(
  draft: AddressDraft,
  country: string,
  rules: CountryRules | undefined,
  isMixed: boolean,
): void {
  const { parts } = draft;
  moveCompany(draft, country);
  const particles = rules?.particles ?? NO_PARTICLES;
  if (parts.name === '' && parts.givenName === '' && parts.familyName.includes(',')) {
    parts.name = parts.familyName;
    parts.familyName = '';
  }
  const typed = parts.name;
  const isSplit =
    parts.givenName === '' && parts.familyName === '' && typed !== '' && takeApart(draft, country);
  changePart(draft, 'title', titleFor(parts.title, country, rules), 'title');
  if (!isSplit || letterCaseOf(typed) !== 'mixed') {
    if (!INITIALS.test(parts.givenName)) {
      changePart(draft, 'givenName', personCase(parts.givenName, NO_PARTICLES, country), 'natural-case');
    }
    changePart(draft, 'familyName', personCase(parts.familyName, particles, country), 'natural-case');
  }
  if (typed !== '' && !isSplit) {
    changePart(draft, 'name', nameCase(typed, particles, country, isMixed), 'natural-case');
    if (parts.givenName === '' && parts.familyName === '') parts.name = withTitle(parts.title, parts.name);
    return;
  }
  parts.name = joined(joined(parts.title, parts.givenName), parts.familyName);
}

/** The case of a name in one field, be it a person's or a body's. */
function nameCase(typed: string, particles: ReadonlySet<string>, country: string, isMixed: boolean): string {
  if (SHORT_COMPANY.test(typed) || isAcronym(typed)) return typed;
  if (isMixed && typed.length <= LONGEST_MEANT && !typed.includes(' ')) return typed;
  if (!isOrganisation(typed)) return personCase(typed, particles, country);
  return (isMixed ? meantCompanyCase : companyCase)(typed, country);
}

/** Of one word alone that may be meant as it stands, `ADAC`, `taz`, among an address in mixed case. */
const LONGEST_MEANT = 5;

/** `JP`, `WH`: letters, no name; but `Ng`. */
const INITIALS = /^(?!NG$)[BCDFGHJKLMNPQRSTVWXZ]{2}$/;

/** `IBM`, `AT&T` in a name's place: a person is seldom so short, and a company is meant so. */
const SHORT_COMPANY = /^(?:\p{Lu}{3}|\p{Lu}+&\p{Lu}+)$/u;

function moveCompany({ parts }: AddressDraft, country: string): void {
  if (parts.company !== '') return;
  if (parts.name !== '' && parts.givenName === '' && parts.familyName === '') {
    if (!hasLegalForm(parts.name, country)) return;
    parts.company = parts.name;
    parts.name = '';
  } else if (parts.givenName === '' && parts.name === '' && hasLegalForm(parts.familyName, country)) {
    parts.company = parts.familyName;
    parts.familyName = '';
  }
}

/** Fills title, given and family name from the name; a turned name is a change of what is printed. */
function takeApart(draft: AddressDraft, country: string): boolean {
  const { parts, changes } = draft;
  const split = splitName(parts.name, country);
  if (split === undefined || (split.title !== '' && parts.title !== '')) return false;
  const { title, givenName, familyName, isTurned } = split;
  if (isTurned) {
    const after = joined(joined(title, givenName), familyName);
    changes.push({ part: 'name', before: parts.name, after, rule: 'name-order', certainty: 'certain' });
  }
  if (title !== '') parts.title = title;
  parts.givenName = givenName;
  parts.familyName = familyName;
  return true;
}

function withTitle(title: string, name: string): string {
  return name.startsWith(`${title} `) ? name : joined(title, name);
}

function joined(before: string, after: string): string {
  if (before === '') return after;
  return after === '' ? before : `${before} ${after}`;
}
