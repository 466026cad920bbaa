import type { AddressChange, AddressDoubt, AddressParts, DeliveryGrade } from '../model/address-parts.ts';
import type { TypedAddress } from '../model/typed-address.ts';
import { changePart, type AddressDraft } from './address-draft.ts';
import { rulesOf } from './countries.ts';
import type { CountryRules } from './country-rules.ts';
import { findCountry } from './country-name/find-country.ts';
import type { Layout, LayoutContext } from './layout/layout.ts';
import { layoutAddress } from './layout/layout-address.ts';
import { gradePostalCode } from './postal-code.ts';
import { parseAddress } from './parse/parse-address.ts';
import { checkPlace } from './reference/check-place.ts';
import type { PlaceReference } from './reference/place-reference.ts';
import { mendTyped } from './text/mend-typed.ts';
import { tidyParts } from './tidy/tidy-parts.ts';

/** An address understood, tidied, held against the reference and laid out. */
export interface CleanAddress {
  /** ISO 3166-1 alpha-2; '' where what was typed names no country. */
  readonly country: string;
  readonly parts: AddressParts;
  readonly grade: DeliveryGrade;
  readonly layout: Layout;
  readonly changes: readonly AddressChange[];
  readonly doubts: readonly AddressDoubt[];
}

/** What the mail of a country is laid out for. */
type ContextOf = (country: string) => LayoutContext;

/**
 * What was typed → a postal address, each step's changes noted. Nothing is thrown for what was typed: an address that no
 * post could deliver says so by its grade and doubts. `places`: what is known of postal codes, if anything.
 * `fallback`: the country of addresses that name none.
 */
export function cleanAddress(
  typed: TypedAddress,
  contextOf: ContextOf,
  places: PlaceReference | undefined,
  fallback = '',
): CleanAddress {
  const changes: AddressChange[] = [];
  const found = findCountry(mendTyped(typed, changes), fallback);
  const rules = rulesOf(found.country);
  const draft = parseAddress(found.typed, rules, places);
  draft.changes.unshift(...changes);
  draft.parts.country = found.country;
  if (found.country === '') doubt(draft.doubts, 'country-unknown', 'country');
  tidyParts(draft, rules);
  if (isNobody(draft.parts)) doubt(draft.doubts, 'name-missing', 'name');
  const grade = checkPlace(draft, places, rules);
  if (rules !== undefined) divideCode(draft, rules);
  const layout = layoutAddress(draft.parts, contextOf(found.country));
  if (found.country === '') draft.parts.country = found.typed.country;
  return {
    country: found.country,
    parts: draft.parts,
    grade,
    layout: found.country === '' ? withTypedCountry(layout, found.typed.country) : layout,
    changes: draft.changes,
    doubts: draft.doubts,
  };
}

/** Nobody is named; a title alone names nobody. */
function isNobody({ title, name, givenName, familyName, company }: AddressParts): boolean {
  return company === '' && givenName === '' && familyName === '' && (name === '' || name === title);
}

/** A code of the right shape is written as its post does: `W1N9FA` → `W1N 9FA`. */
function divideCode(draft: AddressDraft, rules: CountryRules): void {
  const { code, grade } = gradePostalCode(draft.parts.postalCode, rules.postalCode);
  if (grade !== 'malformed') changePart(draft, 'postalCode', code, 'code-form');
}

/** A country that is not known stands last, as it was typed. */
function withTypedCountry(layout: Layout, typed: string): Layout {
  return typed === '' ? layout : { ...layout, lines: [...layout.lines, typed] };
}

function doubt(doubts: AddressDoubt[], code: string, part: AddressDoubt['part']): void {
  doubts.push({ code, part, grade: 'undeliverable' });
}
